/** The `alerts` section: who is told, and from where on. */
import { z } from 'zod';
import { signalNames } from '../health/names';
import { windowNames } from '../health/windows';
import { accept, emailAddress, oneOf, says, strict, text } from './schema-parts';

const bound = (state: string) =>
  z
    .number(says('must be a number', 'in the unit that docs/monitoring.md gives for this signal'))
    .nonnegative(says('must not be negative', 'in the unit that docs/monitoring.md gives for this signal'))
    .optional()
    .meta({ description: `From where on it is ${state}, in the unit of docs/monitoring.md.` });

const signalSchema = strict({
  degraded: bound('degraded'),
  unhealthy: bound('unhealthy'),
  severity: z
    .literal([0, 1, 2, 3, 4], says('must be a whole number from 0 to 4', '0 is the worst, 4 the least'))
    .optional()
    .meta({ description: 'Of its alerts: 0 is the worst, 4 the least. Whom it tells stays as it is.' }),
  window: oneOf(windowNames, 'a length of time that Azure looks back')
    .optional()
    .meta({ description: 'How far its alert rules look back, for a signal that is a mean.' }),
  acceptOff: accept.optional().meta({ description: 'Why its alert rules are switched off.' }),
});

// Azure wants the receivers' names unique, and they are these addresses.
const emails = z
  .array(emailAddress, says('must be a list', 'write it like [oncall@contososhoes.com]'))
  .refine((all) => new Set(all).size === all.length, says('must not repeat', 'keep one of each'));

const WEBHOOK: readonly [string, string] = [
  'must be a name of small letters, digits and hyphens',
  'its address is a secret, and is given to npm run alerts -- webhook; see docs/monitoring.md',
];
const webhooks = z
  .array(text(/^[a-z][a-z0-9-]{0,29}$/, ...WEBHOOK), says('must be a list', 'write it like [teams]'))
  .refine((all) => new Set(all).size === all.length, says('must not repeat', 'keep one of each'))
  .default([]);

export const alertsSchema = strict({
  emails: emails
    .min(1, says('must name somebody', 'give at least one address'))
    .describe('Addresses that get every alert.'),
  webhooks: webhooks.meta({
    description:
      'Names of webhooks that are called for every alert; `npm run alerts -- webhook NAME` gives them an address.',
  }),
  page: strict({
    emails: emails.default([]).meta({ description: 'Further addresses, for what pages.' }),
    webhooks: webhooks.meta({ description: 'Further webhooks, for what pages.' }),
  })
    .prefault({})
    .meta({ description: 'Who is told, besides, of what wakes somebody up.' }),
  outside: strict({
    contains: text(
      /^[^\r\n]{1,200}$/,
      'must be one line of at most 200 characters',
      'a part of what the app answers on its health path',
    )
      .optional()
      .meta({ description: 'What the health path answers, or a part of it; by default its status decides.' }),
  })
    .prefault({})
    .meta({
      description: "Tests of the public name and of each door from outside of Azure's regions in use.",
    }),
  signals: z
    .partialRecord(z.enum(signalNames), signalSchema, {
      error: ({ code }) =>
        code === 'invalid_type'
          ? says('must be a mapping', 'write it like cpu: { degraded: 85 }')
          : undefined,
    })
    .default({})
    .meta({
      description:
        'Other bounds, severities and windows for signals of docs/monitoring.md, by their names there.',
    }),
});
