/** With prices that no refresh of the table changes. */
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
  logIngestion: 30,
  logRetention: 1,
  privateEndpoint: 7,
  registry: 50,
  registryReplica: 40,
};
jest.mock('../../../topology/costs/prices', () => ({
  currency: 'USD',
  pricedOn: '2026-01-01',
  monthlyPrice: (meter: Meter, region: string) =>
    region === 'francecentral' ? undefined : mockPrices[meter],
}));

const billOf = (topology: Topology, base?: Topology) => bill(topology, needs(topology), base);
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
  expect(rest).toEqual({ 'Front Door': [300, 300], registry: [50, 50] });
  expect(logs?.[1]).toBeCloseTo(gigabytes * (30 + 90 - 31));
  expect(itemsOf(topologyOf(SHORT), 'global').logs?.[1]).toBeCloseTo(gigabytes * 30);
});

test('an unknown price is left out, and named', () => {
  const { rows, total: all } = billOf(topologyOf());
  const france = rows.find(({ place }) => place === 'francecentral');
  expect(france).toMatchObject({
    idle: 0,
    peak: 0,
    unknown: ['App Service', 'Cosmos DB', 'logs', 'private endpoints', 'registry'],
  });
  expect(all.peak).toBeCloseTo(rows.reduce((sum, { peak }) => sum + peak, 0));
});

test('what the file could save: instances everywhere, money where the price is known', () => {
  expect(billOf(topologyOf()).saving).toEqual({ instances: 0, monthly: 0, unknown: false });
  const large = (range: string): Edit => [`${range} }`, `${range}, instances: { min: 9, max: 30 } }`];
  expect(billOf(topologyOf(large('10.30.0.0/20'))).saving).toEqual({
    instances: 3,
    monthly: 300,
    unknown: false,
  });
  expect(billOf(topologyOf(large('10.40.0.0/20'))).saving).toEqual({
    instances: 3,
    monthly: 0,
    unknown: true,
  });
  // A region on standby may be as small as one instance in each zone.
  expect(billOf(topologyOf(uksouth())).saving).toEqual({ instances: 3, monthly: 300, unknown: false });
});

describe('a step', () => {
  const two = topologyOf();
  const three = topologyOf(uksouth());

  test('a region comes', () => {
    const { rows, total: all } = billOf(three, two);
    const steps = rows.map(({ place, step }) => [place, step]);
    const added = rows.find(({ place }) => place === 'uksouth')?.peak;
    expect(steps).toEqual([
      ['northeurope', 0],
      ['francecentral', 0],
      ['uksouth', added],
      ['global', 0],
    ]);
    expect(all.step).toBe(added);
  });

  test('a region goes', () => {
    const { rows, total: all } = billOf(two, three);
    expect(rows.at(-1)).toMatchObject({ place: 'uksouth', running: undefined, peak: 0, step: all.step });
    expect(all.step).toBeLessThan(0);
  });
});
