import { spawnSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

const found = NAMES.map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim()).find(
  Boolean,
);
if (!found) {
  const missing = `there is no browser: none of ${NAMES.join(', ')}; .ci/run installs Debian's chromium`;
  if (process.env.CI) throw new Error(missing);
  console.warn(`Skipped: ${missing}.`);
}

/** `describe` for tests in a browser: skipped where there is none, but in CI that is a failure. */
export const withBrowser = found ? describe : describe.skip;

/** Without a sandbox, which root may not have; it opens nothing but pages of this project. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: found ?? '', args: ['--no-sandbox'] });
