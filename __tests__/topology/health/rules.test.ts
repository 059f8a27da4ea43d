import { globalRules, ruleName, ruleText, stampRules } from '../../../topology/health/rules';
import type { Topology } from '../../../topology/topology';
import { moreRegions } from '../../support/more-regions';
import { type Edit, topologyOf } from '../../support/regions-file';

const STATES = moreRegions(
  'uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20 }',
  'eastus2: { state: retired, dataPriority: 3, addressSpace: 10.60.0.0/20 }',
);
const topology = topologyOf(STATES);
const signalsOff = (text: string): Edit => [
  'emails: [oncall@shop.example]',
  `emails: [oncall@shop.example]\n  signals: ${text}`,
];
const stampOf = (of: Topology, name: string) => {
  const region = of.regions.find((one) => one.name === name);
  if (!region) throw new Error(`no region ${name}`);
  return stampRules(of, region);
};
const pagesOf = (rules: ReturnType<typeof globalRules>) =>
  rules.filter(({ tells, enabled }) => tells === 'page' && enabled).map(ruleName);

test('what pages, of the system and of the regions that serve', () => {
  expect(pagesOf(globalRules(topology))).toEqual([
    'system',
    'origin-health-northeurope',
    'origin-health-francecentral',
    'data-refused',
    'data-availability',
    'secret-expiry-northeurope',
    'secret-expiry-francecentral',
  ]);
  expect(topology.regions.flatMap(({ name }) => pagesOf(stampOf(topology, name)))).toEqual([]);
});

test('a region on standby is watched, and never pages', () => {
  const rules = globalRules(topology).filter(({ region }) => region?.name === 'uksouth');
  expect(rules.map((rule) => [ruleName(rule), rule.enabled, rule.tells])).toEqual([
    ['door-uksouth', true, 'mail'],
    ['origin-health-uksouth', false, 'mail'],
    ['secret-expiry-uksouth', true, 'mail'],
    ['ingestion-uksouth', true, 'mail'],
  ]);
});

test('a retired region has no rules in global', () => {
  expect(globalRules(topology).filter(({ region }) => region?.name === 'eastus2')).toEqual([]);
});

test('all is on, but for an origin that is drained', () => {
  const all = [
    ...globalRules(topology),
    ...stampOf(topology, 'northeurope'),
    ...stampOf(topology, 'uksouth'),
  ];
  expect(all.filter(({ enabled }) => !enabled).map(ruleName)).toEqual(['origin-health-uksouth']);
});

test('what is switched off for a reason is off everywhere, and keeps the reason', () => {
  const off = topologyOf(signalsOff('{ queue: { acceptOff: { reason: the app has no queue } } }'));
  const rules = off.regions
    .flatMap(({ name }) => stampOf(off, name))
    .filter(({ signal }) => signal === 'queue');
  expect(rules.map(({ enabled, offReason }) => [enabled, offReason])).toEqual([
    [false, 'the app has no queue'],
    [false, 'the app has no queue'],
  ]);
});

test('a stamp that always runs its maximum is not told of', () => {
  const fixed = topologyOf([
    'francecentral: { state: active,',
    'francecentral: { state: active, instances: { min: 12, max: 12 },',
  ]);
  const names = (region: string) => stampOf(fixed, region).map(ruleName);
  expect(names('northeurope')).toContain('at-maximum-northeurope');
  expect(names('francecentral')).not.toContain('at-maximum-francecentral');
});

test('the text says what is wrong, and what it means when it resolves', () => {
  const [rule] = globalRules(topology).filter(({ signal }) => signal === 'originHealth');
  expect(rule && ruleText(rule)).toBe(
    'northeurope: Front Door finds it unhealthy and routes around it. Resolved: it is back.',
  );
});
