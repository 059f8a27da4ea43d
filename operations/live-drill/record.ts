/** Which app a drill has stopped, in a file: it outlives a process that is killed, so that the next run can start the app. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../cli/exit';

export const RECORD = 'live-drill.json';

const shape = z.object({ region: z.string(), app: z.string(), at: z.string() });

export type Stopped = z.infer<typeof shape>;

export interface Record {
  /** Undefined where no drill was cut off. @throws UsageError for a file that is no record */
  readonly read: () => Stopped | undefined;
  /** Before the app is stopped. It fails where there is a record: another drill is under way. */
  readonly write: (stopped: Stopped) => void;
  readonly remove: () => void;
}

/** @param folder of the project */
export function recordIn(folder: string): Record {
  const file = join(folder, RECORD);
  return {
    read: () => {
      const text = textOf(file);
      return text === undefined ? undefined : parsed(text);
    },
    write: (stopped) => writeFileSync(file, `${JSON.stringify(stopped, null, 2)}\n`, { flag: 'wx' }),
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

function parsed(text: string): Stopped {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    const found = JSON.stringify(text.slice(0, 40));
    throw new UsageError(
      `${RECORD}: must say which app a drill has stopped; found ${found}; see in the portal that every app runs, then delete the file`,
    );
  }
}
