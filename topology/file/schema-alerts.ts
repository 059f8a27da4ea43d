/** The `alerts` section: who is told, and from where on. */
import { z } from 'zod';
import { signalNames } from '../health/names';
import { accept, emailAddress, says, strict } from './schema-parts';

const bound = (state: string) =>
  z
    .number(says('must be a number', 'in the unit that docs/monitoring.md gives for this signal'))
    .nonnegative(says('must not be negative', 'in the unit that docs/monitoring.md gives for this signal'))
    .optional()
    .meta({ description: `From where on it is ${state}, in the unit of docs/monitoring.md.` });

const signalSchema = strict({
  degraded: bound('degraded'),
  unhealthy: bound('unhealthy'),
  acceptOff: accept.optional().meta({ description: 'Why its alert rules are switched off.' }),
});

export const alertsSchema = strict({
  // Azure wants the receivers' names unique, and they are these addresses.
  emails: z
    .array(emailAddress, says('must be a list', 'write it like [oncall@contososhoes.com]'))
    .min(1, says('must name somebody', 'give at least one address'))
    .refine((emails) => new Set(emails).size === emails.length, says('must not repeat', 'keep one of each'))
    .describe('Addresses that get every alert.'),
  signals: z
    .partialRecord(z.enum(signalNames), signalSchema, {
      error: ({ code }) =>
        code === 'invalid_type'
          ? says('must be a mapping', 'write it like cpu: { degraded: 85 }')
          : undefined,
    })
    .default({})
    .meta({ description: 'Other bounds for signals of docs/monitoring.md, by their names there.' }),
});
