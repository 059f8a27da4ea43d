import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Argument } from 'commander';
import type { ProviderData } from '../../../providers/schema';
import { byVersion, type ProviderName } from '../../../providers/versions';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import { inProject, writeText } from '../../cli/files';
import type { Command } from '../../cli/surroundings';
import {
  cutSchemas,
  dataFileName,
  dataFileText,
  type FactsByType,
  type PrintedSchemas,
  withoutFacts,
} from '../../simulated-azure/data-file';
import { begunFacts } from './begun-facts';
import { schemasFromRegistry } from './registry-schemas';

interface Options {
  readonly schema?: string;
  readonly facts?: string;
  readonly like?: string;
}

export const providerSchemas: Command = async (args, around) => {
  const { folder, env, interruptible, print } = around;
  const command = argumentsOf('provider-schemas', around)
    .description(
      'Writes the schemas that one version of a provider has for the types in use to providers/data.',
    )
    .addArgument(new Argument('<provider>').choices(['azurerm', 'azuread']))
    .argument('<version>', 'for example 4.55.0')
    .option(
      '--schema <file>',
      'output of `terraform providers schema -json` for this provider (default: run Terraform, which needs a registry)',
    )
    .option(
      '--facts <file>',
      'plan facts by resource type, as JSON (default: keep the existing ones, or begin with those of the nearest version)',
    )
    .addHelpText('after', '\nFiles may be gzipped.')
    .parse(args, { from: 'user' });
  const [name, version] = command.args as [ProviderName, string];
  const { schema, facts: factsFile } = command.opts<Options>();
  const target = `providers/data/${dataFileName(name, version)}`;
  const nearest = nearestFile(resolve(folder, dirname(target)), name, version);
  const known = nearest ? read<ProviderData>(folder, '', nearest) : undefined;
  const given = factsFile ? read<FactsByType>(folder, '--facts ', factsFile) : {};
  const lacking = withoutFacts(name, { ...known?.facts, ...given });
  if (lacking.length > 0) {
    throw new UsageError(
      `${target}: has no plan facts for ${lacking.join(', ')}; add --facts FILE, with {"TYPE": {"ATTRIBUTE": {"force_new": true}}}`,
    );
  }
  const printed = schema
    ? read<PrintedSchemas>(folder, '--schema ', schema)
    : await interruptible((signal) => schemasFromRegistry(name, version, env, signal));
  const begun = known ? begunFacts(known, printed) : { facts: {}, open: [] };
  const facts = { ...begun.facts, ...given };
  writeText(folder, target, dataFileText(cutSchemas(name, version, printed, facts)), inProject);
  print(`${target} written`);
  const open = begun.open.filter((path) => !(path.split('.', 1).join() in given));
  if (open.length > 0) print(lookUpText(name, version, open));
  return exitCodes.fine;
};

/** The file of this version, else of the newest one before it, else of the oldest one. */
function nearestFile(folder: string, name: ProviderName, version: string): string | undefined {
  const versions = readdirSync(folder)
    .flatMap((file) => (file.startsWith(`${name}-`) ? file.slice(name.length + 1, -'.json'.length) : []))
    .sort(byVersion.compare);
  const found = versions.findLast((other) => byVersion.compare(other, version) <= 0) ?? versions[0];
  return found && join(folder, dataFileName(name, found));
}

const lookUpText = (name: ProviderName, version: string, open: readonly string[]): string =>
  [
    `Its plan facts were copied from the nearest version. Look these up in https://github.com/hashicorp/terraform-provider-${name}/tree/v${version}/internal/services (ForceNew, Default, ConflictsWith and the like), write them into the file, and read the upgrade guide for what no schema shows:`,
    ...open.map((path) => `  ${path}`),
  ].join('\n');

function read<T>(folder: string, what: string, file: string): T {
  try {
    const content = readFileSync(resolve(folder, file));
    return JSON.parse((file.endsWith('.gz') ? gunzipSync(content) : content).toString()) as T;
  } catch (error) {
    throw new UsageError(`${what}${file}: cannot be read; ${(error as Error).message}`);
  }
}
