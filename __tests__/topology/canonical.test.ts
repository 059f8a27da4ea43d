import { boundVersions } from '../../providers/versions';
import { canonicalFile, fromCanonical } from '../../topology/canonical';
import { parseTopology } from '../../topology/parse';
import { baseText, edited, topologyOf } from '../support/regions-file';

const rewritten = (text: string) => canonicalFile(parseTopology(text, 'regions.yaml'));

test('what is written comes back, durations and defaults included', () => {
  const topology = topologyOf(['partitionKey: /customerId', 'partitionKey: /customerId, timeToLive: 1d']);
  const back = fromCanonical(canonicalFile(topology));
  const byName = topology.regions.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  expect(back).toEqual({ ...topology, regions: byName });
  expect(back.dns.legacy.ttl).toBe(172_800);
});

test('the order of entries, comments and notation make no difference', () => {
  const [home = '', other = ''] = baseText.match(/^ {2}(?:northeurope|francecentral): .*\n/gm) ?? [];
  const reordered = edited([home + other, `${other}  # first\n${home}`]).replace('ttl: 2d', 'ttl: 48h');
  expect(reordered).not.toBe(baseText);
  expect(rewritten(reordered)).toBe(rewritten(baseText));
});

test('a change of one value shows', () => {
  expect(
    rewritten(edited(['state: active, dataPriority: 1', 'state: active, sku: P2v3, dataPriority: 1'])),
  ).not.toBe(rewritten(baseText));
});

test('recorded before versions of the providers could be chosen: those that ran', () => {
  const { providers: _, ...before } = JSON.parse(canonicalFile(topologyOf()));
  expect(fromCanonical(JSON.stringify(before)).providers).toEqual(boundVersions);
});

test.each([
  ['{', 'recorded version: is not JSON; '],
  ['{}', 'recorded version workload: must be 2 to 20 lower-case letters and digits, a letter first; it is'],
])('%s is refused in words', (json, message) => {
  expect(() => fromCanonical(json)).toThrow(message);
});
