/** The file that a command is about, checked with the step to it. */
import { type Checked, checkVersion } from '../../topology/check';
import { readRegionsText } from '../../topology/load';
import { readRegions } from '../../topology/parse';
import type { Topology } from '../../topology/topology';
import { UsageError } from '../cli/exit';
import type { Surroundings } from '../cli/surroundings';
import { UnknownBaseError } from './errors';
import type { Version } from './versions';

export interface CheckReport extends Checked {
  readonly file: string;
  /** Where the other version comes from; null when this version was checked alone. */
  readonly base: string | null;
  /** The other version was read, and the step from it left alone: nothing is deployed. */
  readonly stepUnchecked?: true;
  /** Why the other version could not be read, where that refuses nothing. */
  readonly unread?: string;
}

export interface CheckedFile {
  readonly report: CheckReport;
  /** None where the file is not of the right shape. */
  readonly topology: Topology | undefined;
  readonly base: Topology | undefined;
}

/** The other version, or why there is none although there should be one. */
export interface Origin {
  readonly version?: Version | undefined;
  readonly unread?: string;
}

/**
 * An origin that may be missing: what keeps it from being read refuses nothing.
 * @throws UnknownBaseError where somebody has named it, and nothing has that name
 */
export async function ifReadable(read: Promise<Version>): Promise<Origin> {
  try {
    return { version: await read };
  } catch (error) {
    if (error instanceof UsageError && !(error instanceof UnknownBaseError)) return { unread: error.message };
    throw error;
  }
}

/**
 * @param originOf is asked where the file is of the right shape
 * @throws InvalidFileError where the file cannot be read.
 */
export async function checkedFile(
  { regionsFile: file, now }: Pick<Surroundings, 'regionsFile' | 'now'>,
  originOf: (topology: Topology) => Promise<Origin>,
): Promise<CheckedFile> {
  const text = readRegionsText(file);
  const { topology } = readRegions(text, file);
  const { version, unread } = topology ? await originOf(topology) : {};
  const { label, topology: base, applied } = version ?? {};
  const report = {
    file,
    base: label ?? null,
    ...(topology?.deployed === 'none' && base && !applied && { stepUnchecked: true as const }),
    ...(unread !== undefined && { unread }),
    ...checkVersion({ text, file, base, applied, now: now() }),
  };
  return { report, topology, base };
}
