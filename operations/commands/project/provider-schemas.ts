import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Argument, Command } from 'commander';
import { exitCodes, run, UsageError } from '../../cli/run';
import {
  cutSchemas,
  dataFileName,
  dataFileText,
  type FactsByType,
  type PrintedSchemas,
  withoutFacts,
} from '../../simulated-azure/data-file';
import type { ProviderData, ProviderName } from '../../simulated-azure/schema';
import { schemasFromRegistry } from './registry-schemas';

interface Options {
  readonly schema?: string;
  readonly facts?: string;
}

run(() => {
  const command = new Command('provider-schemas')
    .description('Writes what the simulated Azure serves of one version of a provider.')
    .addArgument(new Argument('<provider>').choices(['azurerm', 'azuread']))
    .argument('<version>', 'for instance 4.55.0')
    .option(
      '--schema <file>',
      'what `terraform providers schema -json` prints for this provider; by default Terraform is asked, which needs a registry',
    )
    .option(
      '--facts <file>',
      'JSON of plan facts by resource type; without it, those that are there are kept',
    )
    .addHelpText('after', '\nFiles may be gzipped.')
    .exitOverride()
    .parse();
  const [name, version] = command.args as [ProviderName, string];
  const { schema, facts: factsFile } = command.opts<Options>();
  const target = `operations/simulated-azure/data/${dataFileName(name, version)}`;
  const kept = existsSync(target) ? read<ProviderData>(target, target).facts : {};
  const facts = { ...kept, ...(factsFile && read<FactsByType>('--facts', factsFile)) };
  const lacking = withoutFacts(name, facts);
  if (lacking.length > 0) {
    throw new UsageError(
      `${target}: no plan facts of ${lacking.join(', ')}; give them with --facts FILE, as {"TYPE": {"ATTRIBUTE": {"force_new": true}}}`,
    );
  }
  const printed = schema ? read<PrintedSchemas>('--schema', schema) : schemasFromRegistry(name, version);
  writeFileSync(target, dataFileText(cutSchemas(name, version, printed, facts)));
  console.log(`${target} written`);
  return exitCodes.fine;
});

function read<T>(what: string, file: string): T {
  try {
    const content = readFileSync(file);
    return JSON.parse((file.endsWith('.gz') ? gunzipSync(content) : content).toString()) as T;
  } catch (error) {
    throw new UsageError(`${what} ${file}: cannot be read; ${(error as Error).message}`);
  }
}
