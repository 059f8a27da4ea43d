/** The workbook: what Azure takes, all that is to be seen, and nothing to edit when a region comes. */
import { catalogue } from '../../../topology/catalogue';
import { RECENT_SECONDS } from '../../../topology/health/query-text';
import type { MetricItem } from '../../../topology/health/workbook/items';
import { LIMITS } from '../../../topology/health/workbook/limits';
import { workbook, workbookQueries, workbookText } from '../../../topology/health/workbook/workbook';
import { moreRegions } from '../../support/more-regions';
import { topologyOf } from '../../support/regions-file';
import { shippedTopology, withThird } from '../../support/shipped-file';
import { workbookProblems } from '../../support/workbook/schema';

const topology = topologyOf(
  moreRegions(
    'uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20 }',
    'eastus2: { state: retired, dataPriority: 3, addressSpace: 10.60.0.0/20 }',
  ),
);
const page = workbook(topology);
const names = ({ items }: typeof page): readonly string[] => items.map(({ name }) => name);
const metrics = page.items.filter((item): item is MetricItem => item.type === 10);

test('Azure takes it', () => {
  expect(workbookProblems(JSON.parse(workbookText(topology)))).toEqual([]);
});

const item = { type: 3, name: 'a', content: { size: 0 } };
const metric = { namespace: 'n', metric: 'm', aggregation: 1 };
const drawn = (...all: object[]) => ({ type: 10, content: { metrics: all } });
test.each<[string, object]>([
  ['no version', { items: [] }],
  ['an item of no kind', { version: '1', items: [item, { ...item, type: 4 }] }],
  ['a size that is a word', { version: '1', items: [{ ...item, content: { size: 'small' } }] }],
  ['a metric without an aggregation', { version: '1', items: [drawn({ namespace: 'n', metric: 'm' })] }],
  ['the same, as the second', { version: '1', items: [drawn(metric, { namespace: 'n', metric: 'm' })] }],
])('it would be noticed: %s', (_, broken) => {
  expect(workbookProblems(broken)).not.toEqual([]);
});

test('what is to be seen', () => {
  expect(names(workbook(shippedTopology()))).toEqual([
    'time',
    'links',
    'state',
    'now',
    'state-in-time',
    'outside',
    'tests',
    'doors',
    'traffic',
    'requests-by-region',
    'errors-by-region',
    'latency-by-region',
    'cache',
    'originHealth',
    'errors',
    'latency',
    'requests',
    'wafBlocks',
    'firewall',
    'rules',
    'data',
    'dataRefused',
    'dataAvailability',
    'dataLatencyDirect',
    'dataLatencyGateway',
    'replication',
    'stamps',
    'cpu',
    'queue',
    'healthCheck',
    'atMaximum',
    'vaultAvailability',
    'vaultLatency',
    'headroom',
    'headroom-swedencentral',
    'headroom-westeurope',
  ]);
  expect(new Set(names(page)).size).toBe(page.items.length);
});

test('a region that comes is there without an edit', () => {
  const more = workbook(shippedTopology(withThird));
  expect(names(more)).toContain('headroom-uksouth');
  expect(JSON.stringify(more)).toContain('App in uksouth');
});

test('a region on standby is shown, one that is retired is not', () => {
  expect(workbookText(topology)).toContain('App in uksouth');
  expect(names(page)).not.toContain('headroom-uksouth'); // it serves nobody
  expect(workbookText(topology)).not.toContain('eastus2');
});

test('the order of the regions changes nothing', () => {
  const turned = { ...topology, regions: topology.regions.toReversed() };
  expect(workbookText(turned)).toBe(workbookText(topology));
});

test('bounds are those of the file', () => {
  const cpu = ({ items }: typeof page) => items.find(({ name }) => name === 'cpu')?.content.title;
  expect(cpu(page)).toBe('cpu: % CPU, mean of the instances; degraded ≥ 80, unhealthy ≥ 90');
  const alerts = { ...topology.alerts, signals: { cpu: { unhealthy: 95 } } };
  expect(cpu(workbook({ ...topology, alerts }))).toContain('unhealthy ≥ 95');
});

test('only what is blocked is drawn of the firewall, and each origin of its health', () => {
  const of = (name: string) => metrics.find((one) => one.name === name)?.content;
  expect(of('wafBlocks')).toMatchObject({
    filters: [{ key: 'Action', values: ['Block'] }],
    metrics: [
      { metric: 'microsoft.cdn/profiles-Traffic-WebApplicationFirewallRequestCount', aggregation: 1 },
    ],
  });
  expect(of('originHealth')).toMatchObject({ metrics: [{ splitBy: 'Origin', aggregation: 4 }] });
  expect(of('originHealth')).not.toHaveProperty('filters');
  expect(of('cpu')?.resourceIds).toHaveLength(3);
});

test('nothing in a query is taken for a parameter of the workbook', () => {
  expect(workbookQueries(topology).filter(([, query]) => /\{\w/.test(query))).toEqual([]);
});

test('however many regions there are, they are within the limits of Azure', () => {
  const regions = catalogue.size;
  const system = 1;
  expect(regions + system).toBeLessThanOrEqual(LIMITS.workspaces);
  expect(regions + system).toBeLessThanOrEqual(LIMITS.series);
  const quarters = (LIMITS.hours * 3600) / RECENT_SECONDS;
  expect(quarters * (regions + system)).toBeLessThanOrEqual(LIMITS.points);
});
