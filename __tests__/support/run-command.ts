import { join } from 'node:path';
import type { ExitCode } from '../../operations/cli/exit';
import { plainPage } from '../../operations/cli/page';
import { exitCodeOf } from '../../operations/cli/run';
import type { Command, Surroundings } from '../../operations/cli/surroundings';

export interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs commands on the regions.yaml of a folder, whose name is left out of what they say. */
export async function runCommand(
  command: Command,
  folder: string,
  args: readonly string[],
  given: Partial<Surroundings> = {},
): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const surroundings: Surroundings = {
    folder,
    regionsFile: join(folder, 'regions.yaml'),
    env: process.env,
    print: (text) => out.push(text),
    page: plainPage,
    screen: { write: (text) => err.push(text.trimEnd()) },
    now: () => new Date(),
    sleep: async () => {},
    interruptible: (work) => work(new AbortController().signal),
    ...given,
  };
  const code = await exitCodeOf(
    () => command(args, surroundings),
    (error) => err.push(String(error)),
  );
  const said = (lines: readonly string[]) => lines.join('\n').replaceAll(`${folder}/`, '');
  return { code, out: said(out), err: said(err) };
}
