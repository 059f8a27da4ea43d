import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives a run of the tests a temporary folder of its own, so that the teardown sees what they leave in it. */
export default function setup(): void {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'tests-'));
}
