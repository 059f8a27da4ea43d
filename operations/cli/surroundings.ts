import { setTimeout as sleep } from 'node:timers/promises';
import type { ExitCode } from './exit';
import { interruptible } from './interrupt';
import { laidOut, type Page, pageOf } from './page';
import type { Screen } from './progress';

/** Standard input. */
export interface Input extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
  readonly setRawMode?: unknown;
}

/** What a command may use besides its arguments. */
export interface Surroundings {
  /** The folder of the project: it holds the compiled program and the synthesized stacks, and file names are relative to it. */
  readonly folder: string;
  /** The file that the command is about. */
  readonly regionsFile: string;
  readonly env: NodeJS.ProcessEnv;
  /** Fits a terminal. */
  readonly print: (text: string) => void;
  /** Width and colours of what is printed. */
  readonly page: Page;
  /** For errors and progress. */
  readonly screen: Screen;
  /** For secrets and confirmations: anything else is an argument or a file. */
  readonly stdin: Input;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Ctrl+C aborts the signal that the work is given, so that the work can clean up. */
  readonly interruptible: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}

/** The shape of every command. It throws UsageError for what its user can fix. */
export type Command = (args: readonly string[], surroundings: Surroundings) => Promise<ExitCode>;

/** An empty variable counts as not set: CI sets those that it lacks to an empty text. */
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
    // Not before it is needed: whoever reads it as file 0 would find it in another mode.
    get stdin() {
      return process.stdin;
    },
    now: () => new Date(),
    sleep: (milliseconds) => sleep(milliseconds),
    interruptible,
  };
}
