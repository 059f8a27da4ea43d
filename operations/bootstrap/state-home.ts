/** Where the state of the bootstrap stack is: on this machine at first, then in the account that it has made. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { UsageError } from '../cli/exit';
import type { State, StateFile, StateVersion } from '../terraform/state';

/** `moved`: in the account, and a copy is left here. */
export type Home = 'nowhere' | 'here' | 'moved' | 'in the account';

/** What is known before anything is run. */
export interface Traces {
  /** On this machine. */
  readonly local: StateVersion | undefined;
  /** The account of the states exists. */
  readonly account: boolean;
  /** In the account; undefined where it cannot be read. */
  readonly remote: Pick<State, 'held' | 'version'> | undefined;
}

/** @throws UsageError where two states, or none, may be the right one */
export function homeOf({ local, account, remote }: Traces, names: { local: string; account: string }): Home {
  const isThere = remote !== undefined && remote.held.length > 0;
  if (!local) {
    if (isThere) return 'in the account';
    if (!account) return 'nowhere';
    throw new UsageError(
      `the storage account ${names.account} exists, and no state knows of it; found neither a state of bootstrap in it nor ${names.local} here; bring that file back from the machine that began, or import what exists: docs/first-deployment.md#a-state-account-that-exists`,
    );
  }
  if (!isThere) return 'here';
  if (remote.version.lineage !== local.lineage) {
    throw new UsageError(
      `${names.local}: is another state than the one of bootstrap in ${names.account}; found the lineages ${local.lineage} and ${remote.version.lineage}; move the file away if the account's is the right one`,
    );
  }
  // What was pushed counts one further than what it was pushed from.
  return remote.version.serial >= local.serial ? 'moved' : 'here';
}

/** Of a local state. @throws UsageError where it is none */
export function localVersion(file: string, folder: string): StateVersion | undefined {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  try {
    const { lineage, serial } = JSON.parse(text) as StateFile;
    if (lineage !== undefined && serial !== undefined) return { lineage, serial };
  } catch {
    // told below
  }
  throw new UsageError(
    `${relative(folder, file)}: is no state of Terraform; found ${text.length} characters; bring it back from ${relative(folder, file)}.backup`,
  );
}

/** With what Terraform keeps beside it. */
export function forgetLocal(file: string): void {
  for (const suffix of ['', '.backup']) rmSync(`${file}${suffix}`, { force: true });
}
