import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { compiledIn } from './compiled';

/** @throws Error that names what the tests have left in their temporary folder; the run fails. */
export default function teardown(): void {
  const folder = tmpdir();
  rmSync(compiledIn(folder), { recursive: true, force: true });
  const left = readdirSync(folder);
  rmSync(folder, { recursive: true });
  process.env.TMPDIR = dirname(folder); // in watch mode the next run starts from there
  if (left.length > 0) throw new Error(`the tests left files in the temporary folder: ${left.join(', ')}`);
}
