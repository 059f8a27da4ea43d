import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import { readText, writeText } from '../../cli/files';
import type { Command, Surroundings } from '../../cli/surroundings';
import { type Facts, type ProviderName, schemaFile } from '../../simulated-azure/schema';
import { cutSchemas, type PrintedSchemas, schemaFileText } from '../../simulated-azure/schema-cut';
import { Terraform } from '../../terraform/terraform';

const target = 'operations/simulated-azure/data/schemas.json';

interface Options {
  readonly azurerm: string;
  readonly azuread: string;
  readonly facts?: string;
}

const { providers } = schemaFile;

export const providerSchemas: Command = async (args, around) => {
  const options = argumentsOf('provider-schemas', around)
    .description(`Makes ${target} anew from \`terraform providers schema -json\`. Needs a registry.`)
    .option('--azurerm <version>', 'version of hashicorp/azurerm', providers.azurerm.version)
    .option('--azuread <version>', 'version of hashicorp/azuread', providers.azuread.version)
    .option('--facts <file>', 'JSON of plan facts by resource type, to be added to those already in the file')
    .parse(args, { from: 'user' })
    .opts<Options>();
  const added = options.facts ? readFacts(around.folder, options.facts) : {};
  const printed = await around.interruptible((signal) => printedSchemas(options, around.env, signal));
  const cut = (name: ProviderName) =>
    cutSchemas(name, options[name], printed(name), { ...providers[name].facts, ...added });
  writeText(around.folder, target, schemaFileText({ azurerm: cut('azurerm'), azuread: cut('azuread') }));
  around.print(`${target} written: azurerm ${options.azurerm}, azuread ${options.azuread}`);
  return exitCodes.fine;
};

function readFacts(folder: string, file: string): Readonly<Record<string, Facts>> {
  const text = readText(folder, file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`--facts ${file}: is not JSON; ${(error as Error).message}`);
  }
}

async function printedSchemas(
  versions: Options,
  env: Surroundings['env'],
  signal: AbortSignal,
): Promise<(name: ProviderName) => PrintedSchemas> {
  const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
  const required = (name: ProviderName) => ({ source: `hashicorp/${name}`, version: versions[name] });
  const required_providers = { azurerm: required('azurerm'), azuread: required('azuread') };
  const terraform = new Terraform(env, signal);
  const read = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await terraform.run(folder, args);
    if (code === 0) return stdout;
    throw new UsageError(`terraform ${args.join(' ')} failed:\n${stderr}`);
  };
  try {
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ terraform: { required_providers } }));
    await read('init', '-no-color');
    const { provider_schemas: schemas } = JSON.parse(await read('providers', 'schema', '-json')) as {
      provider_schemas: Record<string, PrintedSchemas>;
    };
    return (name) => {
      const found = schemas[`registry.terraform.io/hashicorp/${name}`];
      if (!found) throw new UsageError(`terraform printed no schema of hashicorp/${name}`);
      return found;
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
