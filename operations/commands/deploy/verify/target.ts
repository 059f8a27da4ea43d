import type { Option, OptionValues } from 'commander';
import type { Surroundings } from '../../../cli/surroundings';
import type { Observation } from '../../../probe/observation';

/** What can be verified. */
export interface Target {
  /** The first option selects the target; the others belong to it. */
  readonly options: readonly [choice: Option, ...others: Option[]];
  /** The last line of the report. */
  readonly verdict: (isWell: boolean, options: OptionValues) => string;
  /** @throws UsageError for invalid options */
  readonly observe: (
    options: OptionValues,
    around: Surroundings,
    signal: AbortSignal,
  ) => Promise<readonly Observation[]>;
}
