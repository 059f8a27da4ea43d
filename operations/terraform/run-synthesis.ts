import { type ExecFileException, execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from '../cli/exit';
import { commitOf, git } from '../cli/git';
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

/** What this project synthesizes, as it is compiled. */
export const compiled = (project: string): Program => ({
  project,
  // biome-ignore lint/style/noRestrictedGlobals: the Node.js that runs, not what its user has set
  command: [process.execPath, 'dist/main.js'],
});

/**
 * Runs a program of this project's kind.
 * @throws SynthesisError with what it said.
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
  if (!existsSync(join(outdir, 'manifest.json'))) throw new SynthesisError('its program writes no stacks');
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
  const file = resolve(project, base);
  const isFile = existsSync(file) && statSync(file).isFile();
  try {
    const outdir = join(folder, 'synthesized', 'base');
    if (!isFile) return await runSynthesis(await checkOut(base, project, folder, launch), outdir, launch);
    const env = { ...launch.env, REGIONS_FILE: file };
    return await runSynthesis(compiled(project), outdir, { ...launch, env });
  } catch (error) {
    if (!(error instanceof SynthesisError)) throw error;
    const what = isFile ? 'file' : 'revision';
    throw new UsageError(`--base ${base}: this ${what} cannot be synthesized:\n${error.message}`);
  }
}

/** The project as a revision has it, with the packages that are installed here. */
async function checkOut(
  revision: string,
  project: string,
  folder: string,
  { signal }: Launch,
): Promise<Program> {
  if ((await commitOf(project, revision, signal)) === undefined) {
    throw new UsageError(
      `--base ${revision}: neither a file nor a known revision of this repository; in a shallow clone fetch it first (GitHub Actions: fetch-depth: 0)`,
    );
  }
  const archive = join(folder, 'revision.tar');
  const source = join(folder, 'revision');
  mkdirSync(source, { recursive: true });
  const written = await git(project, ['archive', '--format=tar', `--output=${archive}`, revision], signal);
  if (written === undefined) throw new UsageError(`--base ${revision}: git archive ${revision} failed`);
  await execute('tar', ['-xf', archive, '-C', source], { signal });
  symlinkSync(join(project, 'node_modules'), join(source, 'node_modules'), 'dir');
  return { project: source, command: appOf(source, revision) };
}

function appOf(source: string, revision: string): Program['command'] {
  const file = join(source, 'cdktf.json');
  if (!existsSync(file)) throw new SynthesisError(`${revision} has no cdktf.json`);
  const { app } = JSON.parse(readFileSync(file, 'utf8')) as { app: string };
  return ['sh', '-c', app];
}
