/** Every query here is one that Azure would run: parsed, and bound to the tables that there are. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signalNames } from '../../../topology/health/names';
import { queryFiles } from '../../../topology/health/query-files';
import { allScores, controlScores, regionScores, scoresInTime } from '../../../topology/health/score-query';
import { signals } from '../../../topology/health/signals';
import { bind } from '../../support/kusto/bind';
import { tables } from '../../support/kusto/tables.json';
import { moreRegions } from '../../support/more-regions';
import { topologyOf } from '../../support/regions-file';
import { shippedTopology } from '../../support/shipped-file';

const root = join(__dirname, '../../..');
const topology = topologyOf(
  moreRegions(
    'uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20 }',
    'eastus2: { state: retired, dataPriority: 3, addressSpace: 10.60.0.0/20 }',
  ),
);

describe('a query that is wrong is noticed', () => {
  test.each([
    ['AzureMetrics | where TimeGenerated > ago(5m)', []],
    ['AzureMetrics | where MetricNaem == 1', ["The name 'MetricNaem' does not refer to any known column"]],
    ['AzureMetric | take 1', ["The name 'AzureMetric' does not refer to any known table"]],
    ['AzureMetrics | sumarize count()', ['Query operator expected.']],
    ["workspace('id').AzureDiagnostics | summarize count() by originName_s", []],
    [
      "workspace('id').AzureDiagnostics | summarize count() by originName_d",
      ["The name 'originName_d' does"],
    ],
  ])('%s', (query, problems) => {
    const found = bind(query).problems;
    expect(found.slice(0, 1).map((one) => problems.some((part) => one.startsWith(part)))).toEqual(
      problems.map(() => true),
    );
  });
});

/** With what is asked only once the name has moved. */
const moved = topologyOf(['phase: prepare', 'phase: cutover\n  delegatedAt: 2026-01-04T00:00:00Z']);

test.each([...Object.entries(queryFiles(topology)), ...Object.entries(queryFiles(moved))])(
  'of %s',
  (_, query) => {
    expect(bind(query).problems).toEqual([]);
  },
);

const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const shown = pages.flatMap((page) =>
  [...readFileSync(join(root, 'docs', page), 'utf8').matchAll(/```kusto\n([\s\S]*?)```/g)].map(
    ([, query = ''], i) => [`${page} ${i + 1}`, query] as const,
  ),
);
test.each(shown)('of docs/%s', (_, query) => {
  expect(bind(query).problems).toEqual([]);
});

test('the files are up to date: npm run signals', () => {
  const folder = join(root, 'docs/queries');
  const files = Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
  expect(files).toEqual(queryFiles(shippedTopology()));
});

test('across workspaces nothing is asked but tables: no function, saved or with parameters', () => {
  const query = allScores(topology);
  expect(query.match(/workspace\('[^']+'\)\.\w+/g)?.every((one) => one.endsWith('.AzureMetrics'))).toBe(true);
  expect(query).not.toMatch(/let \w+ *= *\(/);
});

test('each region that lives is asked, and those that serve count', () => {
  const query = allScores(topology);
  expect([...new Set(query.match(/workspaces\/[\w-]+/g))]).toHaveLength(3);
  expect(query).toContain("'uksouth', 'standby'");
  expect(query).not.toContain('eastus2');
});

/** What each reading asks, by signal. */
const asked = (query: string, signal: string): string =>
  query.split('\n  (').find((part) => part.includes(`Signal = '${signal}'`)) ?? '';

test.each(['errors', 'originErrors', 'latency'])(
  '%s: neither of calls through the door, nor of a handful',
  (signal) => {
    const query = asked(controlScores(topology), signal);
    expect(query).toContain("where tostring(parse_url(requestUri_s).Host) !startswith 'fde-");
    expect(query).toContain("-door'");
    expect(query).toContain('| where Requests >= 300');
  },
);

test('a region that always runs its maximum is not scored by it', () => {
  const fixed = topologyOf([
    'francecentral: { state: active,',
    'francecentral: { state: active, instances: { min: 12, max: 12 },',
  ]);
  const scored = fixed.regions.map((region) => [
    region.name,
    regionScores(fixed, region).includes('ObservedCapacity'),
  ]);
  expect(scored).toEqual([
    ['northeurope', true],
    ['francecentral', false],
  ]);
});

test('what is switched off for a reason is not scored', () => {
  const off = topologyOf([
    'emails: [oncall@shop.example]',
    'emails: [oncall@shop.example]\n  signals: { wafBlocks: { acceptOff: { reason: a scanner tests at night } } }',
  ]);
  expect(allScores(off)).not.toContain('wafBlocks');
});

/** No reading is left in the control workspace, in those of the regions, or anywhere. */
test.each([
  ['control', ['control']],
  ['region', ['region']],
  ['all', ['control', 'region']],
])('where every reading is switched off, queries still run: %s', (_, workspaces) => {
  const off = signalNames
    .filter((name) => workspaces.includes(signals[name].reading?.workspace ?? ''))
    .map((name) => `${name}: { acceptOff: { reason: others watch it } }`);
  const silent = topologyOf([
    'emails: [oncall@shop.example]',
    `emails: [oncall@shop.example]\n  signals: { ${off.join(', ')} }`,
  ]);
  const problems = Object.entries(queryFiles(silent)).map(([name, query]) => [name, bind(query).problems]);
  expect(problems.filter(([, found]) => found?.length)).toEqual([]);
});

test('in time, every quarter of an hour is a whole one', () => {
  const parts = scoresInTime(topology)
    .split('\n  (')
    .filter((part) => part.includes('Signal = '));
  expect(parts.filter((part) => !part.includes('TimeGenerated < bin(now(), 15m)'))).toEqual([]);
});

test('the control workspace scores the system from what it has itself', () => {
  expect(controlScores(topology)).not.toContain('workspace(');
});

test.each(tables)('$name: where its columns are from', ({ source, date }) => {
  expect(new URL(source).protocol).toBe('https:');
  expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
});
