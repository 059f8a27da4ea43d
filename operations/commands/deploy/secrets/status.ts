import { loadTopology } from '../../../../topology/load';
import { connect } from '../../../azure/connect';
import { secretStates } from '../../../azure/secret-states';
import { type ExitCode, exitCodes } from '../../../cli/exit';
import type { Surroundings } from '../../../cli/surroundings';
import { formatStates, verdictOf } from './report';

export interface StatusOptions {
  readonly json?: true;
}

export async function status({ json }: StatusOptions, around: Surroundings): Promise<ExitCode> {
  const topology = loadTopology(around.regionsFile);
  const stamps = await around.interruptible(async (signal) =>
    secretStates(await connect(topology, around, signal), topology),
  );
  const now = around.now();
  const verdict = verdictOf(stamps, now);
  const troubles = stamps.map((stamp) => ({
    ...stamp,
    troubles: stamp.troubles.map(({ message }) => message),
  }));
  around.print(
    json ? JSON.stringify({ verdict, stamps: troubles }, null, 2) : formatStates(stamps, now, around.page),
  );
  return exitCodes[verdict];
}
