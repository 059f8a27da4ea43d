/** The health model on made-up values: all is well, a region dies, half dies, comes back. */
import { healthOf, type Measured } from '../../../topology/health/model';
import type { SignalName } from '../../../topology/health/names';
import { type Bounds, type State, stateOf, type Worse, worst } from '../../../topology/health/state';
import { moreRegions } from '../../support/more-regions';
import { topologyOf } from '../../support/regions-file';

const topology = topologyOf();
const at = (place: string, values: Partial<Record<SignalName, number>>): Measured[] =>
  Object.entries(values).map(([signal, value]) => ({ place, signal: signal as SignalName, value }));

const well = { originHealth: 100, originErrors: 0.1, cpu: 40, queue: 0, healthCheck: 100 };
const dead = { originHealth: 0, originErrors: 100 };
const HALF_DEAD = { originHealth: 90, originErrors: 4, cpu: 85, healthCheck: 60 };
const calm = at('system', { errors: 0.1, latency: 120, pulls: 0 });

test.each<[string, Measured[], State, State, State]>([
  [
    'all healthy',
    [...at('northeurope', well), ...at('francecentral', well), ...calm],
    'healthy',
    'healthy',
    'healthy',
  ],
  [
    'one region dead: the system only has less',
    [...at('northeurope', dead), ...at('francecentral', well), ...calm],
    'unhealthy',
    'healthy',
    'degraded',
  ],
  [
    'one region dead, and clients notice',
    [...at('northeurope', dead), ...at('francecentral', well), ...at('system', { errors: 12 })],
    'unhealthy',
    'healthy',
    'unhealthy',
  ],
  [
    'half dead',
    [...at('northeurope', HALF_DEAD), ...at('francecentral', well), ...calm],
    'degraded',
    'healthy',
    'degraded',
  ],
  [
    'both dead',
    [...at('northeurope', dead), ...at('francecentral', dead)],
    'unhealthy',
    'unhealthy',
    'unhealthy',
  ],
  [
    'back',
    [...at('northeurope', well), ...at('francecentral', well), ...calm],
    'healthy',
    'healthy',
    'healthy',
  ],
  ['nothing measured', [], 'healthy', 'healthy', 'healthy'],
])('%s', (_, measured, northeurope, francecentral, system) => {
  expect(healthOf(topology, measured)).toEqual({ system, regions: { northeurope, francecentral } });
});

test('a region on standby says nothing of the system', () => {
  const more = topologyOf(
    moreRegions('uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20 }'),
  );
  expect(healthOf(more, at('uksouth', dead)).system).toBe('healthy');
});

test('a handful of requests says nothing', () => {
  const errors = { place: 'system', signal: 'errors', value: 50 } as const;
  expect(healthOf(topology, [{ ...errors, requests: 299 }]).system).toBe('healthy');
  expect(healthOf(topology, [{ ...errors, requests: 300 }]).system).toBe('unhealthy');
});

test('what says nothing of a region, or is switched off, counts for nothing', () => {
  const fixed = topologyOf([
    'francecentral: { state: active,',
    'francecentral: { state: active, instances: { min: 12, max: 12 },',
  ]);
  expect(healthOf(fixed, at('francecentral', { atMaximum: 100 })).system).toBe('healthy');
  const off = topologyOf([
    'emails: [oncall@shop.example]',
    'emails: [oncall@shop.example]\n  signals: { cpu: { acceptOff: { reason: always busy } } }',
  ]);
  expect(healthOf(off, at('northeurope', { cpu: 100 })).system).toBe('healthy');
});

test('the bounds of the file count', () => {
  const strict = topologyOf([
    'emails: [oncall@shop.example]',
    'emails: [oncall@shop.example]\n  signals: { cpu: { degraded: 30, unhealthy: 35 } }',
  ]);
  expect(healthOf(strict, at('northeurope', { cpu: 40 })).regions).toMatchObject({
    northeurope: 'unhealthy',
  });
});

test.each<[number, Worse, Bounds, State]>([
  [79.9, 'above', { degraded: 80, unhealthy: 90 }, 'healthy'],
  [80, 'above', { degraded: 80, unhealthy: 90 }, 'degraded'],
  [90, 'above', { degraded: 80, unhealthy: 90 }, 'unhealthy'],
  [95, 'below', { degraded: 95, unhealthy: 80 }, 'healthy'],
  [94.9, 'below', { degraded: 95, unhealthy: 80 }, 'degraded'],
  [79, 'below', { degraded: 95, unhealthy: 80 }, 'unhealthy'],
  [1e9, 'above', { degraded: 1 }, 'degraded'],
  [1e9, 'above', {}, 'healthy'],
])('%d, worse %s, with %j: %s', (value, worse, bounds, state) => {
  expect(stateOf(value, worse, bounds)).toBe(state);
});

test('a chain is as good as its worst link', () => {
  expect(worst(['healthy', 'unhealthy', 'degraded'])).toBe('unhealthy');
  expect(worst([])).toBe('healthy');
});
