import { appImage, hasSlot, namedImages, slotImage } from '../../topology/images';
import { type Edit, SLOT, topologyOf } from '../support/regions-file';

const image = (letter: string) => `shop/api@sha256:${letter.repeat(64)}`;
const candidate: Edit = ['\n  healthPath:', `\n  candidate: ${image('c')}\n  healthPath:`];
const ahead = (letter: string): Edit => ['northeurope: {', `northeurope: { image: ${image(letter)},`];
const { image: everywhere } = topologyOf().api;

test.each<[string, Edit[], string, string | undefined]>([
  ['nothing to try', [], everywhere, undefined],
  ['a slot is kept', [SLOT], everywhere, everywhere],
  ['a candidate', [candidate], everywhere, image('c')],
  ['one region ahead, its slot kept', [ahead('a'), SLOT], image('a'), image('a')],
  ['one region ahead, and a candidate', [ahead('a'), candidate], image('a'), image('c')],
])('%s', (_, edits, ofApp, ofSlot) => {
  const topology = topologyOf(...edits);
  expect(appImage(topology, topology.home)).toBe(ofApp);
  expect(slotImage(topology, topology.home)).toBe(ofSlot);
  expect(hasSlot(topology)).toBe(ofSlot !== undefined);
});

test('every image is named once, where it is first', () => {
  const named = (...edits: Edit[]) => namedImages(topologyOf(...edits)).map(({ path }) => path.join('.'));
  expect(named()).toEqual(['api.image']);
  expect(named(candidate, ahead('a'))).toEqual(['api.image', 'api.candidate', 'regions.northeurope.image']);
  expect(named(candidate, ahead('c'))).toEqual(['api.image', 'api.candidate']);
});
