/** Another backend than the one that a stack says, for a while. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** https://developer.hashicorp.com/terraform/language/files/override: what it says of the backend counts. */
const OVERRIDE = 'backend_override.tf.json';

/** The state in a file; otherwise where regions.yaml keeps it. */
export function useBackend(folder: string, local: string | undefined): void {
  const file = join(folder, OVERRIDE);
  if (local === undefined) rmSync(file, { force: true });
  else writeFileSync(file, JSON.stringify({ terraform: { backend: { local: { path: local } } } }));
}
