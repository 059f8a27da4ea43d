import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalFile, fromCanonical } from '../../topology/canonical';
import { formatFinding, InvalidFileError } from '../../topology/file/problem';
import { loadTopology } from '../../topology/load';
import { placeProblems } from '../../topology/parse';
import { baseText, problemsOf, topologyOf } from '../support/regions-file';

test('a file that is not there', () => {
  expect(() => loadTopology('absent.yaml')).toThrow(
    new InvalidFileError([
      {
        file: 'absent.yaml',
        message:
          "cannot be read; found ENOENT; run in the project's folder, or name another file in REGIONS_FILE",
      },
    ]),
  );
});

test('a file that is a folder', () => {
  expect(() => loadTopology('.')).toThrow(/^\.: cannot be read; found EISDIR; run in/);
});

test('a valid file on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regions-'));
  const file = join(folder, 'other.yaml');
  writeFileSync(file, `\uFEFF${baseText}`);
  try {
    expect(loadTopology(file).regions.map(({ name }) => name)).toEqual(['northeurope', 'francecentral']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the project's own regions.yaml is valid", () => {
  expect(() => loadTopology(join(__dirname, '../../regions.yaml'))).not.toThrow();
});

test('defaults are filled in', () => {
  const { frontDoor, cosmos, registry, api, adopt, regions, dns } = topologyOf();
  expect({ frontDoor, cosmos, registry, port: api.port, adopt }).toEqual({
    frontDoor: {
      probe: { intervalSeconds: 10, sampleSize: 4, successfulSamplesRequired: 3 },
      rateLimitPerMinute: 1000,
      waf: { exclusions: [], overrides: [], rateLimitExempt: [] },
    },
    cosmos: {
      database: 'shop',
      maxThroughput: 4000,
      containers: {
        orders: {
          partitionKey: '/customerId',
          timeToLive: 'off',
          conflictResolution: { mode: 'lastWriterWins', path: '/_ts' },
        },
      },
    },
    registry: {},
    port: 8080,
    adopt: {},
  });
  expect(dns.records.map(({ ttl }) => ttl)).toEqual([3600]);
  expect(regions[0]).toMatchObject({
    name: 'northeurope',
    sku: 'P1v3',
    zoneRedundant: true,
    subscriptionId: '33333333-3333-4333-8333-333333333333',
  });
});

test('the canonical form is the same topology, whatever the order of the keys', () => {
  const topology = topologyOf();
  const [first, second] = topology.regions;
  expect(fromCanonical(canonicalFile(topology))).toEqual({ ...topology, regions: [second, first] });
});

test('problems found later are placed and ordered like those of the file', () => {
  const later = [
    {
      path: ['regions', 'northeurope', 'state'],
      wrong: 'is wrong',
      found: 'active',
      fix: 'fix it',
      rule: 'B',
    },
    { path: ['api'], atKey: true, wrong: 'is wrong', fix: 'fix it', rule: 'A' },
  ];
  expect(placeProblems(later, baseText, 'regions.yaml').map(formatFinding)).toEqual([
    'regions.yaml:7:1 api: is wrong; found nothing; fix it [A]',
    'regions.yaml:18:25 regions.northeurope.state: is wrong; found "active"; fix it [B]',
  ]);
});

test('nesting without end is refused, not followed', () => {
  const deep = `workload: ${'['.repeat(3000)}${']'.repeat(3000)}\n`;
  expect(problemsOf(deep)).toEqual([
    expect.stringMatching(
      /^regions\.yaml:1:\d+: is nested too deeply; found "\["; look for an extra bracket/,
    ),
  ]);
});

// 400 requests a second at 100 an instance are 4; with one of 3 zones lost 4 are left of 6.
test.each([
  [400, 6],
  [401, 9],
  [100, 3],
  [2000, 30],
])('a peak of %d a second needs %d instances by default', (peak, min) => {
  const { regions } = topologyOf(
    ['peakRequestsPerSecond: 400', `peakRequestsPerSecond: ${peak}`],
    ['database: shop', 'database: shop\n  maxThroughput: 20000'],
  );
  expect(regions.map(({ instances }) => instances)).toEqual([
    { min, max: 30 },
    { min, max: 30 },
  ]);
});

test('instances that are pinned stay as they are', () => {
  const { regions } = topologyOf([
    'addressSpace: 10.30.0.0/20',
    'addressSpace: 10.30.0.0/20, instances: { min: 4, max: 8 }',
  ]);
  expect(regions.map(({ instances }) => instances.min)).toEqual([4, 6]);
});
