import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type App, Manifest } from 'cdktf';

/** Removes the folders of stacks that an earlier run wrote and this one did not: nobody should take them for whole. */
export function removeStaleStacks(app: App): void {
  const folder = join(app.outdir, Manifest.stacksFolder);
  const current = new Set(Object.keys(app.manifest.stacks));
  for (const name of readdirSync(folder).filter((found) => !current.has(found))) {
    rmSync(join(folder, name), { recursive: true });
  }
}
