import type { Observation } from '../probe/observation';

/** One question about what is deployed. It changes nothing, ends in bounded time, and never throws because of what it finds. */
export type Check<Inputs> = (inputs: Inputs) => Promise<readonly Observation[]>;

/** Runs checks one after another, so that none distorts what another measures. */
export async function inTurn<Inputs>(
  checks: readonly Check<Inputs>[],
  inputs: Inputs,
): Promise<readonly Observation[]> {
  const observations: Observation[] = [];
  for (const check of checks) observations.push(...(await check(inputs)));
  return observations;
}
