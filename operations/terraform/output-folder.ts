import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
// biome-ignore lint/style/noRestrictedImports: CDKTF's manifest tells what was synthesized
import { type App, Manifest } from 'cdktf';

/**
 * Empties the folders of stacks that an earlier run wrote and this one did not: nobody should take them for whole. The
 * folders themselves stay, because the CDKTF CLI, if it is what runs this program, has listed them and fails where it
 * finds one gone.
 */
export function emptyStaleStacks(app: App): void {
  const folder = join(app.outdir, Manifest.stacksFolder);
  const stale = readdirSync(folder).filter((name) => !(name in app.manifest.stacks));
  for (const name of stale) {
    rmSync(join(folder, name), { recursive: true });
    mkdirSync(join(folder, name));
  }
}
