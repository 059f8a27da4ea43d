/** The version of regions.yaml that a step starts from. */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fromCanonical } from '../../topology/canonical';
import { InvalidFileError } from '../../topology/file/problem';
import { parseTopology, readRegionsText } from '../../topology/load';
import type { Topology } from '../../topology/topology';
import { UsageError } from './run';

export interface Version {
  /** For people: where it comes from. */
  readonly label: string;
  readonly topology: Topology;
}

const ALONE = 'name another version with --base, or check this one alone: --base none';
const MAIN_BRANCHES = ['origin/main', 'main'];

/** @param base a revision of git or a file; by default the merge base with the main branch */
export function baseVersion(base: string | undefined, fileName: string): Version {
  if (base !== undefined && existsSync(base) && statSync(base).isFile()) {
    return { label: base, topology: sound(base, () => parseTopology(readRegionsText(base), base)) };
  }
  const folder = dirname(fileName);
  const { commit, label } = base === undefined ? mergeBase(folder) : revision(folder, base);
  const text = git(folder, 'show', `${commit}:./${basename(fileName)}`);
  if (text === undefined) throw new UsageError(`${label} has no ${fileName}; ${ALONE}`);
  return { label, topology: sound(label, () => parseTopology(text, fileName)) };
}

/** What the last apply recorded, read from the state of the global stack. */
export function deployedVersion(): Version {
  const folder = join('cdktf.out', 'stacks', 'global');
  if (!existsSync(folder)) throw new UsageError(`${folder} is not there; run npm run synth first`);
  terraform(folder, 'init', '-input=false', '-no-color');
  const output: unknown = JSON.parse(terraform(folder, 'output', '-json', '-no-color'));
  const recorded = (output as { regions_file?: { value?: unknown } }).regions_file?.value;
  if (typeof recorded !== 'string') {
    throw new UsageError(`nothing is recorded in the state of global: nothing was applied yet; ${ALONE}`);
  }
  const label = 'the deployed version';
  return { label, topology: sound(label, () => fromCanonical(recorded)) };
}

function sound(label: string, read: () => Topology): Topology {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InvalidFileError)) throw error;
    throw new UsageError(
      `the step cannot be checked: ${label} is itself invalid; ${ALONE}\n${error.message}`,
    );
  }
}

interface Revision {
  readonly commit: string;
  readonly label: string;
}

function mergeBase(folder: string): Revision {
  const main = MAIN_BRANCHES.find((branch) => commitOf(folder, branch) !== undefined);
  if (!main) {
    throw new UsageError(`there is no branch ${MAIN_BRANCHES.join(' or ')}; ${hint(folder)}`);
  }
  const commit = git(folder, 'merge-base', 'HEAD', main)?.trim();
  if (!commit) throw new UsageError(`HEAD and ${main} have no common commit; ${hint(folder)}`);
  return { commit, label: `the merge base with ${main} (${commit.slice(0, 7)})` };
}

function revision(folder: string, name: string): Revision {
  const commit = commitOf(folder, name);
  if (commit) return { commit, label: name };
  throw new UsageError(`${name} is neither a revision nor a file; ${hint(folder)}`);
}

const commitOf = (folder: string, name: string): string | undefined =>
  git(folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`)?.trim();

function hint(folder: string): string {
  const inside = git(folder, 'rev-parse', '--is-shallow-repository')?.trim();
  if (inside === undefined) return `this is no git clone; ${ALONE}`;
  return inside === 'true'
    ? `this clone is shallow: git fetch --unshallow (in GitHub Actions: fetch-depth: 0); ${ALONE}`
    : ALONE;
}

/** What git prints; undefined when it fails. */
function git(folder: string, ...args: string[]): string | undefined {
  return execute('git', args, folder).output;
}

function terraform(folder: string, ...args: string[]): string {
  const { output, errors } = execute(process.env.TERRAFORM_BINARY_NAME ?? 'terraform', args, folder);
  if (output !== undefined) return output;
  throw new UsageError(`the state of global cannot be read: terraform ${args[0]} failed\n${errors.trim()}`);
}

function execute(program: string, args: string[], cwd: string): { output?: string; errors: string } {
  try {
    return { output: execFileSync(program, args, { cwd, encoding: 'utf8', stdio: 'pipe' }), errors: '' };
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === 'ENOENT') throw new UsageError(`${program} cannot be started; install it, or mend the PATH`);
    return { errors: stderr ?? '' };
  }
}
