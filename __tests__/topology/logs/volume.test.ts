import { records } from '../../../topology/logs/records';
import { globalLogs, regionLogs, total } from '../../../topology/logs/volume';
import { topologyOf } from '../../support/regions-file';
import { shippedTopology } from '../../support/shipped-file';

const logging = (logs: string) => topologyOf(['regions:\n', `logs: ${logs}\nregions:\n`]);

test('a record for each request, 900 a second', () => {
  const { access, firewall } = globalLogs(shippedTopology(), 900);
  expect(access).toBeCloseTo((900 * records.frontDoorAccess.bytes * 86_400) / 1e9);
  expect([Math.round(access), Math.round(firewall)]).toEqual([87, 59]);
});

test.each([
  ['[]', 0],
  ['[PartitionKeyStatistics]', 0],
  ['[DataPlaneRequests5M]', 15],
  // Five operations a request: what allLogs would bring every day.
  ['[DataPlaneRequests]', 297],
  ['[DataPlaneRequests, PartitionKeyRUConsumption, QueryRuntimeStatistics]', 890],
])('Cosmos DB with %s', (cosmosCategories, gigabytes) => {
  expect(Math.round(globalLogs(logging(`{ cosmosCategories: ${cosmosCategories} }`), 900).cosmos)).toBe(
    gigabytes,
  );
});

test.each([
  [100, 525],
  [10, 53],
])('telemetry sampled at %d %%', (samplingPercent, gigabytes) => {
  const topology = logging(`{ applicationInsights: { samplingPercent: ${samplingPercent} } }`);
  expect(Math.round(regionLogs(topology, 900).insights)).toBe(gigabytes);
});

test('probes alone, a region on standby, and requests that the app logs itself', () => {
  const topology = logging('{ appRequests: true }');
  // 192 edge locations, every 10 s
  expect(regionLogs(topology, 0).appRequests).toBeCloseTo((19.2 * records.appRequest.bytes * 86_400) / 1e9);
  expect(total(regionLogs(topology, 0, false))).toBe(0);
  expect(regionLogs(logging('{}'), 900).appRequests).toBe(0);
});
