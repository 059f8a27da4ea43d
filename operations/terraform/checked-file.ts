/** Checks the file of a command, and the step to it. */
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
  /** Where the base comes from; null if this version was checked alone. */
  readonly base: string | null;
  /** The base was read, but the step from it was not checked, because nothing is deployed. */
  readonly stepUnchecked?: true;
  /** Why the base could not be read, if that is not an error. */
  readonly unread?: string;
}

export interface CheckedFile {
  readonly report: CheckReport;
  /** Undefined if the file does not have the right shape. */
  readonly topology: Topology | undefined;
  readonly base: Topology | undefined;
}

/** The base, or why there is none although there should be one. */
export interface Origin {
  readonly version?: Version | undefined;
  readonly unread?: string;
}

/**
 * A base that may be missing: if it cannot be read, that is not an error.
 * @throws UnknownBaseError if it was named explicitly and does not exist
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
 * @param originOf is called if the file has the right shape
 * @throws InvalidFileError if the file cannot be read.
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
