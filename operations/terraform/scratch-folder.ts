import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../cli/exit';
import type { Terraform } from './terraform';

/** Runs Terraform in the folder. @returns what it prints @throws UsageError with what it says */
export type Run = (...args: readonly string[]) => Promise<string>;

/** Runs work in a temporary folder with one configuration and nothing else. */
export async function inScratchFolder<T>(
  terraform: Terraform,
  config: object,
  work: (run: Run, folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
  const run: Run = async (...args) => {
    const { code, stdout, stderr } = await terraform.run(folder, args);
    if (code === 0) return stdout;
    throw new UsageError(`${terraform.program} ${args.join(' ')} failed:\n${stderr.trim()}`);
  };
  try {
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(config));
    return await work(run, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
