/** Which app a drill has stopped, in a file: it outlives a process that is killed, so that the next run can start the app. */
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
  /** Of the process that has stopped it, on the machine where it ran. */
  pid: z.number().int().positive(),
});

export type StopRecord = z.infer<typeof shape>;

export interface RecordFile {
  /**
   * Undefined where no drill was cut off.
   * @throws UsageError for a file that is no record, and where the drill that wrote it is still under way
   */
  readonly read: () => StopRecord | undefined;
  /** Before the app is stopped. It fails where there is a record: another drill is under way. */
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
      `${RECORD}: must say which app a drill has stopped; found ${found}; see in the portal that every app runs, then delete the file`,
    );
  }
}

/** The next process in a container may have the same id as the one before. */
function leftBehind(record: StopRecord): StopRecord {
  const { region, app, at, pid } = record;
  if (pid === ownPid() || isGone(pid)) return record;
  throw new UsageError(
    `${RECORD}: a drill must not run beside another one; found process ${pid}, which stopped ${region} at ${at}; let it end, or press Ctrl-C there. If that process is no drill: az webapp start --ids ${app}, then delete the file`,
  );
}
