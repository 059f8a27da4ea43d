import { Option } from 'commander';
import type { Topology } from '../../../topology/topology';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import type { Command, Surroundings } from '../../cli/surroundings';
import { checkedFile, ifReadable, type Origin } from '../../terraform/checked-file';
import { baseVersion, deployedVersion } from '../../terraform/versions';
import { type Format, formatReport, formats } from './check-report';
import { explain } from './explain';
import { type LiveReport, withLive } from './live';

interface Options {
  readonly base?: string;
  readonly deployed?: true;
  readonly format: Format;
  readonly json?: true;
  readonly suggest?: true;
  readonly explain?: string | true;
  readonly live?: true;
}

export const check: Command = async (args, around) => {
  const options = argumentsOf('check', around)
    .description('Checks regions.yaml, and the step that leads to it.')
    .option('--base <rev|file|none>', 'where the step starts (default: the merge base with the main branch)')
    .option('--deployed', 'start from the version that was applied last, as the state of global records it')
    .option('--suggest', 'print the lowest instance counts that leave headroom in every failure')
    .option('--explain [rule]', 'print why a rule exists; without a name, list all rules')
    .option('--live', 'also ask Azure about quotas, zones, names, replicas and secrets; changes nothing')
    .option('--json', 'the same as --format json')
    .addOption(new Option('--format <format>', 'format of the report').choices(formats).default('text'))
    .addHelpText(
      'after',
      '\nExit code: 0 valid; 1 refused; 2 could not be checked, or with --live not completely.',
    )
    .parse(args, { from: 'user' })
    .opts<Options>();
  const { print, page } = around;
  if (options.explain) {
    print(explain(options.explain, page));
    return exitCodes.fine;
  }
  if (options.deployed && options.base !== undefined) {
    throw new UsageError('--base and --deployed both say where the step starts; give only one of them');
  }
  const { report: checked, topology } = await checkedFile(around, (read) => originOf(options, read, around));
  const report: LiveReport = options.live ? await withLive(checked, topology, around) : checked;
  print(formatReport(report, options.json ? 'json' : options.format, options.suggest === true, page));
  return exitCodes[report.verdict];
};

async function originOf(
  { base, deployed }: Options,
  topology: Topology,
  around: Surroundings,
): Promise<Origin> {
  if (base === 'none') return {};
  if (deployed) {
    return { version: await around.interruptible((signal) => deployedVersion(topology, around, signal)) };
  }
  const read = baseVersion(base, around);
  return topology.deployed === 'none' ? ifReadable(read) : { version: await read };
}
