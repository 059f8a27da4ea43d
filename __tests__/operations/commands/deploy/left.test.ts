import { type Known, leftOf } from '../../../../operations/commands/deploy/deploy/left';
import type { Place } from '../../../../operations/rollout/bake';
import { topologyOf } from '../../../support/regions-file';

const { regions: living } = topologyOf();
const [GLOBAL, NE, FRC] = ['global', 'stamp-northeurope', 'stamp-francecentral'];

/** @param ill what does not answer well @param absent regions with nothing deployed */
async function left(
  done: readonly string[],
  next: string,
  ill: readonly string[] = [],
  { absent = [], isMoved = true }: { readonly absent?: readonly string[]; readonly isMoved?: boolean } = {},
) {
  const place =
    (at: string): Place =>
    async () => ({ at, isWell: !ill.includes(at), found: '' });
  const known: Known = {
    living,
    door: ({ name }) => place(name),
    anyImage: ({ name }) => place(name),
    isWell: async (each) => (await each()).isWell,
    isThere: async ({ name }) => !absent.includes(name),
    publicName: place('api'),
    isMoved,
  };
  const places = await leftOf(done, next, known);
  return (await Promise.all(places.map((each) => each()))).map(({ at }) => at);
}

test.each<[string, Parameters<typeof left>, readonly string[]]>([
  ['after global every other stamp', [[GLOBAL], NE], ['francecentral', 'api']],
  ['one that is ill', [[GLOBAL], NE, ['francecentral']], ['francecentral', 'api']],
  [
    'not one that no run has reached',
    [[GLOBAL], NE, ['francecentral'], { absent: ['francecentral'] }],
    ['api'],
  ],
  ['a stamp that was done', [[GLOBAL, NE], FRC], ['northeurope', 'api']],
  ['one stamp alone', [[NE], FRC, ['northeurope']], ['northeurope', 'api']],
  [
    'not the name, where the change may be its cure',
    [[GLOBAL], NE, ['northeurope', 'api']],
    ['francecentral'],
  ],
  ['the name that is ill', [[GLOBAL], NE, ['api']], ['francecentral', 'api']],
  [
    'not the name, while the legacy app has it',
    [[GLOBAL], NE, ['api'], { isMoved: false }],
    ['francecentral'],
  ],
])('%s', async (_, given, places) => expect(await left(...given)).toEqual(places));
