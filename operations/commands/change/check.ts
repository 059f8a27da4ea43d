import { Command, Option } from 'commander';
import { type Need, needs } from '../../../topology/capacity/needs';
import { changes } from '../../../topology/changes';
import type { Finding } from '../../../topology/file/problem';
import { placeProblems, readRegions, readRegionsText } from '../../../topology/load';
import { checkClock } from '../../../topology/rules/clock';
import type { Ruling } from '../../../topology/rules/rule';
import { checkStep } from '../../../topology/rules/step';
import { regionsFile } from '../../cli/regions-file';
import { exitCodes, run, UsageError } from '../../cli/run';
import { baseVersion, deployedVersion, type Version } from '../../cli/versions';
import { type CheckReport, type Format, formatReport, formats } from './check-report';
import { explain } from './explain';

interface Options {
  readonly base?: string;
  readonly deployed?: true;
  readonly format: Format;
  readonly json?: true;
  readonly suggest?: true;
  readonly explain?: string | true;
}

const program = new Command('npm run check --')
  .description('Checks regions.yaml, and the step to it from the version that is deployed.')
  .option('--base <rev|file|none>', 'the version before (default: the merge base with the main branch)')
  .option('--deployed', 'the version before is the one applied last, read from the state of global')
  .option('--suggest', 'print the lowest instance bounds that survive every failure')
  .option('--explain [rule]', 'print why a rule exists, or list all')
  .option('--json', 'short for --format json')
  .addOption(new Option('--format <format>', 'of the report').choices(formats).default('text'))
  .addHelpText('after', '\nExit code: 0 fine, 1 checked and refused, 2 could not be checked.')
  .allowExcessArguments(false)
  .exitOverride();

run(() => {
  const options = program.parse().opts<Options>();
  if (options.explain) {
    console.log(explain(options.explain));
    return exitCodes.fine;
  }
  if (options.deployed && options.base !== undefined) {
    throw new UsageError('--base and --deployed both name the version before; give one of them');
  }
  const report = check(regionsFile(), options);
  console.log(formatReport(report, options.json ? 'json' : options.format, options.suggest === true));
  return report.verdict === 'fine' ? exitCodes.fine : exitCodes.refused;
});

function check(file: string, options: Options): CheckReport {
  const text = readRegionsText(file);
  const reading = readRegions(text, file);
  const { topology } = reading;
  const before = versionBefore(file, options);
  const step = before && topology ? { base: before.topology, next: topology } : undefined;
  const rulings = [
    ...(step ? [checkStep(step)] : []),
    ...(topology ? [checkClock({ topology, now: new Date() })] : []),
  ];
  const placed = (kind: keyof Ruling) =>
    placeProblems(
      rulings.flatMap((ruling) => ruling[kind]),
      text,
      file,
    );
  const problems = [...reading.findings, ...placed('problems')].toSorted(byPlace);
  return {
    file,
    base: before?.label ?? null,
    verdict: problems.length === 0 ? 'fine' : 'refused',
    problems,
    notes: [...reading.notes, ...placed('notes')].toSorted(byPlace),
    changes: step ? changes(step) : [],
    instances: topology ? needs(topology).map(bounds) : [],
  };
}

function versionBefore(file: string, { base, deployed }: Options): Version | undefined {
  if (base === 'none') return undefined;
  return deployed ? deployedVersion() : baseVersion(base, file);
}

function bounds({ region, lowestMinimum }: Need): CheckReport['instances'][number] {
  return { region: region.name, ...region.instances, lowestMin: lowestMinimum };
}

function byPlace({ position: a }: Finding, { position: b }: Finding): number {
  return a && b ? a.line - b.line || a.column - b.column : 0;
}
