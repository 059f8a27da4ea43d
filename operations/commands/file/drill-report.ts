import type { Sla } from '../../../topology/capacity/availability';
import type { DrilledFailure, DrilledRegion, Verdict } from '../../../topology/capacity/drill';
import type { Timeline } from '../../../topology/capacity/timeline';
import type { Topology } from '../../../topology/topology';
import { type Colour, type Page, paint, roomOf } from '../../cli/page';
import { type Align, percent, table, wrap } from '../../cli/text';

interface DrillReport {
  readonly load: number;
  readonly failures: readonly DrilledFailure[];
  readonly availability: number;
  readonly slas: readonly Sla[];
  readonly assumptions: readonly string[];
}

const count = (value: number): string => Math.round(value).toLocaleString('en-US');

export function formatDrill({ capacity }: Topology, report: DrillReport, page: Page): string {
  const total = capacity.peakRequestsPerSecond * report.load;
  return [
    wrap(
      `${count(total)} requests a second reach the API, ${percent(report.load)} of the peak.`,
      0,
      page.width,
    ),
    ...report.failures.map((failure) => failureBlock(failure, page)),
    availabilityBlock(report, capacity.survive, page),
    assumptionsBlock(report.assumptions, page),
  ].join('\n\n');
}

function failureBlock(
  { failed, detectionSeconds: { from, to }, lostRequests, regions }: DrilledFailure,
  page: Page,
): string {
  const title = `${failed.join(' and ')} ${failed.length === 1 ? 'fails' : 'fail'}: noticed after ${from} to ${to} s, up to ${count(lostRequests)} requests lost until then`;
  const head = ['region', 'before', 'nearest', 'band', 'shares', 'running', 'needed', 'used', 'overload', ''];
  const aligns: Align[] = ['left', ...head.slice(2).map((): Align => 'right'), 'left'];
  const rows = regions.map((region) => row(region, page));
  return `${wrap(title, 0, page.width)}\n${table(head, rows, aligns, roomOf(page))}`;
}

const COLOURS: Readonly<Record<Verdict, Colour>> = {
  carried: 'green',
  'accepted overload': 'yellow',
  overload: 'red',
  'never carried': 'red',
};

const row = (one: DrilledRegion, page: Page): string[] => [
  one.region,
  count(one.before),
  count(one.after.nearest),
  count(one.after.band),
  count(one.after.proportional),
  `${one.running}`,
  `${one.needed}`,
  percent(one.utilization),
  one.overloadSeconds === null
    ? 'lasting'
    : one.overloadSeconds === 0
      ? 'none'
      : `${count(one.overloadSeconds)} s`,
  paint(page, COLOURS[one.verdict], one.verdict),
];

function availabilityBlock({ availability, slas }: DrillReport, survive: number, page: Page): string {
  const { width } = page;
  const minutes = ((1 - availability) * 30 * 24 * 60).toFixed(1);
  const title = `Composite availability from published SLAs, if faults are independent and at most ${survive} region${survive === 1 ? ' is' : 's are'} down: ${notMore(availability)} (${minutes} minutes down in 30 days). The time until a failure is noticed, and overload, come on top. A target to measure against, no promise:`;
  const rows = slas.map((sla) => [sla.service, notMore(sla.availability), sla.scope]);
  const services = (source: string) => slas.filter((sla) => sla.source === source).map((sla) => sla.service);
  const sources = [...new Set(slas.map(({ source }) => source))].map((source) =>
    item(`${services(source).join(', ')}: ${source}`, width),
  );
  const read = [...new Set(slas.map((sla) => sla.read))].join(', ');
  const lines = table([], rows, ['left', 'right', 'left'], roomOf(page));
  return [wrap(title, 0, width), lines, `Sources, read ${read}:`, ...sources].join('\n');
}

/** Cut, not rounded: a figure never claims more than its source. */
const notMore = (availability: number): string =>
  `${(Math.floor(availability * 1e6 + 1e-6) / 1e4).toFixed(4).replace(/0{1,2}$/, '')} %`;

const assumptionsBlock = (assumptions: readonly string[], { width }: Page): string =>
  ['Assumptions:', ...assumptions.map((text) => item(text, width))].join('\n');

const item = (text: string, width: number): string => wrap(text, 4, width).replace(/^ {4}/, '  - ');

export function formatTimeline(
  failed: readonly string[],
  load: number,
  line: Timeline,
  assumptions: readonly string[],
  page: Page,
): string {
  const title = `${failed.join(' and ')} ${failed.length === 1 ? 'fails' : 'fail'} at ${percent(load)} of the peak, routing ${line.routing} (the worst). Rows where something changes; --json has every second:`;
  const rows = line.events
    .map((second) => line.at(second))
    .flatMap(({ second, phase, lost, regions }) =>
      regions.map((region, i) => [
        i === 0 ? `${second} s` : '',
        i === 0 ? phase : '',
        i === 0 ? count(lost) : '',
        region.name,
        count(region.load),
        `${region.running}`,
        percent(region.utilization),
      ]),
    );
  const head = ['', 'phase', 'lost/s', 'region', 'served/s', 'running', 'used'];
  const aligns: Align[] = ['right', 'left', 'right', 'left', 'right', 'right', 'right'];
  const lines = table(head, rows, aligns, roomOf(page));
  return `${wrap(title, 0, page.width)}\n${lines}\n\n${assumptionsBlock(assumptions, page)}`;
}
