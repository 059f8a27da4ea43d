/** Where the state of the bootstrap stack is: first on this machine, then in the account that it creates. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { UsageError } from '../cli/exit';
import type { State, StateFile, StateVersion } from '../terraform/state';

/** `moved`: in the account, with a copy left here. */
export type Home = 'nowhere' | 'here' | 'moved' | 'in the account';

/** What is known before anything runs. */
export interface Traces {
  /** On this machine. */
  readonly local: StateVersion | undefined;
  /** The account of the states exists. */
  readonly account: boolean;
  /** In the account; undefined if it cannot be read. */
  readonly remote: Pick<State, 'held' | 'version'> | undefined;
}

/** @throws UsageError if it is unclear which state is the right one */
export function homeOf({ local, account, remote }: Traces, names: { local: string; account: string }): Home {
  const isThere = remote !== undefined && remote.held.length > 0;
  if (!local) {
    if (isThere) return 'in the account';
    if (!account) return 'nowhere';
    throw new UsageError(
      `the storage account ${names.account} exists, but is in no state; found neither a state of bootstrap in it nor ${names.local} here; copy that file from the machine that began, or import what exists: docs/first-deployment.md#a-state-account-that-exists`,
    );
  }
  if (!isThere) return 'here';
  if (remote.version.lineage !== local.lineage) {
    throw new UsageError(
      `${names.local}: is not the state of bootstrap in ${names.account}; found the lineages ${local.lineage} and ${remote.version.lineage}; if the one in the account is right, move the file away`,
    );
  }
  // A push increases the serial by one.
  return remote.version.serial >= local.serial ? 'moved' : 'here';
}

/** Reads a local state. @throws UsageError if the file is not one */
export function localVersion(file: string, folder: string): StateVersion | undefined {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  try {
    const { lineage, serial } = JSON.parse(text) as StateFile;
    if (lineage !== undefined && serial !== undefined) return { lineage, serial };
  } catch {
    // reported below
  }
  throw new UsageError(
    `${relative(folder, file)}: is not a Terraform state; found ${text.length} characters; restore it from ${relative(folder, file)}.backup`,
  );
}

/** Deletes it with the files that Terraform keeps beside it. */
export function forgetLocal(file: string): void {
  for (const suffix of ['', '.backup']) rmSync(`${file}${suffix}`, { force: true });
}
