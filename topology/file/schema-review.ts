/** The `accept` section: hazards in plans that are accepted. */
import { z } from 'zod';
import { reason, says, strict, text } from './schema-parts';

export const acceptSchema = z
  .array(
    strict({
      id: text(
        /^[A-Z]+(-[A-Z]+)*$/,
        'must be the id of a hazard',
        'write it like LOST-VAULT: docs/review.md lists them',
      ).meta({ description: 'The id of the hazard: docs/review.md.' }),
      address: text(
        /^[\w-]+\/\S(.*\S)?$/,
        'must be STACK/ADDRESS',
        'copy it from the review: stamp-norwayeast/azurerm_key_vault.vault',
      ).meta({ description: 'The stack and the address in it, as the review shows them.' }),
      reason: reason.meta({ description: 'Why it is acceptable; the review shows it.' }),
      expires: z.iso
        .date(says('must be a day', 'write it like 2026-12-31'))
        .meta({ description: 'The last day, in UTC, on which it is accepted.' }),
    }),
    says('must be a list', 'write it like [{ id: ..., address: ..., reason: ..., expires: ... }]'),
  )
  .default([])
  .meta({
    description:
      'Hazards in the plans of this step that are accepted (npm run review). An entry that has expired, or that no longer matches a hazard, is refused.',
  });
