import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type ExitCode, exitCodes, UsageError } from '../../cli/exit';
import type { Surroundings } from '../../cli/surroundings';
import { versionsIn } from '../../rehearsal/rehearse';
import { keptWorkFolder } from '../../rehearsal/work-folder';
import { startSimulatedAzure, World } from '../../simulated-azure';

/** Runs a command in which Terraform works on a rehearsal that was kept. */
export async function openKept(
  kept: string,
  command: readonly string[],
  around: Surroundings,
): Promise<ExitCode> {
  const [program = around.env.SHELL ?? 'sh', ...args] = command;
  const folder = keptWorkFolder(kept);
  const azure = startSimulatedAzure({ world: new World(folder.journal) });
  try {
    const env = { ...folder.plain(around.env), ...(await azure.envFor(versionsIn(folder.path))) };
    const child = spawn(program, args, { cwd: folder.path, env, stdio: 'inherit' });
    const [status] = (await once(child, 'close').catch((error: Error) => {
      throw new UsageError(`${program} cannot be started: ${error.message}`);
    })) as [number | null];
    return status === 0 ? exitCodes.fine : exitCodes.refused;
  } finally {
    azure.close();
  }
}
