/** The drill of every failure, as text. */
import type { Sla } from '../../../topology/capacity/availability';
import {
  type Drill,
  type DrilledFailure,
  type DrilledRegion,
  isRefused,
} from '../../../topology/capacity/drill';
import { type Colour, type Page, paint, roomOf } from '../../cli/page';
import { type Align, table, wrap } from '../../cli/text';

interface DrillReport extends Omit<Drill, 'refused'> {
  readonly loadPercent: number;
  readonly requestsPerSecond: number;
  /** Null where the load is not carried while all is up. */
  readonly availability: number | null;
  readonly slas: readonly Sla[];
  readonly assumptions: readonly string[];
}

export const count = (value: number): string => Math.round(value).toLocaleString('en-US');

/** Millions are not counted one by one. */
const short = (value: number): string => (value < 1e6 ? count(value) : `${(value / 1e6).toFixed(1)} M`);

/** Rounded up: 100 % is all, and more is too much. Nothing where it is not known. */
export const used = (part: number | null): string =>
  part === null ? '' : `${count(Math.ceil(part * 100 - 1e-6))} %`;

export function formatDrill(report: DrillReport, page: Page): string {
  return [
    `${count(report.requestsPerSecond)} requests a second reach the API, ${report.loadPercent} % of the peak.`,
    failuresBlock(report, page),
    availabilityBlock(report, page),
    assumptionsBlock(report.assumptions, page),
  ].join('\n\n');
}

function failuresBlock({ failures, easier }: DrillReport, page: Page): string {
  const [seen] = failures.map(({ detectionSeconds }) => detectionSeconds);
  const title = `Front Door notices a failure after ${seen?.from} to ${seen?.to} s. CPU and Cosmos: load of the region hit hardest, in percent of what it has. Lost: requests sent to the failed region until then, at most. Failed (even after retries) and slowed: requests of the first hour. Overload: the seconds after the failure in which requests fail or wait there, retries included.`;
  const head = ['fails', 'hardest hit', 'CPU', 'Cosmos', 'lost', 'failed', 'slowed', ''];
  const rest = easier > 0 ? [`  ${count(easier)} more failures, none of them worse.`] : [];
  const aligns: Align[] = ['left', 'left', ...head.slice(3).map((): Align => 'right'), 'left'];
  const more = 'Details of one failure: npm run drill -- --fail REGION';
  const rows = failures.map((failure) => row(failure, page));
  return [wrap(title, 0, page.width), table(head, rows, aligns, roomOf(page)), ...rest, more].join('\n');
}

function row({ failed, regions, lostAtMost, clients }: DrilledFailure, page: Page): string[] {
  const [region] = hardestFirst(regions);
  return [
    failed.join('\n') || 'nothing',
    region?.region ?? '',
    used(region?.cpu ?? 0),
    used(region?.cosmos ?? null),
    short(lostAtMost),
    short(clients.failed),
    short(clients.slowed),
    region ? verdictOf(region, page) : '',
  ];
}

/** First the overloads that nobody has accepted. */
export const hardestFirst = (regions: readonly DrilledRegion[]): DrilledRegion[] =>
  regions.toSorted(
    (a, b) =>
      Number(isRefused({ regions: [b] })) - Number(isRefused({ regions: [a] })) ||
      b.utilization - a.utilization,
  );

const COLOURS: Readonly<Record<DrilledRegion['verdict'], Colour>> = {
  carried: 'green',
  'accepted overload': 'yellow',
  overload: 'red',
  'never carried': 'red',
};

export function verdictOf({ verdict, strain }: DrilledRegion, page: Page): string {
  const when = strain ? ` ${count(strain.from)}-${strain.to === null ? '' : count(strain.to)} s` : '';
  const text =
    verdict === 'overload'
      ? `overload${when}`
      : verdict === 'accepted overload'
        ? `accepted${when}`
        : verdict;
  return paint(page, COLOURS[verdict], text);
}

function availabilityBlock(report: DrillReport, page: Page): string {
  const { availability, slas, requestsPerSecond, failures } = report;
  const { width } = page;
  const asked = `${count(requestsPerSecond)} requests a second`;
  if (availability === null) {
    return wrap(
      `Composite availability: none, because ${asked} are too much even while every region is up.`,
      0,
      width,
    );
  }
  const most = failures.some(isRefused) ? 'at most ' : '';
  const minutes = ((1 - availability) * 30 * 24 * 60).toFixed(1);
  const title = `Composite availability from published SLAs, if failures are independent: ${most}${notMore(availability)} (${minutes} minutes down in 30 days). The API counts as down when a global service is down, or when the regions that are up cannot carry ${asked}. Not included: the time until a failure is noticed, and overload. This is a target to measure against, not a promise:`;
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

export const assumptionsBlock = (assumptions: readonly string[], { width }: Page): string =>
  ['Assumptions:', ...assumptions.map((text) => item(text, width))].join('\n');

const item = (text: string, width: number): string => wrap(text, 4, width).replace(/^ {4}/, '  - ');
