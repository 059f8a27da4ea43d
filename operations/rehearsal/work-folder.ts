import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { RehearsalError } from './errors';

/**
 * Where Terraform works: `base/STACK` and `current/STACK` with the configuration, the plans and their JSON, `states`,
 * and `azure.jsonl`, what the simulated Azure holds.
 */
export interface WorkFolder {
  readonly path: string;
  readonly journal: string;
  /** An environment without the user's own settings for Terraform: workspace, folders, arguments. */
  readonly plain: (env: NodeJS.ProcessEnv) => NodeJS.ProcessEnv;
  /** Removes the folder, unless it should be kept. */
  readonly close: () => void;
}

const journalName = 'azure.jsonl';

/** @throws RehearsalError if a folder to keep contains files that no rehearsal left there. */
export function newWorkFolder(keep?: string): WorkFolder {
  if (keep === undefined) {
    const path = mkdtempSync(join(tmpdir(), 'rehearsal-'));
    return existing(path, () => rmSync(path, { recursive: true, force: true }));
  }
  const path = resolve(keep);
  // Not if a file has this name: creating the folder would fail with a misleading error.
  if (!existsSync(path)) mkdirSync(path, { recursive: true });
  const found = readdirSync(path);
  if (found.length > 0 && !found.includes(journalName)) {
    throw new RehearsalError(`--keep ${keep}: contains other files; name a new or an empty folder`);
  }
  for (const name of found) rmSync(join(path, name), { recursive: true });
  return existing(path, () => {});
}

/** @throws RehearsalError if no rehearsal was kept. */
export function keptWorkFolder(folder: string): WorkFolder {
  const path = resolve(folder);
  if (existsSync(join(path, journalName))) return existing(path, () => {});
  throw new RehearsalError(`${folder}: contains no kept rehearsal; run npm run rehearse -- --keep ${folder}`);
}

function existing(path: string, close: () => void): WorkFolder {
  const settings = join(path, 'terraform.rc');
  const journal = join(path, journalName);
  writeFileSync(settings, '');
  writeFileSync(journal, '', { flag: 'a' });
  const plain = (env: NodeJS.ProcessEnv) => ({
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('TF_'))),
    TF_CLI_CONFIG_FILE: settings,
  });
  return { path, journal, plain, close };
}
