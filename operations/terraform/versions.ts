/** The version of regions.yaml that a step starts from. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fromCanonical } from '../../topology/canonical';
import { InvalidFileError } from '../../topology/file/problem';
import { readRegionsText } from '../../topology/load';
import { parseTopology } from '../../topology/parse';
import type { Topology } from '../../topology/topology';
import { UsageError } from '../cli/exit';
import { commitOf, git } from '../cli/git';
import type { Surroundings } from '../cli/surroundings';
import { initArguments } from './lock-files';
import { Terraform } from './terraform';

export interface Version {
  /** For people: where it comes from. */
  readonly label: string;
  readonly topology: Topology;
}

const ALONE = 'name another version with --base, or check this one alone: --base none';
const MAIN_BRANCHES = ['origin/main', 'main'];

/** @param base a revision of git or a file; by default the merge base with the main branch */
export async function baseVersion(
  base: string | undefined,
  { folder, regionsFile }: Pick<Surroundings, 'folder' | 'regionsFile'>,
): Promise<Version> {
  const file = base === undefined ? undefined : resolve(folder, base);
  if (base !== undefined && file !== undefined && existsSync(file) && statSync(file).isFile()) {
    return { label: base, topology: sound(base, () => parseTopology(readRegionsText(file), base)) };
  }
  const home = dirname(resolve(folder, regionsFile));
  const { commit, label } = await (base === undefined ? mergeBase(home) : revision(home, base));
  const text = await git(home, ['show', `${commit}:./${basename(regionsFile)}`]);
  if (text === undefined) throw new UsageError(`${label} has no ${regionsFile}; ${ALONE}`);
  return { label, topology: sound(label, () => parseTopology(text, regionsFile)) };
}

/** What the last apply recorded, read from the state of the global stack. */
export async function deployedVersion({
  folder,
  env,
}: Pick<Surroundings, 'folder' | 'env'>): Promise<Version> {
  const home = join('cdktf.out', 'stacks', 'global');
  if (!existsSync(join(folder, home))) throw new UsageError(`${home} is not there; run npm run synth first`);
  const terraform = new Terraform(env, new AbortController().signal);
  const read = async (args: readonly string[]) => {
    const { code, stdout, stderr } = await terraform.run(join(folder, home), args);
    if (code === 0) return stdout;
    throw new UsageError(
      `the state of global cannot be read: ${terraform.program} ${args[0]} failed\n${stderr.trim()}`,
    );
  };
  await read(initArguments(join(folder, home)));
  const output: unknown = JSON.parse(await read(['output', '-json', '-no-color']));
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

async function mergeBase(folder: string): Promise<Revision> {
  const main = await mainBranch(folder);
  if (!main) throw new UsageError(`there is no branch ${MAIN_BRANCHES.join(' or ')}; ${await hint(folder)}`);
  const commit = (await git(folder, ['merge-base', 'HEAD', main]))?.trim();
  if (!commit) throw new UsageError(`HEAD and ${main} have no common commit; ${await hint(folder)}`);
  return { commit, label: `the merge base with ${main} (${commit.slice(0, 7)})` };
}

async function mainBranch(folder: string): Promise<string | undefined> {
  for (const branch of MAIN_BRANCHES) if (await commitOf(folder, branch)) return branch;
  return undefined;
}

async function revision(folder: string, name: string): Promise<Revision> {
  const commit = await commitOf(folder, name);
  if (commit) return { commit, label: name };
  throw new UsageError(`${name} is neither a revision nor a file; ${await hint(folder)}`);
}

async function hint(folder: string): Promise<string> {
  const inside = (await git(folder, ['rev-parse', '--is-shallow-repository']))?.trim();
  if (inside === undefined) return `this is not a git clone; ${ALONE}`;
  return inside === 'true'
    ? `this clone is shallow: git fetch --unshallow (in GitHub Actions: fetch-depth: 0); ${ALONE}`
    : ALONE;
}
