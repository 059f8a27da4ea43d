import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { exitCodes, run, UsageError } from '../../cli/run';
import { type Facts, type ProviderName, schemaFile } from '../../simulated-azure/schema';
import { cutSchemas, type PrintedSchemas, schemaFileText } from '../../simulated-azure/schema-cut';

const target = 'operations/simulated-azure/data/schemas.json';

interface Options {
  readonly azurerm: string;
  readonly azuread: string;
  readonly facts?: string;
}

const { providers } = schemaFile;

run(() => {
  const options = new Command('schemas')
    .description(`Makes ${target} anew from \`terraform providers schema -json\`. Needs a registry.`)
    .option('--azurerm <version>', 'version of hashicorp/azurerm', providers.azurerm.version)
    .option('--azuread <version>', 'version of hashicorp/azuread', providers.azuread.version)
    .option('--facts <file>', 'JSON of plan facts by resource type, to be added to those already in the file')
    .exitOverride()
    .parse()
    .opts<Options>();
  const added = options.facts ? readFacts(options.facts) : {};
  const printed = printedSchemas(options);
  const cut = (name: ProviderName) =>
    cutSchemas(name, options[name], printed(name), { ...providers[name].facts, ...added });
  writeFileSync(target, schemaFileText({ azurerm: cut('azurerm'), azuread: cut('azuread') }));
  console.log(`${target} written: azurerm ${options.azurerm}, azuread ${options.azuread}`);
  return exitCodes.fine;
});

function readFacts(file: string): Readonly<Record<string, Facts>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`--facts ${file}: cannot be read; ${(error as Error).message}`);
  }
}

function printedSchemas(versions: Options): (name: ProviderName) => PrintedSchemas {
  const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
  const required = (name: ProviderName) => ({ source: `hashicorp/${name}`, version: versions[name] });
  const required_providers = { azurerm: required('azurerm'), azuread: required('azuread') };
  try {
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ terraform: { required_providers } }));
    terraform(folder, 'init', '-no-color');
    const { provider_schemas: schemas } = JSON.parse(terraform(folder, 'providers', 'schema', '-json')) as {
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
