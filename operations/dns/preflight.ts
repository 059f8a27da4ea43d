import type { Observation } from '../probe/observation';
import { caa } from './checks/caa';
import { call } from './checks/call';
import { delegation } from './checks/delegation';
import { ds } from './checks/ds';
import { endpoint } from './checks/endpoint';
import { legacy } from './checks/legacy';
import { records } from './checks/records';
import { resolvers } from './checks/resolvers';
import { validation } from './checks/validation';
import { wait } from './checks/wait';
import type { Inputs } from './inputs';

const checks = [wait, delegation, ds, records, caa, validation, endpoint, call, legacy, resolvers];

/** Collects the evidence that the next step is safe. Changes nothing; every wait is limited by the given patience. */
export async function preflight(inputs: Inputs): Promise<readonly Observation[]> {
  const observations = await Promise.all(checks.map((check) => check(inputs)));
  return observations.flat();
}
