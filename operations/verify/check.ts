import type { Observation } from '../probe/observation';

/** One question about what is deployed. It reads only, ends in bounded time, and never throws for what it finds. */
export type Check<Inputs> = (inputs: Inputs) => Promise<readonly Observation[]>;

/** One after another, so that none slows down what another measures. */
export async function inTurn<Inputs>(
  checks: readonly Check<Inputs>[],
  inputs: Inputs,
): Promise<readonly Observation[]> {
  const observations: Observation[] = [];
  for (const check of checks) observations.push(...(await check(inputs)));
  return observations;
}
