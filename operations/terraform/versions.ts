/** The version of regions.yaml that a step starts from. */
import { basename, dirname, resolve } from 'node:path';
import { boundVersions } from '../../providers/versions';
import { fromCanonical } from '../../topology/canonical';
import { InvalidFileError } from '../../topology/file/problem';
import { readRegionsText } from '../../topology/load';
import { parseTopology } from '../../topology/parse';
import type { Topology } from '../../topology/topology';
import { UsageError } from '../cli/exit';
import { commitOf, git, isShallow } from '../cli/git';
import type { Surroundings } from '../cli/surroundings';
import { resolveBase, SHALLOW } from './base';
import { readState } from './state';

export interface Version {
  /** Where it comes from, for people. */
  readonly label: string;
  readonly topology: Topology;
  /** Whether an apply recorded it. */
  readonly applied?: true;
}

const ALONE = 'name another version with --base, or check this one alone: --base none';
const UNDEPLOYED = 'if nothing is deployed yet, write deployed: none in the file';
const MAIN_BRANCHES = ['origin/main', 'main'];

/** @param base a file or a revision of git; by default the merge base with the main branch */
export async function baseVersion(
  base: string | undefined,
  { folder, regionsFile }: Pick<Surroundings, 'folder' | 'regionsFile'>,
): Promise<Version> {
  const repository = dirname(resolve(folder, regionsFile));
  if (base === undefined) {
    const { commit, label } = await mergeBase(repository);
    return versionAt(commit, label, repository, regionsFile);
  }
  const found = await resolveBase(base, folder, repository);
  if ('commit' in found) return versionAt(found.commit, base, repository, regionsFile);
  return { label: base, topology: sound(base, () => parseTopology(readRegionsText(found.file), base)) };
}

async function versionAt(
  commit: string,
  label: string,
  repository: string,
  regionsFile: string,
): Promise<Version> {
  const shown = await git(repository, ['show', `${commit}:./${basename(regionsFile)}`]);
  if ('reason' in shown)
    throw new UsageError(`${label} has no ${regionsFile}; ${ALONE}; git says: ${shown.reason}`);
  const topology = sound(label, () => parseTopology(shown.stdout, regionsFile));
  const isBefore = await hasNoVersions(commit, repository);
  return { label, topology: isBefore ? { ...topology, providers: boundVersions } : topology };
}

/** Whether the program of a commit is older than the choice of provider versions. */
async function hasNoVersions(commit: string, repository: string): Promise<boolean> {
  const [program, setting] = ['cdktf.json', 'providers/versions.ts'];
  const listed = await git(repository, ['ls-tree', '--name-only', commit, program, setting]);
  return 'stdout' in listed && listed.stdout.trim() === program;
}

/**
 * What the last apply recorded, read from the state of the global stack.
 * @param topology says where that state is
 * @returns undefined if nothing was applied yet and the file says so
 */
export async function deployedVersion(
  topology: Topology,
  around: Pick<Surroundings, 'folder' | 'env'>,
  signal: AbortSignal,
): Promise<Version | undefined> {
  const recorded = (await readState(topology, 'global', around, signal)).outputs.regions_file;
  if (typeof recorded === 'string') {
    const label = 'the deployed version';
    return { label, topology: sound(label, () => fromCanonical(recorded)), applied: true };
  }
  if (topology.deployed === 'none') return undefined;
  throw new UsageError(`the state of global records no version; ${UNDEPLOYED}; otherwise ${ALONE}`);
}

function sound(label: string, read: () => Topology): Topology {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InvalidFileError)) throw error;
    throw new UsageError(
      `the step cannot be checked: ${label} is itself invalid; ${UNDEPLOYED}; otherwise ${ALONE}\n${error.message}`,
    );
  }
}

async function mergeBase(repository: string): Promise<{ readonly commit: string; readonly label: string }> {
  const main = await mainBranch(repository);
  const asked = await git(repository, ['merge-base', 'HEAD', main]);
  if ('reason' in asked) return unknown(`HEAD and ${main} have no common commit`, repository, asked.reason);
  const commit = asked.stdout.trim();
  return { commit, label: `the merge base with ${main} (${commit.slice(0, 7)})` };
}

async function mainBranch(repository: string): Promise<string> {
  let reason = '';
  for (const branch of MAIN_BRANCHES) {
    const asked = await commitOf(repository, branch);
    if ('stdout' in asked) return branch;
    reason = asked.reason;
  }
  return unknown(`there is no branch ${MAIN_BRANCHES.join(' or ')}`, repository, reason);
}

async function unknown(what: string, repository: string, reason: string): Promise<never> {
  const why = (await isShallow(repository)) ? [SHALLOW] : [];
  throw new UsageError([what, ALONE, ...why, `git says: ${reason}`].join('; '));
}
