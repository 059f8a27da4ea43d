import { Option } from 'commander';
import { checkVersion } from '../../../topology/check';
import { readRegionsText } from '../../../topology/load';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import type { Command, Surroundings } from '../../cli/surroundings';
import { baseVersion, deployedVersion, type Version } from '../../terraform/versions';
import { type Format, formatReport, formats } from './check-report';
import { explain } from './explain';

interface Options {
  readonly base?: string;
  readonly deployed?: true;
  readonly format: Format;
  readonly json?: true;
  readonly suggest?: true;
  readonly explain?: string | true;
}

export const check: Command = async (args, around) => {
  const options = argumentsOf('check', around)
    .description('Checks regions.yaml, and the step to it from its base.')
    .option(
      '--base <rev|file|none>',
      'what the step starts from (default: the merge base with the main branch)',
    )
    .option('--deployed', 'the base is the version that was applied last, read from the state of global')
    .option('--suggest', 'print the lowest instance bounds that survive every failure')
    .option('--explain [rule]', 'print why a rule exists, or list all')
    .option('--json', 'the same as --format json')
    .addOption(new Option('--format <format>', 'of the report').choices(formats).default('text'))
    .addHelpText('after', '\nExit code: 0 fine, 1 checked and refused, 2 could not be checked.')
    .parse(args, { from: 'user' })
    .opts<Options>();
  const { print, regionsFile, now } = around;
  if (options.explain) {
    print(explain(options.explain));
    return exitCodes.fine;
  }
  if (options.deployed && options.base !== undefined) {
    throw new UsageError('--base and --deployed both name the base; give one of them');
  }
  const text = readRegionsText(regionsFile);
  const before = await versionBefore(options, around);
  const checked = checkVersion({ text, file: regionsFile, base: before?.topology, now: now() });
  const report = { file: regionsFile, base: before?.label ?? null, ...checked };
  print(formatReport(report, options.json ? 'json' : options.format, options.suggest === true));
  return checked.verdict === 'fine' ? exitCodes.fine : exitCodes.refused;
};

function versionBefore({ base, deployed }: Options, around: Surroundings): Promise<Version> | undefined {
  if (base === 'none') return undefined;
  if (!deployed) return baseVersion(base, around);
  return around.interruptible((signal) => deployedVersion(around, signal));
}
