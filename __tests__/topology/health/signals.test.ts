/** What must hold of every row of the table of signals. */
import { firesAt } from '../../../topology/health/bounds';
import { signalNames } from '../../../topology/health/names';
import { pages } from '../../../topology/health/signal';
import { signals } from '../../../topology/health/signals';
import { stateOf } from '../../../topology/health/state';
import { topologyOf } from '../../support/regions-file';

const topology = topologyOf();
const rows = signalNames.map((name) => ({ name, ...signals[name] }));

test.each(rows)('$name: degraded comes before unhealthy', ({ worse, bounds }) => {
  const { degraded, unhealthy } = bounds;
  if (degraded === undefined || unhealthy === undefined) return;
  expect(stateOf(degraded, worse, { unhealthy })).toBe('healthy');
});

test.each(rows)(
  '$name: what tells somebody is watched, and what nobody is told of is at least read',
  (row) => {
    expect(row.tells === 'nobody' ? row.reading : row.watch).toBeDefined();
  },
);

test.each(rows)('$name: what compares has something to compare with', ({ name, watch, reading, bounds }) => {
  const compares = reading || (watch?.by === 'metric' && !watch.learned);
  expect(Object.keys(bounds).length > 0).toBe(Boolean(compares));
  if (compares) expect(firesAt(topology, name)).toBeDefined();
});

const LONG = { PT1M: 1, PT5M: 5, PT15M: 15, PT30M: 30, PT1H: 60, PT6H: 360, P1D: 1440 };

test.each(rows)('$name: no gap between two looks', ({ watch }) => {
  if (watch && watch.by !== 'activity')
    expect(LONG[watch.window]).toBeGreaterThanOrEqual(LONG[watch.frequency]);
});

test('pages are few, and worse than mails', () => {
  expect(pages.length).toBeLessThanOrEqual(5);
  const paging = rows.filter(({ tells }) => tells !== 'mail' && tells !== 'nobody');
  expect(paging.map(({ name }) => name)).toEqual([
    'system',
    'publicName',
    'outsideOnly', // comes with publicName, and says where to look
    'certificate',
    'originHealth',
    'dataRefused',
    'dataAvailability',
    'secretExpiry',
  ]);
  for (const { severity, tells } of rows) {
    expect(severity <= 1).toBe(!['mail', 'nobody'].includes(tells));
  }
});

test('every page has its signal', () => {
  const told = new Set(rows.map(({ tells }) => tells));
  expect(pages.filter((page) => !told.has(page))).toEqual([]);
});

test('a mail comes when it is degraded, a page when it is unhealthy', () => {
  expect(firesAt(topology, 'cpu')).toBe(signals.cpu.bounds.degraded);
  expect(firesAt(topology, 'originHealth')).toBe(signals.originHealth.bounds.unhealthy);
});
