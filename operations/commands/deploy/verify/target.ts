import type { Option, OptionValues } from 'commander';
import type { Surroundings } from '../../../cli/surroundings';
import type { Observation } from '../../../probe/observation';

/** What can be verified. */
export interface Target {
  /** The first one chooses it; the others go with it. */
  readonly options: readonly [choice: Option, ...others: Option[]];
  /** The last words. */
  readonly verdict: (isWell: boolean, options: OptionValues) => string;
  /** @throws UsageError for options that make no sense */
  readonly observe: (
    options: OptionValues,
    around: Surroundings,
    signal: AbortSignal,
  ) => Promise<readonly Observation[]>;
}
