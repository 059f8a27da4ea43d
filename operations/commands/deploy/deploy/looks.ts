/** What a rollout checks to see whether all is well: the doors and the public name. */
import type { Option } from 'commander';
import type { DoorTarget } from '../../../../topology/doors';
import { hasSlot } from '../../../../topology/images';
import { livingRegions, type Region, type Topology } from '../../../../topology/topology';
import { UsageError } from '../../../cli/exit';
import { progressOn } from '../../../cli/progress';
import type { Surroundings } from '../../../cli/surroundings';
import type { Observation } from '../../../probe/observation';
import type { Place } from '../../../rollout/bake';
import type { Sighting } from '../../../rollout/sighting';
import { readState } from '../../../terraform/state';
import { lookAtName } from '../../../verify/name/look';
import { seenStamp, verifyStamp } from '../../../verify/stamp';
import { type StampInputs, waitsFor } from '../../../verify/stamp/inputs';
import { webServer } from '../../options';
import { findDoor } from '../verify/door';
import { name } from '../verify/name';
import { asking, ca, timeout } from '../verify/options';
import { stamp } from '../verify/stamp';
import { leftOf } from './left';

export interface LookOptions {
  readonly door?: string;
  readonly appService?: string;
  readonly endpoint?: string;
  readonly timeout: string;
  readonly ca?: string;
}

const taken = (options: readonly Option[], ...names: readonly string[]): readonly Option[] =>
  options.filter((option) => names.includes(option.attributeName()));

/** The same options as those of `verify`. */
export const lookOptions: readonly Option[] = [
  ...taken(stamp.options, 'door', 'appService'),
  ...taken(name.options, 'endpoint'),
  timeout,
  ca,
];

export interface Looks {
  /** Either every stamp has a slot, or none has. */
  readonly targets: readonly DoorTarget[];
  readonly verify: (region: Region, target: DoorTarget) => Promise<readonly Observation[]>;
  /** One look at a stamp's app, which must run the image in the file. */
  readonly door: (region: Region) => Place;
  /** One look at what clients see. */
  readonly publicName: Place;
  /** The places that a change of a stack may hurt, as they are now. */
  readonly near: (stack: string) => Promise<readonly Sighting[]>;
  /** The places that an earlier run may have left unhealthy: those of `done`, the stacks whose plans are empty. */
  readonly left: (done: readonly string[], next: string) => Promise<readonly Place[]>;
  /** A line for each region: what its app answers now. */
  readonly serving: () => Promise<readonly string[]>;
}

/** Whether `dns-migration` writes the record that leads clients to Front Door. At a registrar it is written by hand. */
export const isMoved = ({ dns }: Topology): boolean => dns.hosting === 'azure' && dns.phase !== 'prepare';

export function looksOf(
  topology: Topology,
  options: LookOptions,
  around: Surroundings,
  signal: AbortSignal,
): Looks {
  const asked = asking(options, around.folder);
  const appService = webServer('--app-service', options.appService);
  const https = webServer('--endpoint', options.endpoint) ?? { host: topology.api.hostname, port: 443 };
  // Only when it is needed, because global creates the door; later it does not change.
  let found: ReturnType<typeof findDoor> | undefined;
  const inputsOf = async (region: Region, targets: readonly DoorTarget[]): Promise<StampInputs> => {
    found ??= findDoor(topology, { door: options.door }, around, signal);
    const where = await found.catch((error) => {
      found = undefined;
      throw error;
    });
    const waits = waitsFor(topology.rollout.waitMinutes);
    const say = progressOn(around.screen).note;
    return { topology, region, targets, ...where, appService, ...asked, waits, clock: around, signal, say };
  };
  const looking =
    (image: 'as the file says' | 'any') =>
    (region: Region): Place =>
    async () => {
      const verdict = await seenStamp(await inputsOf(region, ['app']), image);
      return { at: region.name, isWell: verdict.is === 'good', found: verdict.found };
    };
  const door = looking('as the file says');
  // The rollout has not reached it, or has stopped: its image is shown, not judged.
  const anyImage = looking('any');
  const living = livingRegions(topology);
  const sighted = async (places: readonly Place[]): Promise<readonly Sighting[]> => {
    const looks = await Promise.all(places.map((place) => place().catch(unlessAsked)));
    return places.flatMap((place, i) => {
      const look = looks[i];
      return look ? [{ place, look }] : [];
    });
  };
  const isThere = async ({ name }: Region) =>
    (await readState(topology, `stamp-${name}`, around, signal)).held.length > 0;
  const publicName: Place = () =>
    lookAtName({
      topology,
      https,
      http: { host: https.host, port: 80 },
      ...asked,
      now: around.now(),
      cached: undefined,
    });
  return {
    targets: hasSlot(topology) ? ['app', 'slot'] : ['app'],
    verify: async (region, target) => verifyStamp(await inputsOf(region, [target])),
    door,
    publicName,
    near: (stack) => sighted([publicName, ...(stack === 'global' ? living.map(anyImage) : [])]),
    left: (done, next) => {
      const isWell = async (place: Place) => (await sighted([place])).some(({ look }) => look.isWell);
      const known = { living, door, anyImage, isWell, isThere, publicName, isMoved: isMoved(topology) };
      return leftOf(done, next, known);
    },
    serving: async () => (await sighted(living.map(anyImage))).map(({ look }) => `${look.at}: ${look.found}`),
  };
}

/** Before global is deployed, nobody knows the door's host name. */
function unlessAsked(error: unknown): undefined {
  if (!(error instanceof UsageError)) throw error;
}
