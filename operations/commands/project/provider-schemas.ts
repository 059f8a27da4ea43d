import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Argument } from 'commander';
import type { ProviderData } from '../../../providers/schema';
import type { ProviderName } from '../../../providers/versions';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import { writeText } from '../../cli/files';
import type { Command } from '../../cli/surroundings';
import {
  cutSchemas,
  dataFileName,
  dataFileText,
  type FactsByType,
  type PrintedSchemas,
  withoutFacts,
} from '../../simulated-azure/data-file';
import { toLookUp, withKnownFacts } from '../../simulated-azure/nearest-facts';
import { schemasFromRegistry } from './registry-schemas';

interface Options {
  readonly schema?: string;
  readonly facts?: string;
  readonly like?: string;
}

export const providerSchemas: Command = async (args, around) => {
  const { folder, env, interruptible, print } = around;
  const command = argumentsOf('provider-schemas', around)
    .description('Writes to providers/data what one version of a provider says of the types in use.')
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
    .option('--like <version>', 'start from the plan facts of this one, and print what to look up')
    .addHelpText('after', '\nFiles may be gzipped.')
    .parse(args, { from: 'user' });
  const [name, version] = command.args as [ProviderName, string];
  const { schema, facts: factsFile, like } = command.opts<Options>();
  const target = `providers/data/${dataFileName(name, version)}`;
  const dataIn = (file: string) => read<ProviderData>(folder, '', file);
  const nearest = like === undefined ? undefined : dataIn(`providers/data/${dataFileName(name, like)}`);
  const kept = existsSync(resolve(folder, target)) ? dataIn(target).facts : {};
  const facts = {
    ...nearest?.facts,
    ...kept,
    ...(factsFile && read<FactsByType>(folder, '--facts ', factsFile)),
  };
  const lacking = withoutFacts(name, facts);
  if (lacking.length > 0) {
    throw new UsageError(
      `${target}: no plan facts of ${lacking.join(', ')}; give them with --facts FILE, as {"TYPE": {"ATTRIBUTE": {"force_new": true}}}`,
    );
  }
  const printed = schema
    ? read<PrintedSchemas>(folder, '--schema ', schema)
    : await interruptible((signal) => schemasFromRegistry(name, version, env, signal));
  const data = cutSchemas(name, version, printed, facts);
  writeText(folder, target, dataFileText(nearest ? withKnownFacts(data) : data));
  print(`${target} written`);
  if (nearest) print(['to be looked up in the code of the provider:', ...toLookUp(nearest, data)].join('\n'));
  return exitCodes.fine;
};

function read<T>(folder: string, what: string, file: string): T {
  try {
    const content = readFileSync(resolve(folder, file));
    return JSON.parse((file.endsWith('.gz') ? gunzipSync(content) : content).toString()) as T;
  } catch (error) {
    throw new UsageError(`${what}${file}: cannot be read; ${(error as Error).message}`);
  }
}
