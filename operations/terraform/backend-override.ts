/** Temporarily replaces the backend of a stack. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** https://developer.hashicorp.com/terraform/language/files/override: its backend takes precedence. */
const OVERRIDE = 'backend_override.tf.json';

/** The state in a file; otherwise where regions.yaml says. */
export function useBackend(folder: string, local: string | undefined): void {
  const file = join(folder, OVERRIDE);
  if (local === undefined) rmSync(file, { force: true });
  else writeFileSync(file, JSON.stringify({ terraform: { backend: { local: { path: local } } } }));
}
