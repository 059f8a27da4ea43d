import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
// biome-ignore lint/style/noRestrictedImports: CDKTF's manifest tells what was synthesized
import { type App, Manifest } from 'cdktf';

/**
 * Empties the folders of stacks that an earlier run wrote and this one did not, so that nobody uses them. The folders
 * themselves stay: if the CDKTF CLI runs this program, it has listed them and fails if one is gone.
 */
export function emptyStaleStacks(app: App): void {
  const folder = join(app.outdir, Manifest.stacksFolder);
  const stale = readdirSync(folder).filter((name) => !(name in app.manifest.stacks));
  for (const name of stale) {
    rmSync(join(folder, name), { recursive: true });
    mkdirSync(join(folder, name));
  }
}
