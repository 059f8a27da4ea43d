import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../cli/exit';
import type { PrintedSchemas } from '../../simulated-azure/data-file';
import type { ProviderName } from '../../simulated-azure/schema';
import { Terraform } from '../../terraform/terraform';

/** What Terraform prints of a provider, which it downloads. */
export async function schemasFromRegistry(
  name: ProviderName,
  version: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<PrintedSchemas> {
  const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
  const required_providers = { [name]: { source: `hashicorp/${name}`, version } };
  const terraform = new Terraform(env, signal);
  const read = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await terraform.run(folder, args);
    if (code === 0) return stdout;
    throw new UsageError(`${terraform.program} ${args.join(' ')} failed:\n${stderr}`);
  };
  try {
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ terraform: { required_providers } }));
    await read('init', '-no-color');
    const { provider_schemas: schemas } = JSON.parse(await read('providers', 'schema', '-json')) as {
      provider_schemas: Record<string, PrintedSchemas>;
    };
    // OpenTofu has a registry of its own in front of the same names.
    const [, found] = Object.entries(schemas).find(([source]) => source.endsWith(`/hashicorp/${name}`)) ?? [];
    if (!found) throw new UsageError(`${terraform.program} printed no schema of hashicorp/${name}`);
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
