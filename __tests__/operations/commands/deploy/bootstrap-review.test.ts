/** What of a review keeps bootstrap from going on; with a real plan: bootstrap.e2e.test.ts. */
import { plainPage } from '../../../../operations/cli/page';
import { told } from '../../../../operations/commands/deploy/bootstrap/review';
import type { Sighted } from '../../../../operations/review';

const seen = (id: string): Sighted => ({
  id,
  address: 'bootstrap/azurerm_it.it',
  wrong: 'would be lost',
  found: '"/it"',
  fix: 'keep it',
});
const loss = 'bootstrap/azurerm_it.it: would be lost; found "/it"; keep it [LOST-LOCK]';
const notes = 'The review notes ROLE-SUBSCRIPTION (2), TRUST-WIDENED (1): see docs/review.md.';

test.each<[string, readonly string[], string, boolean]>([
  ['nothing', [], '', false],
  [
    'what it is for is counted, and blocks nothing',
    ['TRUST-WIDENED', 'ROLE-SUBSCRIPTION', 'ROLE-SUBSCRIPTION'],
    notes,
    false,
  ],
  ['what would be lost blocks', ['LOST-LOCK'], loss, true],
  [
    'both, the loss first',
    ['ROLE-SUBSCRIPTION', 'LOST-LOCK', 'TRUST-WIDENED', 'ROLE-SUBSCRIPTION'],
    `${loss}\n${notes}`,
    true,
  ],
])('%s', (_, ids, text, blocks) =>
  expect(told({ hazards: ids.map(seen) }, plainPage)).toEqual({ text, blocks }),
);
