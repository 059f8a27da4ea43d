/** Records in a file which app a drill has stopped. If the process is killed, the next run can start the app. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../cli/exit';
import { isGone, ownPid } from '../cli/process';

export const RECORD = 'live-drill.json';

const shape = z.object({
  region: z.string(),
  /** Resource id. */
  app: z.string(),
  at: z.string(),
  /** Of the process that stopped the app, on the machine where it ran. */
  pid: z.number().int().positive(),
});

export type StopRecord = z.infer<typeof shape>;

export interface RecordFile {
  /**
   * Undefined if no drill was cut off.
   * @throws UsageError for a file that is not a record, or if the drill that wrote it is still running
   */
  readonly read: () => StopRecord | undefined;
  /** Called before the app is stopped. Fails if there is a record: another drill is running. */
  readonly write: (stopped: Omit<StopRecord, 'pid'>) => void;
  readonly remove: () => void;
}

/** @param folder of the project */
export function recordIn(folder: string): RecordFile {
  const file = join(folder, RECORD);
  return {
    read: () => {
      const text = textOf(file);
      return text === undefined ? undefined : leftBehind(parsed(text));
    },
    write: (stopped) => {
      const record: StopRecord = { ...stopped, pid: ownPid() };
      writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`, { flag: 'wx' });
    },
    remove: () => rmSync(file, { force: true }),
  };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parsed(text: string): StopRecord {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    const found = JSON.stringify(text.slice(0, 40));
    throw new UsageError(
      `${RECORD}: must say which app a drill has stopped; found ${found}; check in the portal that every app runs, then delete the file`,
    );
  }
}

/** The next process in a container may have the same id as the one before. */
function leftBehind(record: StopRecord): StopRecord {
  const { region, app, at, pid } = record;
  if (pid === ownPid() || isGone(pid)) return record;
  throw new UsageError(
    `${RECORD}: only one drill may run at a time; found process ${pid}, which stopped ${region} at ${at}; let it end, or press Ctrl-C there. If that process is not a drill: az webapp start --ids ${app}, then delete the file`,
  );
}
