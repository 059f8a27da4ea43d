/** Whatever the schema of regions.yaml allows, the simulated Azure serves. */
import { unservedTypes } from '../../../operations/simulated-azure/served-types';
import { loadTopology } from '../../../topology/load';
import { parseTopology } from '../../../topology/parse';
import type { Topology } from '../../../topology/topology';
import { stacksOf } from '../rehearsal/support/lab';
import { chooses, everyChoice, files } from './support/every-choice';

test('the files below make every choice that the schema leaves', () => {
  const left = everyChoice().filter((way) => !Object.values(files).some((file) => chooses(file, way)));
  expect(left.map((way) => way.join('.'))).toEqual([]);
});

const unserved = (topology: Topology) => stacksOf(topology).flatMap(({ config }) => unservedTypes(config));

test('every type of the shipped regions.yaml is served', () => {
  expect(unserved(loadTopology('regions.yaml'))).toEqual([]);
});

test.each(Object.entries(files))('every type is served: %s', (_, file) => {
  expect(unserved(parseTopology(JSON.stringify(file), 'regions.yaml'))).toEqual([]);
});
