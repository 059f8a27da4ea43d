/** Checks one stamp through its door before it serves. */
import type { DoorTarget } from '../../../topology/doors';
import { appImage, shortDigest, slotImage } from '../../../topology/images';
import type { Observation } from '../../probe/observation';
import { direct } from './direct';
import { door, seenThroughDoor, signIn } from './door';
import { inAzure } from './in-azure';
import type { StampInputs } from './inputs';
import type { Expected, Verdict } from './verdict';

/** Changes nothing, and ends within the waits of the inputs. @throws the reason of an aborted signal */
export async function verifyStamp(inputs: StampInputs): Promise<readonly Observation[]> {
  const { targets } = inputs;
  const doors = await Promise.all(targets.map((target) => throughDoor(inputs, target)));
  // The other questions come last: their answers do not depend on whether the door opened.
  const beside = await Promise.all([...targets.map((target) => direct(inputs, target)), inAzure(inputs)]);
  return [...doors.flat(), ...beside.flat()];
}

async function throughDoor(inputs: StampInputs, target: DoorTarget): Promise<readonly Observation[]> {
  const healthy = await door(inputs, target, expectedOf(inputs, target));
  return healthy.status === 'ok' ? [healthy, await signIn(inputs, target)] : [healthy];
}

/**
 * One look at the app, which takes one answer at most.
 * @param image `any`: it may run another image than the file says, like a stamp that the rollout has not reached
 */
export function seenStamp(inputs: StampInputs, image: 'as the file says' | 'any'): Promise<Verdict> {
  const expected = expectedOf(inputs, 'app');
  return seenThroughDoor(inputs, 'app', image === 'any' ? { ...expected, digest: undefined } : expected);
}

function expectedOf({ topology, region }: StampInputs, target: DoorTarget): Expected {
  const image = target === 'app' ? appImage(topology, region) : slotImage(topology, region);
  return { region: region.facts.displayName, digest: image === undefined ? undefined : shortDigest(image) };
}
