/** After a drill was cut off: the next run first starts the app that is still stopped, whatever its own options. */
import type { Topology } from '../../../topology/topology';
import { connect } from '../../azure/connect';
import { type ExitCode, exitCodes, UsageError } from '../../cli/exit';
import { fileErrorText } from '../../cli/file-errors';
import { progressOn } from '../../cli/progress';
import type { Surroundings } from '../../cli/surroundings';
import { limitsOf } from '../../live-drill/limits';
import type { LiveDrill } from '../../live-drill/live-drill';
import { recordIn, type StopRecord } from '../../live-drill/record';
import { healthyAgain, restoreAfterKill } from '../../live-drill/restore';
import { doorAsker, givenOf, type LiveOptions } from './drill-live-asking';

export function startLeft(
  topology: Topology,
  left: StopRecord,
  options: LiveOptions,
  around: Surroundings,
): Promise<ExitCode> {
  return around.interruptible(async (signal) => {
    const progress = progressOn(around.screen);
    const needs = { record: recordIn(around.folder), clock: around, progress };
    const { region } = left;
    try {
      await restoreAfterKill(left, needs, (other) => connect(topology, around, other));
      progress.detail('waiting until it is healthy at its door ...');
      const askDoor = await asker(topology, options, around, signal);
      if (typeof askDoor === 'string') {
        around.print(`${region}: was started, but its health is unknown: ${askDoor}. Nothing was drilled.`);
        return exitCodes.failed;
      }
      const limits = limitsOf(topology.frontDoor.probe);
      await healthyAgain({ askDoor, limits, clock: around, signal }, region);
    } finally {
      progress.detail('');
    }
    around.print(
      `${region}: runs again and is healthy at its door. Nothing was drilled: run the drill again.`,
    );
    return exitCodes.fine;
  });
}

/** Or why nobody can be asked, in words. */
async function asker(
  topology: Topology,
  options: LiveOptions,
  around: Surroundings,
  signal: AbortSignal,
): Promise<LiveDrill['askDoor'] | string> {
  try {
    return await doorAsker(topology, givenOf(topology, options, around.folder), around, signal);
  } catch (error) {
    signal.throwIfAborted();
    const why = error instanceof UsageError ? error.message : fileErrorText(error);
    if (why === undefined) throw error;
    return why;
  }
}
