/** With prices that no refresh of the table changes. */
import { headroom } from '../../../topology/capacity/headroom';
import { needs } from '../../../topology/capacity/needs';
import { bill } from '../../../topology/costs/bill';
import { costs } from '../../../topology/costs/estimate';
import type { Meter } from '../../../topology/costs/meters';
import { globalLogs, regionLogs, total } from '../../../topology/logs/volume';
import type { Topology } from '../../../topology/topology';
import { moreRegions } from '../../support/more-regions';
import { type Edit, topologyOf } from '../../support/regions-file';

const mockPrices: Partial<Record<Meter, number>> = {
  P1v3: 100,
  P2v3: 200,
  cosmosMultiWrite: 10,
  frontDoorPremium: 300,
  learnedAlert: 2,
  logAlert: 3,
  logAlertOften: 5,
  logIngestion: 30,
  logRetention: 1,
  metricAlert: 1,
  privateEndpoint: 7,
  registry: 50,
  registryReplica: 40,
  webTest: 4,
};
jest.mock('../../../topology/costs/prices', () => ({
  currency: 'USD',
  pricedOn: '2026-01-01',
  monthlyPrice: (meter: Meter, region: string) =>
    region === 'francecentral' ? undefined : mockPrices[meter],
}));

const billOf = (topology: Topology, base?: Topology) =>
  bill(topology, headroom(topology, needs(topology)), base);
const itemsOf = (topology: Topology, place: string) =>
  Object.fromEntries(
    costs(topology)
      .find((cost) => cost.place === place)
      ?.items.map(({ kind, idle, peak }) => [kind, [idle, peak]]) ?? [],
  );

const uksouth = (more = '') =>
  moreRegions(`uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20${more} }`);
const SHORT: Edit = [
  'regions:\n',
  'logs: { retentionDays: 30, acceptShortRetention: { reason: for this test } }\nregions:\n',
];

describe('of a region', () => {
  const topology = topologyOf();
  const { insights } = regionLogs(topology, 200);
  const { insights: probes } = regionLogs(topology, 0);

  test('what runs, what follows the load, what is there', () => {
    expect(itemsOf(topology, 'northeurope')).toEqual({
      alerts: [6, 6], // six metrics of the stamp
      'App Service': [600, 600],
      'Cosmos DB': [40, 400], // 4000 request units a second, a tenth of them idle
      logs: [probes * 30, insights * 30],
      'private endpoints': [21, 21],
      registry: [40, 40],
    });
  });

  test('a region on standby costs what it holds, and writes no logs', () => {
    const items = itemsOf(topologyOf(uksouth(', sku: P2v3, instances: { min: 3, max: 9 }')), 'uksouth');
    expect(items).toMatchObject({ 'App Service': [600, 600], logs: [0, 0] });
  });

  test('a retired region costs nothing', () => {
    const retired = topologyOf(
      moreRegions('uksouth: { state: retired, dataPriority: 2, addressSpace: 10.50.0.0/20 }'),
    );
    expect(costs(retired).map(({ place }) => place)).toEqual(['northeurope', 'francecentral', 'global']);
  });

  test('what containers have of their own is paid beside what the database has, shared or not', () => {
    const own: Edit = ['/customerId }', '/customerId, maxThroughput: 5000 }'];
    expect(itemsOf(topologyOf(own), 'northeurope')['Cosmos DB']).toEqual([90, 900]);
  });

  test('the throughput of adopted containers is unknown', () => {
    const adopted: Edit = [
      'alerts:',
      'adopt: { cosmosAccountId: /subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-old/providers/Microsoft.DocumentDB/databaseAccounts/old, cosmosContainers: [orders] }\nalerts:',
    ];
    expect(itemsOf(topologyOf(adopted), 'northeurope')['Cosmos DB']).toEqual([undefined, undefined]);
  });
});

test('of what is global: logs are kept longer than is free', () => {
  const topology = topologyOf();
  const gigabytes = total(globalLogs(topology, 400));
  const { logs, ...rest } = itemsOf(topology, 'global');
  const { alerts, ...others } = rest;
  // Two doors, from five places twelve times an hour.
  expect(others).toEqual({ 'Front Door': [300, 300], registry: [50, 50], 'tests from outside': [480, 480] });
  expect(alerts?.[0]).toBeGreaterThan(0);
  expect(logs?.[1]).toBeCloseTo(gigabytes * (30 + 90 - 31));
  expect(itemsOf(topologyOf(SHORT), 'global').logs?.[1]).toBeCloseTo(gigabytes * 30);
});

test('logs stand apart from what multiplies with regions', () => {
  const topology = topologyOf();
  const { rows, byKind, total: all } = billOf(topology);
  const [northeurope] = rows;
  const { logs, ...rest } = itemsOf(topology, 'northeurope');
  expect(northeurope?.logs).toBe(logs?.[1]);
  expect(northeurope?.peak).toBe(Object.values(rest).reduce((sum, [, peak]) => sum + (peak ?? 0), 0));
  expect(byKind.reduce((sum, { peak }) => sum + peak, 0)).toBeCloseTo(all.peak + all.logs);
});

test('an unknown price is left out, and named', () => {
  const { rows, total: all } = billOf(topologyOf());
  const france = rows.find(({ place }) => place === 'francecentral');
  expect(france).toMatchObject({
    idle: 6, // alerts are sold by the control region
    peak: 6,
    unknown: ['App Service', 'Cosmos DB', 'logs', 'private endpoints', 'registry'],
  });
  expect(all.peak).toBeCloseTo(rows.reduce((sum, { peak }) => sum + peak, 0));
});

describe('what headroom would save', () => {
  const north = (more: string): Edit => ['10.30.0.0/20 }', `10.30.0.0/20${more} }`];
  const france = (more: string): Edit => ['10.40.0.0/20 }\n', `10.40.0.0/20${more} }\n`];
  const of = (min: number, max = 30) => `, instances: { min: ${min}, max: ${max} }`;
  const ACCEPTED = ', acceptOverload: { reason: costs too much }';

  // Each carries all alone: six at 70 %, and so it is by default.
  test.each<[string, Edit[], object]>([
    ['nothing', [], { instances: 0, monthly: 0, unknown: false }],
    ['instances', [north(of(9))], { instances: 3, monthly: 300, unknown: false }],
    ['of an unknown price', [france(of(9))], { instances: 3, monthly: undefined, unknown: true }],
    ['of both', [north(of(8)), france(of(9))], { instances: 5, monthly: 200, unknown: true }],
    ['on standby', [uksouth(of(15))], { instances: 12, monthly: 1200, unknown: false }],
    ['on standby, where it is smaller', [uksouth(of(2))], { instances: 0, monthly: 0, unknown: false }],
    [
      'less where a region has none',
      [north(of(9)), france(of(5))],
      { instances: 2, monthly: 300, unknown: true },
    ],
    ['it costs more', [north(of(4))], { instances: -2, monthly: -200, unknown: false }],
    ['nor would the maximum do', [north(of(4, 4))], { instances: -2, monthly: -200, unknown: false }],
    [
      'overload that is accepted stays',
      [north(of(9)), france(of(3) + ACCEPTED)],
      { instances: 3, monthly: 300, unknown: false },
    ],
  ])('%s', (_, edits, saving) => {
    const { rows, total: all, saving: found } = billOf(topologyOf(...edits));
    expect(found).toEqual(saving);
    // The columns and the sentence say the same.
    expect((all.running ?? 0) - (all.headroom ?? 0)).toBe(found.instances);
    const sum = rows.reduce((so, { running, headroom: few }) => so + (few ?? running ?? 0), 0);
    expect(all.headroom).toBe(sum);
  });
});

describe('a step', () => {
  const priced: Edit = ['  francecentral:', '  westeurope:'];
  const known = (...edits: Edit[]) => topologyOf(...edits, priced);
  const [two, three] = [known(), known(uksouth())];
  const stepsOf = (next: Topology, base: Topology) => {
    const { rows, total: all } = billOf(next, base);
    return Object.fromEntries([...rows, all].map(({ place, step }) => [place, step]));
  };

  test('a region comes', () => {
    const { rows } = billOf(three, two);
    const added = rows.find(({ place }) => place === 'uksouth')?.peak;
    const { global, ...steps } = stepsOf(three, two);
    const rest = { northeurope: 0, westeurope: 0 };
    expect(steps).toEqual({ ...rest, uksouth: added, 'in all': Number(added) + Number(global) });
    // Its alerts: what Front Door, its door, its logs, its vault and Cosmos DB say of it; its door's test, 60 runs an hour.
    expect(global).toBe(10 + 240);
  });

  test('a region goes', () => {
    const { rows, total: all } = billOf(two, three);
    expect(rows.at(-1)).toMatchObject({ place: 'uksouth', running: undefined, peak: 0 });
    const gone = Number(rows.at(-1)?.step);
    expect(gone).toBeLessThan(0);
    expect(all.step).toBe(gone - 250);
  });

  test('logs count', () => {
    const more = known(['peakRequestsPerSecond: 400', 'peakRequestsPerSecond: 300']);
    const { rows } = billOf(two, more);
    expect(rows.find(({ place }) => place === 'global')?.step).toBeGreaterThan(0);
  });

  const france = (state: string): Edit =>
    moreRegions(`francecentral: { state: ${state}, dataPriority: 2, addressSpace: 10.60.0.0/20 }`);
  const withFrance = (state: string) => {
    const [old, fresh] = france(state);
    return topologyOf([old, fresh.replace('  francecentral:', '  westeurope:')]);
  };
  test.each([
    ['comes', two, withFrance('standby')],
    ['serves', withFrance('standby'), withFrance('active')],
    ['is drained', withFrance('active'), withFrance('standby')],
    ['is retired', withFrance('standby'), withFrance('retired')],
  ])(
    'a region whose prices are unknown %s: so is the difference, and the kinds are named',
    (_, base, next) => {
      const { rows, total: all } = billOf(next, base);
      expect(stepsOf(next, base)).toMatchObject({ francecentral: null, 'in all': null });
      const row = rows.find(({ place }) => place === 'francecentral');
      expect([...(row?.unknown ?? []), ...(row?.unknownBefore ?? [])]).toContain('App Service');
      expect(all.unknown.length > 0).toBe(row?.state !== undefined);
    },
  );
});
