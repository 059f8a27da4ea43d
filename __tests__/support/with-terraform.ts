import { spawnSync } from 'node:child_process';

const available = spawnSync('terraform', ['version']).status === 0;
if (!available) {
  const missing = 'there is no terraform on the PATH';
  if (process.env.CI) throw new Error(missing);
  console.warn(`Skipped: ${missing}.`);
}

/** `describe` for tests that run Terraform: skipped where there is none, but in CI that is a failure. */
export const withTerraform = available ? describe : describe.skip;

// Not how long they take, but when a Terraform that hangs is given up.
jest.setTimeout(120_000);
