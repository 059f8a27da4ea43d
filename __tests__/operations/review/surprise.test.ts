/** What is a surprise and what is not, where the rehearsal and Azure know different things. */
import type { StackPlan } from '../../../operations/review';
import { topologyOf } from '../../support/regions-file';
import { hazardsOf } from './support/edited-plans';
import { type ChangeJson, changeJson, planOf, readable } from './support/plan-json';

const APP = 'azurerm_linux_web_app';
const ORIGIN = 'azurerm_cdn_frontdoor_origin';
const IMPORTED = { change: { importing: { id: '/x' } } };
const topology = topologyOf();

const beside = (plan: StackPlan, rehearsed?: StackPlan) =>
  hazardsOf(topology, [plan], { expected: new Map([['global', rehearsed]]) }).map(
    (line) => line.split(' ')[0],
  );

const unknownSettings: ChangeJson = {
  type: APP,
  before: { app_settings: { A: '1' }, site_credential: [{ name: 'x', password: 'y' }] },
  after: {},
  after_unknown: { app_settings: true, site_credential: true },
};

test('what is computed again is no change of the file', () => {
  expect(beside(planOf(unknownSettings))).toEqual([]);
});

test('nor of several apps together', () => {
  const serving = (stack: string): StackPlan => {
    const plan = planOf(unknownSettings);
    const origin = { address: `${ORIGIN}.it`, type: ORIGIN, values: { enabled: true }, sensitive: {} };
    return { ...plan, stack, before: [...plan.before, origin], after: [...plan.after, origin] };
  };
  expect(hazardsOf(topology, ['stamp-northeurope', 'stamp-francecentral'].map(serving))).toEqual([]);
});

const drifted = (actions: readonly string[], after: object | null): StackPlan => {
  const drift = changeJson({ type: ORIGIN, before: { weight: 500 }, after: { weight: 1 } });
  const change = changeJson({ type: ORIGIN, actions, before: { weight: 1 }, after });
  return readable({ resource_drift: [drift], resource_changes: [change] });
};
const surprises = (plan: StackPlan) =>
  hazardsOf(topology, [plan], { expected: new Map() }).flatMap(
    (line) => /^(DRIFT|CHANGE)-[A-Z]+/.exec(line)?.[0] ?? [],
  );

test.each<[string, StackPlan, readonly string[]]>([
  ['taken back', drifted(['update'], { weight: 500 }), ['DRIFT-REVERTED']],
  ['taken back by another', drifted(['delete', 'create'], { weight: 500 }), ['DRIFT-REVERTED']],
  ['deleted', drifted(['delete'], null), ['CHANGE-UNEXPLAINED', 'DRIFT-SEEN']],
  ['forgotten', drifted(['forget'], null), ['CHANGE-UNEXPLAINED', 'DRIFT-SEEN']],
])('what was changed in Azure is %s', (_, plan, expected) => {
  expect(surprises(plan)).toEqual(expected);
});

const imports = (change: Partial<ChangeJson>): StackPlan => {
  const { change: sides, ...rest } = changeJson({ type: 'azurerm_dns_zone', before: { a: 1 }, ...change });
  return readable({ resource_changes: [{ ...rest, change: { ...sides, ...IMPORTED.change } }] });
};
const taken = imports({ actions: ['no-op'], after: { a: 1 } });
const changed = imports({ after: { a: 2 } });
const created = planOf({ type: 'azurerm_dns_zone', actions: ['create'], after: { a: 1 } });
const replaced = imports({ actions: ['delete', 'create'], after: { a: 2 } });

test.each<[string, StackPlan, StackPlan, readonly string[]]>([
  ['taken over, the rehearsal changes it', taken, changed, []],
  ['changed, the rehearsal only takes it over', changed, taken, []],
  ['taken over, the rehearsal creates it', taken, created, ['CHANGE-UNEXPLAINED']],
  ['replaced', replaced, taken, ['CHANGE-UNEXPLAINED', 'LOST-ZONE']],
])('what is imported: %s', (_, plan, rehearsed, expected) => {
  expect(beside(plan, rehearsed)).toEqual(expected);
});
