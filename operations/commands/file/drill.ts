import { InvalidArgumentError, Option } from 'commander';
import { assumptions } from '../../../topology/capacity/assumptions';
import { compositeAvailability, slas } from '../../../topology/capacity/availability';
import { drillFailure, drillFailures, isRefused } from '../../../topology/capacity/drill';
import { activeRegions, carriedAtMost } from '../../../topology/capacity/failures';
import { timeline } from '../../../topology/capacity/timeline';
import { loadTopology } from '../../../topology/load';
import type { Topology } from '../../../topology/topology';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import type { Page } from '../../cli/page';
import type { Command } from '../../cli/surroundings';
import { formatFailure } from './drill-failure-report';
import { drillOnline } from './drill-live';
import type { LiveOptions } from './drill-live-asking';
import { formatDrill } from './drill-report';

interface Options extends LiveOptions {
  readonly live?: true;
}

const LIVE = [
  new Option('--rate <number>', 'with --live: requests per second, 1 to 10').default('2'),
  new Option('--path <path>', 'with --live: path to request (default: api.healthPath)'),
  new Option('--token-file <file>', 'with --live: file with a token to send with each request'),
  new Option(
    '--endpoint <server>',
    'with --live: Front Door server to use (default: where the public name leads)',
  ),
  new Option('--door <server>', 'with --live: server of the doors (default: what Azure says)'),
  new Option(
    '--ca <file>',
    'with --live: PEM file of certificate authorities to trust instead of the usual ones',
  ),
  new Option('--yes', 'with --live: do not ask for confirmation'),
  new Option('--markdown <file>', 'with --live: also write the report to this file'),
];

export const drill: Command = async (args, around) => {
  const program = argumentsOf('drill', around)
    .description('Calculates what happens to the API when regions fail.')
    .option('--fail <region...>', 'show one failure second by second, instead of a summary of all')
    .addOption(
      new Option('--load <percent>', 'load at the time of the failure, in percent of the peak: 10 to 1000')
        .argParser(toPercent)
        .default(100),
    )
    .option('--json', 'print JSON; with --fail, it has every second')
    .option(
      '--live',
      'stop the app of one region, measure, and start it again; needs Azure; see docs/outage.md',
    )
    .addHelpText(
      'after',
      '\nExit code: 0 every failure is carried, or its overload is accepted; 1 some failure is not carried; 2 could not be calculated. With --live: 0 as calculated; 1 worse, or nothing was stopped because the other regions could not carry the load; 2 not drilled, or the region is not back.',
    );
  for (const option of LIVE) program.addOption(option);
  program.parse(args, { from: 'user' });
  const options = program.opts<Options>();
  if (options.live) return drillOnline(options, around);
  const foreign = LIVE.find((option) => program.getOptionValueSource(option.attributeName()) === 'cli');
  if (foreign) throw new UsageError(`${foreign.long}: works only with --live; add --live, or leave this out`);
  const { fail, load, json } = options;
  const topology = loadTopology(around.regionsFile);
  const layout = { page: around.page, json };
  const { text, carried } = fail ? drillOne(topology, fail, load, layout) : drillAll(topology, load, layout);
  around.print(text);
  return carried ? exitCodes.fine : exitCodes.refused;
};

/** A value below 10 is probably meant as a factor: 1 percent would be next to nothing, so everything would be carried. */
function toPercent(text: string): number {
  const percent = /^\d+(?:\.\d+)?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (percent >= 10 && percent <= 1000) return percent;
  throw new InvalidArgumentError('Give a percentage of the peak from 10 to 1000; 100 is the peak itself.');
}

interface Layout {
  readonly page: Page;
  readonly json: true | undefined;
}

interface Drilled {
  readonly text: string;
  readonly carried: boolean;
}

function drillAll(topology: Topology, loadPercent: number, { page, json }: Layout): Drilled {
  const { refused, ...drilled } = drillFailures(topology, loadPercent / 100);
  const requestsPerSecond = (topology.capacity.peakRequestsPerSecond * loadPercent) / 100;
  const availability = isRefused(drillFailure(topology, [], loadPercent / 100))
    ? null
    : compositeAvailability(requestsPerSecond, carriedAtMost(topology));
  const report = {
    loadPercent,
    requestsPerSecond,
    ...drilled,
    availability,
    slas,
    assumptions: assumptions(topology),
  };
  return { text: json ? JSON.stringify(report, null, 2) : formatDrill(report, page), carried: !refused };
}

function drillOne(
  topology: Topology,
  fail: readonly string[],
  loadPercent: number,
  { page, json }: Layout,
): Drilled {
  const active = activeRegions(topology).map(({ name }) => name);
  const failed = [...new Set(fail)];
  const stranger = failed.find((name) => !active.includes(name));
  if (stranger) throw new UsageError(`${stranger} is not an active region; one of ${active.join(', ')}`);
  if (failed.length === active.length)
    throw new UsageError('--fail: must leave an active region; found all of them; name fewer');

  const load = loadPercent / 100;
  const failure = drillFailure(topology, failed, load);
  const survives = !isRefused(failure);
  const line = timeline(topology, failed, load);
  const requestsPerSecond = topology.capacity.peakRequestsPerSecond * load;
  const report = { loadPercent, requestsPerSecond, survives, ...failure, assumptions: assumptions(topology) };
  const seconds = () => Array.from({ length: line.end + 2 }, (_, i) => line.at(i - 1));
  return {
    text: json
      ? JSON.stringify({ ...report, seconds: seconds() }, null, 2)
      : formatFailure(report, line, page),
    carried: survives,
  };
}
