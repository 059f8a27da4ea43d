import { type ExecFileException, execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from '../cli/exit';
import { git } from '../cli/git';
import { resolveBase } from './base';
import { SynthesisError } from './errors';
import { readStacks, type Stack } from './manifest';

const execute = promisify(execFile);

/** How processes are started. */
export interface Launch {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

export interface Program {
  /** The folder of a project. */
  readonly project: string;
  readonly command: readonly [string, ...string[]];
}

/** The compiled program of this project. @throws UsageError if the folder is not such a project */
export function compiled(project: string): Program {
  const program = 'dist/main.js';
  if (!existsSync(join(project, program))) {
    throw new UsageError(
      `${program}: does not exist; found nothing in ${project}; run the command in the project's folder, with npm run`,
    );
  }
  // biome-ignore lint/style/noRestrictedGlobals: the Node.js that runs, not what its user has set
  return { project, command: [process.execPath, program] };
}

/**
 * Runs the program of this or another version of the project.
 * @throws SynthesisError with its output.
 */
export async function runSynthesis(
  { project, command: [file, ...args] }: Program,
  outdir: string,
  { env, signal }: Launch,
): Promise<readonly Stack[]> {
  mkdirSync(outdir, { recursive: true });
  try {
    await execute(file, args, { cwd: project, signal, env: { ...env, CDKTF_OUTDIR: outdir } });
  } catch (error) {
    signal.throwIfAborted();
    const { stdout, stderr } = error as ExecFileException;
    throw new SynthesisError(`${stdout ?? ''}${stderr ?? ''}`.trim());
  }
  if (!existsSync(join(outdir, 'manifest.json'))) throw new SynthesisError('its program wrote no stacks');
  return readStacks(outdir);
}

/**
 * Synthesizes the base of a step: a revision by its own program, or another regions file by this one.
 * @param base a file, or a revision of the repository
 */
export async function runSynthesisOfBase(
  base: string,
  project: string,
  folder: string,
  launch: Launch,
): Promise<readonly Stack[]> {
  const found = await resolveBase(base, project, project, launch.signal);
  const outdir = join(folder, 'synthesized', 'base');
  try {
    if ('commit' in found) {
      return await runSynthesis(await checkOut(found.commit, project, folder, launch), outdir, launch);
    }
    const env = { ...launch.env, REGIONS_FILE: found.file };
    return await runSynthesis(compiled(project), outdir, { ...launch, env });
  } catch (error) {
    if (!(error instanceof SynthesisError)) throw error;
    const what = 'file' in found ? 'file' : 'revision';
    throw new UsageError(`--base ${base}: this ${what} cannot be synthesized:\n${error.message}`);
  }
}

/** The project as a commit has it, with the packages that are installed here. */
async function checkOut(
  commit: string,
  project: string,
  folder: string,
  { signal }: Launch,
): Promise<Program> {
  const archive = join(folder, 'revision.tar');
  const source = join(folder, 'revision');
  mkdirSync(source, { recursive: true });
  const written = await git(project, ['archive', '--format=tar', `--output=${archive}`, commit], signal);
  if ('reason' in written) throw new SynthesisError(`git archive ${commit}: ${written.reason}`);
  await execute('tar', ['-xf', archive, '-C', source], { signal });
  symlinkSync(join(project, 'node_modules'), join(source, 'node_modules'), 'dir');
  return { project: source, command: appOf(source) };
}

function appOf(source: string): Program['command'] {
  const file = join(source, 'cdktf.json');
  if (!existsSync(file)) throw new SynthesisError('it has no cdktf.json');
  const { app } = JSON.parse(readFileSync(file, 'utf8')) as { app: string };
  return ['sh', '-c', app];
}
