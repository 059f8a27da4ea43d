/** One failure, as text: does the API survive it, what do clients see, and what happens when. */
import { HOUR_SECONDS } from '../../../topology/capacity/aftermath';
import { RETRY_SECONDS } from '../../../topology/capacity/clients';
import type { DrilledFailure, DrilledRegion } from '../../../topology/capacity/drill';
import type { Timeline } from '../../../topology/capacity/timeline';
import { type Page, roomOf } from '../../cli/page';
import { type Align, table, wrap } from '../../cli/text';
import { assumptionsBlock, count, hardestFirst, used, verdictOf } from './drill-report';

interface FailureReport extends DrilledFailure {
  readonly loadPercent: number;
  readonly requestsPerSecond: number;
  readonly survives: boolean;
  readonly assumptions: readonly string[];
}

export function formatFailure(report: FailureReport, line: Timeline, page: Page): string {
  return [
    verdictBlock(report, page),
    clientsBlock(report, page),
    regionsBlock(report, page),
    timelineBlock(line, report.failed, page),
    assumptionsBlock(report.assumptions, page),
  ].join('\n\n');
}

function verdictBlock(report: FailureReport, { width }: Page): string {
  const { failed, loadPercent, requestsPerSecond, regions } = report;
  const title = `${failed.join(' and ')} ${failed.length === 1 ? 'fails' : 'fail'} at ${loadPercent} % of the peak, ${count(requestsPerSecond)} requests a second.`;
  const [hardest] = hardestFirst(regions);
  const why = hardest ? `: ${reason(hardest)}` : '.';
  return wrap(`${title} ${verdictIn(report)}${why}`, 0, width);
}

function verdictIn({ survives, regions, clients, requestsPerSecond }: FailureReport): string {
  if (!survives) return 'The API does not survive';
  if (regions.every(({ verdict }) => verdict === 'carried')) return 'The API survives';
  const part = (requests: number) => percent(requests, requestsPerSecond * HOUR_SECONDS);
  return `Overload accepted, ${part(clients.failed)} fail and ${part(clients.slowed)} are slow in the first hour`;
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

function reason({
  region,
  carries,
  carriesAtMost,
  limit,
  strain,
  verdict,
  utilization,
}: DrilledRegion): string {
  const asked = `${region} gets ${count(utilization * carries)} requests a second and carries ${count(carries)}`;
  if (verdict === 'carried') return `all of it is carried. Hit hardest: ${asked}.`;
  if (verdict === 'never carried') {
    const most = carriesAtMost > carries ? `, and never more than ${count(carriesAtMost)}` : '';
    return `${asked}${most}, ${limit === 'instances' ? 'with its maximum of instances' : 'as Cosmos DB gives no more'}.`;
  }
  const until = strain?.to == null ? 'for longer than an hour' : `to second ${count(strain.to)}`;
  const when = strain
    ? ` With retries, requests fail or wait there from second ${count(strain.from)} ${until} after the failure.`
    : '';
  return `${asked} until autoscale has added instances.${when}`;
}

function clientsBlock(
  { requestsPerSecond, clients, lost, lostAtMost, routing }: FailureReport,
  page: Page,
): string {
  const sent = requestsPerSecond * HOUR_SECONDS;
  const row = (name: string, requests: number, what: string): string[] => [
    name,
    count(requests),
    percent(requests, sent),
    what,
  ];
  const rows = [
    row('lost', lost, `reached the failed region; at most ${count(lostAtMost)}, if all edges notice last`),
    row('failed', clients.failed, `got no answer, even after ${RETRY_SECONDS.length} retries`),
    row('slowed', clients.slowed, 'got an answer only after a retry, or after a second or more'),
    row('retried', clients.retried, 'additional tries that were sent'),
  ];
  const title = `What clients see in the first hour, out of ${count(sent)} requests (with the worst routing, ${routing}):`;
  return `${wrap(title, 0, page.width)}\n${table([], rows, ['left', 'right', 'right', 'left'], roomOf(page))}`;
}

/** No more than people read. */
const SHOWN = { regions: 10, inTimeline: 3 };

function regionsBlock({ regions }: FailureReport, page: Page): string {
  const shown = hardestFirst(regions).slice(0, SHOWN.regions);
  const rows = shown.map((one) => [
    one.region,
    count(one.before),
    count(one.after.nearest),
    count(one.after.band),
    count(one.after.proportional),
    count(one.carries),
    `${one.running}`,
    used(one.cpu),
    used(one.cosmos),
    verdictOf(one, page),
  ]);
  const head = ['region', 'before', 'nearest', 'band', 'shares', 'carries', 'running', 'CPU', 'Cosmos', ''];
  const aligns: Align[] = ['left', ...head.slice(2).map((): Align => 'right'), 'left'];
  const others = regions.length - shown.length;
  const rest = others > 0 ? [`  ${others} more regions, none of them hit harder.`] : [];
  const title =
    'Requests a second in each region: before the failure, after it under each routing, and what the region then carries:';
  return [wrap(title, 0, page.width), table(head, rows, aligns, roomOf(page)), ...rest].join('\n');
}

function timelineBlock(line: Timeline, failed: readonly string[], page: Page): string {
  const head = ['', 'phase', 'region', 'asked/s', 'served/s', 'failed/s', 'waits', 'running', 'used'];
  const aligns: Align[] = ['right', 'left', 'left', 'right', 'right', 'right', 'right', 'right', 'right'];
  const rows = line.events
    .map((second) => line.at(second))
    .flatMap(({ second, phase, lost, regions }) => {
      const when = [`${second} s`, phase];
      const down = lost > 0 ? [[failed.join('\n'), count(lost), '0', count(lost), '', '', '']] : [];
      const up = regions
        .slice(0, SHOWN.inTimeline)
        .map((one) => [
          one.name,
          count(one.asked),
          count(one.served),
          count(one.failed),
          `${Math.round(one.waitSeconds)} s`,
          `${one.running}`,
          used(one.used),
        ]);
      return [...down, ...up].map((cells, i) => [...(i === 0 ? when : ['', '']), ...cells]);
    });
  const [first] = line.events;
  const total = line.at(first ?? 0).regions.length;
  const few = total > SHOWN.inTimeline ? ` The ${SHOWN.inTimeline} regions hit hardest, of ${total}.` : '';
  const title = `Tries in the given second, retries included; only seconds in which something changes.${few} For every second${few ? ' and region' : ''}, use --json:`;
  return `${wrap(title, 0, page.width)}\n${table(head, rows, aligns, roomOf(page))}`;
}
