import { InvalidArgumentError, Option } from 'commander';
import { assumptions } from '../../../topology/capacity/assumptions';
import { compositeAvailability, slas } from '../../../topology/capacity/availability';
import { drillFailure, drillFailures, isRefused } from '../../../topology/capacity/drill';
import { activeRegions } from '../../../topology/capacity/failures';
import { timeline } from '../../../topology/capacity/timeline';
import { loadTopology } from '../../../topology/load';
import type { Topology } from '../../../topology/topology';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import type { Page } from '../../cli/page';
import type { Command } from '../../cli/surroundings';
import { formatDrill, formatTimeline } from './drill-report';

interface Options {
  readonly fail?: readonly string[];
  readonly load: number;
  readonly json?: true;
}

export const drill: Command = async (args, around) => {
  const { fail, load, json } = argumentsOf('drill', around)
    .description('Calculates what happens to the API when regions of regions.yaml fail.')
    .option('--fail <region...>', 'one failure, second by second, instead of a summary of all')
    .addOption(
      new Option('--load <percent>', 'of the peak that is under way').argParser(toPart).default(1, '100'),
    )
    .option('--json', 'for tools; one failure then has every second')
    .addHelpText('after', '\nExit code: 0 carried, 1 some failure is not carried, 2 could not be drilled.')
    .parse(args, { from: 'user' })
    .opts<Options>();
  const topology = loadTopology(around.regionsFile);
  const layout = { page: around.page, json };
  const { text, carried } = fail ? drillOne(topology, fail, load, layout) : drillAll(topology, load, layout);
  around.print(text);
  return carried ? exitCodes.fine : exitCodes.refused;
};

function toPart(text: string): number {
  const percent = Number(text);
  if (percent > 0 && percent <= 1000) return percent / 100;
  throw new InvalidArgumentError('Give a percentage above 0, at most 1000.');
}

interface Layout {
  readonly page: Page;
  readonly json: true | undefined;
}

interface Drilled {
  readonly text: string;
  readonly carried: boolean;
}

function drillAll(topology: Topology, load: number, { page, json }: Layout): Drilled {
  const failures = drillFailures(topology, load);
  const availability = compositeAvailability(activeRegions(topology).length, topology.capacity.survive);
  const report = { load, failures, availability, slas, assumptions: assumptions(topology) };
  return {
    text: json ? JSON.stringify(report, null, 2) : formatDrill(topology, report, page),
    carried: !failures.some(isRefused),
  };
}

function drillOne(
  topology: Topology,
  fail: readonly string[],
  load: number,
  { page, json }: Layout,
): Drilled {
  const active = activeRegions(topology).map(({ name }) => name);
  const failed = [...new Set(fail)];
  const stranger = failed.find((name) => !active.includes(name));
  if (stranger) throw new UsageError(`${stranger} is not an active region; one of ${active.join(', ')}`);
  if (failed.length === active.length)
    throw new UsageError('all active regions fail: nothing is left to drill');

  const line = timeline(topology, failed, load);
  const seconds = Array.from({ length: line.end + 2 }, (_, i) => line.at(i - 1));
  const report = { failed, load, routing: line.routing, seconds, assumptions: assumptions(topology) };
  return {
    text: json
      ? JSON.stringify(report, null, 2)
      : formatTimeline(failed, load, line, report.assumptions, page),
    carried: !isRefused(drillFailure(topology, failed, load)),
  };
}
