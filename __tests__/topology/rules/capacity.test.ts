import fc from 'fast-check';
import { drillFailures } from '../../../topology/capacity/drill';
import { needs } from '../../../topology/capacity/needs';
import type { Region, Topology } from '../../../topology/topology';
import { farAndNear } from '../../support/failures';
import { moreRegions } from '../../support/more-regions';
import { edited, problemsOf, topologyOf } from '../../support/regions-file';

const pinned = (instances: string) => edited(['10.40.0.0/20 }', `10.40.0.0/20, instances: ${instances} }`]);
const probing = (probe: string) => edited(['regions:\n', `frontDoor: { probe: ${probe} }\nregions:\n`]);

test.each([
  [
    'too few running',
    pinned('{ min: 3, max: 10 }'),
    [
      'regions.yaml:19:98 regions.francecentral.instances.min: is too small: 400 requests a second when northeurope fails need 4 instances; found 3; raise min to 6 to keep headroom, delete the instances key, or add acceptOverload: { reason: ... } to the region [CAPACITY-MINIMUM]',
    ],
  ],
  ['just enough running', pinned('{ min: 4, max: 10 }'), []],
  ['too few, and accepted', pinned('{ min: 3, max: 10 }, acceptOverload: { reason: costs too much }'), []],
  [
    'not even the maximum is enough, which nothing excuses',
    pinned('{ min: 3, max: 3 }, acceptOverload: { reason: costs too much }'),
    [
      'regions.yaml:19:106 regions.francecentral.instances.max: is too small: 400 requests a second when northeurope fails need 4 instances; found 3; raise max, choose a bigger sku and raise requestsPerSecondPerInstance, or add a region [CAPACITY-MAXIMUM]',
    ],
  ],
  [
    'more may fail than are left',
    edited(['requestsPerSecondPerInstance: 100', 'requestsPerSecondPerInstance: 100, survive: 2']),
    [
      'regions.yaml:17:1 regions: needs at least 3 active regions, because 2 may fail at once; found ["northeurope","francecentral"]; add a region, or lower capacity.survive [CAPACITY-REGIONS]',
    ],
  ],
  [
    'the throughput',
    edited(
      ['requestsPerSecondPerInstance: 100', 'requestsPerSecondPerInstance: 100, requestUnitsPerRequest: 11'],
      ['database: shop', 'database: shop\n  maxThroughput: 4000'],
    ),
    [
      'regions.yaml:14:18 cosmos.maxThroughput: is too small for northeurope: 400 requests a second when francecentral fails, at 11 request units each; found 4000; raise it by 1000, or correct capacity.requestUnitsPerRequest [CAPACITY-THROUGHPUT]',
    ],
  ],
  [
    'the throughput, with what a container has of its own',
    edited(
      ['requestsPerSecondPerInstance: 100', 'requestsPerSecondPerInstance: 100, requestUnitsPerRequest: 16'],
      ['database: shop', 'database: shop\n  maxThroughput: 4000'],
      ['/customerId }', '/customerId, maxThroughput: 1000 }\n    carts: { partitionKey: /id }'],
    ),
    [
      'regions.yaml:14:18 cosmos.maxThroughput: is too small, even with the 1000 that containers have of their own, for northeurope: 400 requests a second when francecentral fails, at 16 request units each; found 4000; raise it by 2000, or correct capacity.requestUnitsPerRequest [CAPACITY-THROUGHPUT]',
    ],
  ],
  [
    'the throughput, where no container shares that of the database',
    edited(['/customerId }', '/customerId, maxThroughput: 3000 }']),
    [
      'regions.yaml:14:3 cosmos.containers: have too little throughput of their own for northeurope: 400 requests a second when francecentral fails, at 10 request units each; found 3000; raise the maxThroughput of a container by 1000, or correct capacity.requestUnitsPerRequest [CAPACITY-THROUGHPUT]',
    ],
  ],
  [
    'the throughput of adopted containers, which is not known',
    edited(
      ['requestsPerSecondPerInstance: 100', 'requestsPerSecondPerInstance: 100, requestUnitsPerRequest: 16'],
      [
        'regions:\n',
        'adopt:\n  cosmosAccountId: /subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-legacy/providers/Microsoft.DocumentDB/databaseAccounts/cosmos-legacy\n  cosmosContainers: [orders]\nregions:\n',
      ],
    ),
    [],
  ],
  [
    'the throughput that just suffices',
    edited(
      ['requestsPerSecondPerInstance: 100', 'requestsPerSecondPerInstance: 100, requestUnitsPerRequest: 15'],
      ['database: shop', 'database: shop\n  maxThroughput: 4000'],
      ['/customerId }', '/customerId, maxThroughput: 2000 }\n    carts: { partitionKey: /id }'],
    ),
    [],
  ],
  [
    'more than the maximum allows is not advised',
    edited(
      ['10.30.0.0/20 }', '10.30.0.0/20, trafficShare: 95, instances: { min: 3, max: 5 } }'],
      ['10.40.0.0/20 }', '10.40.0.0/20, trafficShare: 5 }'],
    ),
    [
      'regions.yaml:18:114 regions.northeurope.instances.min: is too small: 400 requests a second when francecentral fails need 4 instances; found 3; raise min to 5 to keep headroom, delete the instances key, or add acceptOverload: { reason: ... } to the region [CAPACITY-MINIMUM]',
    ],
  ],
  ['a probe that is just quick enough', probing('{ intervalSeconds: 135 }'), []],
  [
    'a probe that takes hours',
    probing('{ intervalSeconds: 255, sampleSize: 255, successfulSamplesRequired: 1 }'),
    [
      'regions.yaml:17:14 frontDoor.probe: notices a failure only after 65055 s, more than 300; found {"intervalSeconds":255,"sampleSize":255,"successfulSamplesRequired":1}; lower intervalSeconds or sampleSize, or raise successfulSamplesRequired [PROBE-SLOW]',
    ],
  ],
])('%s', (_, text, expected) => {
  expect(problemsOf(text)).toEqual(expected);
});

test('capacity is not judged by values that are wrong themselves', () => {
  const text = edited(['10.40.0.0/20 }', '10.40.0.0/20, trafficShare: 40, instances: { min: 2, max: 2 } }']);
  expect(problemsOf(text)).toEqual([
    'regions.yaml:18:3 regions.northeurope: has no trafficShare, but other active regions have one; found nothing; give one to every active region, or to none [TRAFFIC-SHARES]',
  ]);
});

test('by default a region needs nothing of its neighbours: a third one changes no instances', () => {
  const two = topologyOf();
  const three = topologyOf(
    moreRegions('uksouth: { state: active, dataPriority: 2, addressSpace: 10.50.0.0/20 }'),
  );
  expect(three.regions.slice(0, 2).map(({ instances }) => instances)).toEqual(
    two.regions.map(({ instances }) => instances),
  );
});

test.each([
  // 400 for the one that is left, at 70 % CPU: 5.7.
  [2, [6, 6]],
  // 267 for the nearer one when one of three fails: 3.8.
  [3, [4, 3, 4]],
])('how far a minimum may be lowered with %d regions', (regions, expected) => {
  const more =
    regions > 2
      ? [moreRegions('uksouth: { state: active, dataPriority: 2, addressSpace: 10.50.0.0/20 }')]
      : [];
  expect(needs(topologyOf(...more)).map(({ lowestMinimum }) => lowestMinimum)).toEqual(expected);
});

/** The same with the lowest minima. */
function lean(topology: Topology): Topology {
  const lowest = new Map(needs(topology).map(({ region, lowestMinimum }) => [region.name, lowestMinimum]));
  const pinned = (region: Region): Region => {
    const min = lowest.get(region.name) ?? region.instances.min;
    return { ...region, instances: { min, max: Math.max(min, region.instances.max) } };
  };
  return { ...topology, regions: topology.regions.map(pinned) };
}
const highestCpu = (topology: Topology) =>
  Math.max(...drillFailures(topology, 1).failures.flatMap(({ regions }) => regions.map(({ cpu }) => cpu)));

test('with the lowest minima no failure takes a region above what makes autoscale add instances', () => {
  const shares = fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
    .map(([a, b]): [number, number, number] => [Math.min(a, b), Math.abs(a - b), 100 - Math.max(a, b)]);
  fc.assert(
    fc.property(shares, fc.constantFrom('1', '2'), (split, survive) => {
      const topology = farAndNear(split, { min: 4, max: 20 }, [
        'requestsPerSecondPerInstance: 100',
        `requestsPerSecondPerInstance: 100, survive: ${survive}`,
      ]);
      expect(highestCpu(lean(topology))).toBeLessThanOrEqual(0.7 + 1e-9);
    }),
    { seed: 20_261_125, numRuns: 40 },
  );
});

test('ten regions for a peak of nine instances need not run 150', () => {
  const names = [
    'uksouth',
    'norwayeast',
    'polandcentral',
    'italynorth',
    'spaincentral',
    'uaenorth',
    'eastus',
    'westus3',
  ];
  const ten = topologyOf(
    ['peakRequestsPerSecond: 400', 'peakRequestsPerSecond: 900'],
    ['database: shop', 'database: shop\n  maxThroughput: 9000'],
    moreRegions(
      ...names.map(
        (name, i) => `${name}: { state: active, dataPriority: ${i + 2}, addressSpace: 10.${50 + i}.0.0/20 }`,
      ),
    ),
  );
  const running = ({ regions }: Topology) => regions.reduce((sum, { instances }) => sum + instances.min, 0);
  expect([running(ten), running(lean(ten))]).toEqual([150, 30]);
});

test('the loss of a zone counts where it asks for more than the loss of a region', () => {
  const shares = topologyOf(
    ['10.30.0.0/20 }', '10.30.0.0/20, trafficShare: 95 }'],
    ['10.40.0.0/20 }', '10.40.0.0/20, trafficShare: 5 }'],
  );
  // 380 requests a second take 4, of which a zone may take a third: 6. The other one takes over 400, at 70 % CPU.
  expect(needs(shares).map(({ lowestMinimum }) => lowestMinimum)).toEqual([6, 6]);
});
