import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../cli/run';
import type { PrintedSchemas } from '../../simulated-azure/data-file';
import type { ProviderName } from '../../simulated-azure/schema';

/** What Terraform prints of a provider, which it downloads. */
export function schemasFromRegistry(name: ProviderName, version: string): PrintedSchemas {
  const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
  const required_providers = { [name]: { source: `hashicorp/${name}`, version } };
  try {
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ terraform: { required_providers } }));
    terraform(folder, 'init', '-no-color');
    const { provider_schemas: schemas } = JSON.parse(terraform(folder, 'providers', 'schema', '-json')) as {
      provider_schemas: Record<string, PrintedSchemas>;
    };
    const found = schemas[`registry.terraform.io/hashicorp/${name}`];
    if (!found) throw new UsageError(`terraform printed no schema of hashicorp/${name}`);
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function terraform(cwd: string, ...args: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync('terraform', args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (error) throw new UsageError(`terraform could not be run: ${error.message}`);
  if (status !== 0) throw new UsageError(`terraform ${args.join(' ')} failed:\n${stderr}`);
  return stdout;
}
