import type { ProviderName } from '../../../providers/versions';
import { UsageError } from '../../cli/exit';
import type { PrintedSchemas } from '../../simulated-azure/data-file';
import { Terraform } from '../../terraform/terraform';
import { inProviderFolder } from './provider-folder';

/** What Terraform prints of a provider, which it downloads. */
export function schemasFromRegistry(
  name: ProviderName,
  version: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<PrintedSchemas> {
  const terraform = new Terraform(env, signal);
  return inProviderFolder(terraform, name, version, async (run) => {
    await run('init', '-no-color');
    const { provider_schemas: schemas } = JSON.parse(await run('providers', 'schema', '-json')) as {
      provider_schemas: Record<string, PrintedSchemas>;
    };
    // OpenTofu has a registry of its own in front of the same names.
    const [, found] = Object.entries(schemas).find(([source]) => source.endsWith(`/hashicorp/${name}`)) ?? [];
    if (!found) throw new UsageError(`${terraform.program} printed no schema of hashicorp/${name}`);
    return found;
  });
}
