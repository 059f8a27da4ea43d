/** `npm run drill -- --live`: the loss of one region on the real system, compared with the drill on paper. */
import { RETRY_SECONDS } from '../../../topology/capacity/clients';
import { drillFailure, isRefused } from '../../../topology/capacity/drill';
import { activeRegions } from '../../../topology/capacity/failures';
import { loadTopology } from '../../../topology/load';
import type { Region, Topology } from '../../../topology/topology';
import { connect } from '../../azure/connect';
import { stampIds } from '../../azure/stamp';
import { type ExitCode, exitCodes, UsageError } from '../../cli/exit';
import { requireWritable, writeText } from '../../cli/files';
import { progressOn } from '../../cli/progress';
import type { Surroundings } from '../../cli/surroundings';
import { askOnce } from '../../live-drill/asking';
import { ROUND } from '../../live-drill/doors';
import { drillLive } from '../../live-drill/drill';
import { limitsOf, longest } from '../../live-drill/limits';
import type { LiveDrill } from '../../live-drill/live-drill';
import { lookBeforehand } from '../../live-drill/look';
import { measured } from '../../live-drill/measured';
import { onPaper } from '../../live-drill/paper';
import { recordIn } from '../../live-drill/record';
import { worseThanPaper } from '../../live-drill/verdict';
import { confirmed } from './drill-confirm';
import { doorAsker, type Given, givenOf, type LiveOptions, nameVisit } from './drill-live-asking';
import { startLeft } from './drill-live-left';
import { formatLive, type LiveReport, liveMarkdown } from './drill-live-report';

export async function drillOnline(options: LiveOptions, around: Surroundings): Promise<ExitCode> {
  const topology = loadTopology(around.regionsFile);
  const left = recordIn(around.folder).read();
  // Before anything else that could be refused.
  if (left) return startLeft(topology, left, options, around);
  const region = meant(topology, options.fail);
  const rate = rateOf(options.rate);
  requireWritable(around.folder, options.markdown);
  const given = givenOf(topology, options, around.folder);
  const failure = drillFailure(topology, [region.name], options.load / 100);

  return around.interruptible(async (signal) => {
    if (isRefused(failure)) {
      const fix = `see npm run drill -- --fail ${region.name} --load ${options.load}`;
      const wrong = `${region.name}: the other regions would not carry ${options.load} % of the peak, so nothing was stopped`;
      throw new UsageError(`${wrong}; ${fix}`, exitCodes.refused);
    }
    const drill = await prepared(topology, region, rate, given, around, signal);
    await lookBeforehand(drill);
    around.screen.write(`${warning(drill, options.load, failure.lostAtMost)}\n`);
    if (!options.yes) await confirmed(region.name, around, signal);

    const at = around.now().toISOString();
    const outcome = await drillLive(drill).finally(() => drill.progress.detail(''));
    const seen = measured(outcome.requests, region.name, outcome.marks);
    const paper = onPaper(topology, region.name, rate);
    const { healthyAfter } = outcome;
    const worse = worseThanPaper(seen, paper, outcome);
    const report: LiveReport = { region: region.name, at, rate, worse, ...seen, healthyAfter, paper };
    if (options.markdown) writeText(around.folder, options.markdown, liveMarkdown(report));
    around.print(options.json ? JSON.stringify(report, null, 2) : formatLive(report, around.page));
    if (healthyAfter === null) return exitCodes.failed;
    return worse.length > 0 ? exitCodes.refused : exitCodes.fine;
  });
}

function meant(topology: Topology, fail: readonly string[] = []): Region {
  const active = activeRegions(topology);
  const names = active.map(({ name }) => name).join(', ');
  const [name, ...more] = fail;
  if (name === undefined || more.length > 0) {
    throw new UsageError(`--live: needs one region; add --fail with one of ${names}`);
  }
  const region = active.find((one) => one.name === name);
  if (!region) throw new UsageError(`${name} is not an active region; one of ${names}`);
  if (active.length === 1)
    throw new UsageError(`${name}: no other region is active, so nothing would serve; add a region first`);
  return region;
}

/** Few, because this watches the edge and is not a load test. */
const MOST_A_SECOND = 10;

function rateOf(text: string): number {
  const rate = Number(text);
  if (Number.isInteger(rate) && rate >= 1 && rate <= MOST_A_SECOND) return rate;
  throw new UsageError(`--rate ${text}: must be a whole number of requests a second, 1 to ${MOST_A_SECOND}`);
}

async function prepared(
  topology: Topology,
  region: Region,
  rate: number,
  given: Given,
  around: Surroundings,
  signal: AbortSignal,
): Promise<LiveDrill> {
  return {
    region: region.name,
    app: stampIds(topology, region).app,
    others: activeRegions(topology).flatMap((one) => (one === region ? [] : [one.name])),
    rate,
    limits: limitsOf(topology.frontDoor.probe),
    askName: () => askOnce(topology, nameVisit(topology, given)),
    askDoor: await doorAsker(topology, given, around, signal),
    connect: (other) => connect(topology, around, other),
    record: recordIn(around.folder),
    clock: around,
    progress: progressOn(around.screen),
    signal,
  };
}

function warning({ region, app, others, rate, limits }: LiveDrill, load: number, lost: number): string {
  const few = Math.round(lost).toLocaleString('en-US');
  const minutes = Math.ceil(longest(limits) / 60);
  return [
    `${region}: its app will be stopped and started again: ${app.split('/').at(-1)}.`,
    `Clients near it get errors until Front Door has noticed: on paper, up to ${few} requests at ${load} % of the peak.`,
    `For up to ${minutes} min this machine sends requests: ${rate} a second through the public name, each with up to ${RETRY_SECONDS.length} retries, and one every ${ROUND / 1000} s to each of ${others.length + 1} doors.`,
  ].join('\n');
}
