// biome-ignore-all lint/style/noRestrictedGlobals lint/style/noProcessEnv: a program that is measured, not this one
/** Loaded into every measured Node process: writes how much memory it held at most, when it ends. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const PEAK_FOLDER = 'BENCH_PEAK_FOLDER';

const folder = process.env[PEAK_FOLDER];
if (folder) {
  process.on('exit', () => {
    writeFileSync(join(folder, String(process.pid)), String(process.resourceUsage().maxRSS));
  });
}
