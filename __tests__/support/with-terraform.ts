import { spawnSync } from 'node:child_process';
import { terraformOf } from '../../operations/terraform/terraform';

if (!expect.getState().testPath?.endsWith('.e2e.test.ts')) {
  throw new Error('tests that run Terraform stand in *.e2e.test.ts, which npm run test:fast leaves out');
}

const program = terraformOf(process.env);
const available = spawnSync(program, ['version']).status === 0;
if (!available) {
  const missing = `there is no program ${program}`;
  if (process.env.CI) throw new Error(missing);
  console.warn(`Skipped: ${missing}.`);
}

/** `describe` for tests that run Terraform: skipped where there is none, but in CI that is a failure. */
export const withTerraform = available ? describe : describe.skip;

// Not how long they take, but when a Terraform that hangs is given up, on whatever machine.
jest.setTimeout(300_000);
