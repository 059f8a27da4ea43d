import { loadTopology } from '../../../../topology/load';
import { moveState } from '../../../../topology/migration/state';
import { type ExitCode, exitCodes } from '../../../cli/exit';
import type { Surroundings } from '../../../cli/surroundings';
import { type DnsOptions, known, readOutputs } from './outputs';
import { statusText } from './status-text';

/** Where the move stands. */
export function status(
  { outputs, json }: DnsOptions,
  { folder, regionsFile, now, print }: Surroundings,
): ExitCode {
  const state = moveState(loadTopology(regionsFile), known(readOutputs(folder, outputs)), now());
  print(json ? JSON.stringify(state, null, 2) : statusText(state));
  return exitCodes.fine;
}
