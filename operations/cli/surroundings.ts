import { setTimeout as sleep } from 'node:timers/promises';
import type { ExitCode } from './exit';
import { interruptible } from './interrupt';
import { laidOut, type Page, pageOf } from './page';
import type { Screen } from './progress';

/** What a command touches beside its arguments. */
export interface Surroundings {
  /** Of the project: what it has compiled and synthesized is there, and names of files are relative to it. */
  readonly folder: string;
  /** The file that the command is about. */
  readonly regionsFile: string;
  readonly env: NodeJS.ProcessEnv;
  /** Fits a terminal. */
  readonly print: (text: string) => void;
  /** What is printed is laid out for it. */
  readonly page: Page;
  /** For errors, and for what is said on the way. */
  readonly screen: Screen;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Ctrl+C ends the work by the signal that it is given, so that it can clear up. */
  readonly interruptible: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}

/** The shape of every command. It throws UsageError for what its user can put right. */
export type Command = (args: readonly string[], surroundings: Surroundings) => Promise<ExitCode>;

/** A variable that is set to nothing, as CI does for one it lacks, counts as not set. */
export const regionsFileOf = ({ REGIONS_FILE }: NodeJS.ProcessEnv): string => REGIONS_FILE || 'regions.yaml';

/** Those of this process. */
export function processSurroundings(): Surroundings {
  const page = pageOf(process.stdout, process.env);
  return {
    folder: process.cwd(),
    regionsFile: regionsFileOf(process.env),
    env: process.env,
    print: (text) => console.log(laidOut(page, text)),
    page,
    screen: process.stderr,
    now: () => new Date(),
    sleep: (milliseconds) => sleep(milliseconds),
    interruptible,
  };
}
