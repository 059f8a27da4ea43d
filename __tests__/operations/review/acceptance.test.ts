import { reviewed } from '../../../operations/review';
import type { Rollout } from '../../../operations/review/hazard';
import { parseTopology } from '../../../topology/parse';
import { edited } from '../../support/regions-file';
import { planOf } from './support/plan-json';

const NOW = new Date('2026-12-31T23:59:59Z');
const ADDRESS = 'global/azurerm_key_vault.it';
const destroyed = planOf({ type: 'azurerm_key_vault', actions: ['delete'], before: { id: 'kv' } });

const entry = (more: object = {}) => ({
  id: 'LOST-VAULT',
  address: ADDRESS,
  reason: 'it was empty',
  expires: '2026-12-31',
  ...more,
});
const withAccept = (...entries: readonly object[]) =>
  parseTopology(edited(['alerts:\n', `accept: ${JSON.stringify(entries)}\nalerts:\n`]), 'regions.yaml');

const verdictOf = (
  entries: readonly object[],
  now = NOW,
  unchanged: readonly string[] = [],
  plans = [destroyed],
) => {
  const { verdict, hazards, accepted, idle } = reviewed(
    { plans, unchanged, topology: withAccept(...entries) },
    now,
  );
  const ids = (all: readonly { readonly id: string; readonly found: string }[]) =>
    all.map(({ id, found }) => `${id} ${found}`);
  return [verdict, ids(hazards), ids(accepted), ids(idle)];
};

const HAZARD = 'LOST-VAULT "kv"';
test.each<[string, Parameters<typeof verdictOf>, ReturnType<typeof verdictOf>]>([
  ['nothing is accepted', [[]], ['blocked', [HAZARD], [], []]],
  ['accepted, on its last day', [[entry()]], ['clean', [], [HAZARD], []]],
  [
    'expired',
    [[entry()], new Date('2027-01-01T00:00:00Z')],
    ['blocked', [HAZARD], [], ['ACCEPT-EXPIRED expires: 2026-12-31']],
  ],
  [
    'expired, and not needed',
    [[entry({ expires: '2026-01-01' })], NOW, [], []],
    ['blocked', [], [], ['ACCEPT-EXPIRED expires: 2026-01-01']],
  ],
  [
    'at another address',
    [[entry({ address: 'global/azurerm_key_vault.other' })]],
    ['blocked', [HAZARD], [], ['ACCEPT-EXCUSES-NOTHING no LOST-VAULT there']],
  ],
  [
    'no hazard',
    [[entry(), entry({ id: 'LOST-VALUT' })]],
    ['blocked', [], [HAZARD], ['ACCEPT-EXCUSES-NOTHING LOST-VALUT, which is not a hazard']],
  ],
  [
    'no stack',
    [[entry(), entry({ address: 'stamp-narnia/a.b' })]],
    ['blocked', [], [HAZARD], ['ACCEPT-EXCUSES-NOTHING stamp-narnia, which is not a stack']],
  ],
  [
    'of a stack whose plan is not there',
    [[entry(), entry({ address: 'dns-migration/a.b' })]],
    ['clean', [], [HAZARD], []],
  ],
  [
    'of a stack that changes nothing',
    [[entry(), entry({ address: 'dns-migration/a.b' })], NOW, ['dns-migration']],
    ['blocked', [], [HAZARD], ['ACCEPT-EXCUSES-NOTHING no LOST-VAULT there']],
  ],
])('%s', (_, given, expected) => {
  expect(verdictOf(...given)).toEqual(expected);
});

const plain = planOf({ type: 'azurerm_key_vault', before: { a: 1 }, after: { a: 2 } });
const idleOf = (id: string, address: string, more: Partial<Rollout>) =>
  reviewed({ plans: [plain], topology: withAccept(entry({ id, address })), ...more }, NOW).idle.map(
    ({ found }) => found,
  );

test.each<[string, Partial<Rollout>, boolean]>([
  ['DRIFT-REVERTED', {}, true],
  ['DRIFT-REVERTED', { simulated: true }, false],
  ['CHANGE-UNEXPLAINED', { expected: new Map([['global', plain]]) }, true],
  ['CHANGE-UNEXPLAINED', {}, false],
  // A note needs no entry.
  ['APPS-TOGETHER', {}, true],
])('an entry of %s is idle only where that could be seen: %j', (id, more, isIdle) => {
  expect(idleOf(id, 'global/azurerm_key_vault.it', more)).toEqual(isIdle ? [`no ${id} there`] : []);
});
