/** The `alerts` section: who is told, and at which bounds. */
import { z } from 'zod';
import { signalNames } from '../health/names';
import { windowNames } from '../health/windows';
import { accept, emailAddress, oneOf, says, strict, text } from './schema-parts';

const bound = (state: string) =>
  z
    .number(says('must be a number', 'use the unit that docs/monitoring.md gives for this signal'))
    .nonnegative(says('must not be negative', 'use the unit that docs/monitoring.md gives for this signal'))
    .optional()
    .meta({ description: `The bound at which the signal is ${state}, in the unit of docs/monitoring.md.` });

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
  .refine((all) => new Set(all).size === all.length, says('must not contain duplicates', 'keep one of each'));

const WEBHOOK: readonly [string, string] = [
  'must be a name of lower-case letters, digits and hyphens',
  'write only a name, like teams; npm run alerts -- webhook takes the address, which is a secret: docs/monitoring.md',
];
const webhooks = z
  .array(text(/^[a-z][a-z0-9-]{0,29}$/, ...WEBHOOK), says('must be a list', 'write it like [teams]'))
  .refine((all) => new Set(all).size === all.length, says('must not contain duplicates', 'keep one of each'))
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
    emails: emails.default([]).meta({ description: 'More addresses, which get pages only.' }),
    webhooks: webhooks.meta({ description: 'More webhooks, which get pages only.' }),
  })
    .prefault({})
    .meta({ description: 'Who else gets pages, the alerts that wake somebody up.' }),
  outside: strict({
    contains: text(
      /^[^\r\n]{1,200}$/,
      'must be one line of at most 200 characters',
      'write a part of what the app answers on its health path',
    )
      .optional()
      .meta({
        description:
          'Text that the answer on the health path must contain; by default only the status is checked.',
      }),
  })
    .prefault({})
    .meta({
      description: 'The tests from outside, which call the public name and each door.',
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
      description: 'Other bounds, severities and windows for the signals of docs/monitoring.md, by name.',
    }),
});
