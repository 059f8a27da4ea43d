/** What a version runs and costs, and what it logs, as text. */
import { autoscale } from '../../../topology/capacity/autoscale';
import type { Bill, BillRow, Saving } from '../../../topology/costs/bill';
import type { Sink } from '../../../topology/logs/sinks';
import { whenFails } from '../../../topology/rules/burdened';
import { type Page, roomOf } from '../../cli/page';
import { type Align, table, wrap } from '../../cli/text';

const ABSENT = '-';
const HEADROOM = `${autoscale.scaleOutCpuPercent} %`;
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const signed = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0, signDisplay: 'exceptZero' });

export function billText({ currency, pricedOn, rows, total, byKind, saving }: Bill, page: Page): string {
  const hasStep = total.step !== undefined;
  const head = [
    '',
    'state',
    'instances',
    `at ${HEADROOM}`,
    'idle',
    'peak',
    'logs',
    ...(hasStep ? ['step'] : []),
  ];
  const aligns: Align[] = ['left', 'left', ...head.slice(2).map((): Align => 'right')];
  const kinds = byKind.map(({ kind, peak }) => `${kind} ${whole.format(peak)}`).join(', ');
  const sum = `${atLeast(total.unknown)}${whole.format(total.peak + total.logs)}`;
  const text = (words: string) => wrap(words, 0, page.width);
  return [
    text(
      `Instances that always run, now and with a minimum that keeps CPU at ${HEADROOM} when regions fail. Costs in ${currency} a month, at list prices of ${pricedOn}: idle, at a peak that lasts all month, and for its logs (docs/costs.md):`,
    ),
    table(
      head,
      [...rows, total].map((row) => cells(row, hasStep)),
      aligns,
      roomOf(page),
    ),
    text(
      `The peak costs ${sum} in all: ${kinds}. Logs depend on the number of requests, not of regions. NOT counted: requests and transfer of Front Door, transfer between regions, stored data, backups.`,
    ),
    ...unknownText(rows).map(text),
    ...(saving.instances === 0
      ? []
      : [text(`At ${HEADROOM} CPU ${savingText(saving, currency)}: npm run check -- --suggest`)]),
  ].join('\n');
}

const atLeast = (unknown: readonly string[]): string => (unknown.length > 0 ? '>' : '');

function cells(row: BillRow, hasStep: boolean): string[] {
  const mark = atLeast(row.unknown.filter((kind) => kind !== 'logs'));
  const logsMark = atLeast(row.unknown.filter((kind) => kind === 'logs'));
  const count = (value: number | undefined) => (value === undefined ? ABSENT : `${value}`);
  return [
    row.place,
    row.state ?? ABSENT,
    count(row.running),
    count(row.headroom),
    `${mark}${whole.format(row.idle)}`,
    `${mark}${whole.format(row.peak)}`,
    `${logsMark}${whole.format(row.logs)}`,
    ...(hasStep ? [row.step === null ? '?' : signed.format(row.step ?? 0)] : []),
  ];
}

/** Regions that lack the same prices share a line. */
function unknownText(rows: readonly BillRow[]): string[] {
  const places = new Map<string, string[]>();
  for (const { place, unknown, unknownBefore } of rows) {
    const what = [...new Set([...unknown, ...unknownBefore])].toSorted().join(', ');
    if (what !== '') places.set(what, [...(places.get(what) ?? []), place]);
  }
  if (places.size === 0) return [];
  const marks = [
    ...(rows.some(({ unknown }) => unknown.length > 0) ? ['> at least'] : []),
    ...(rows.some(({ step }) => step === null) ? ['? unknown'] : []),
  ];
  const parts = [...places].map(([what, where]) => `${what} in ${where.join(', ')}`);
  return [`${marks.join(', ')}: without ${parts.join('; ')}, whose prices are unknown.`];
}

/** `7 fewer instances would always run, 910 USD a month less` */
export function savingText({ instances, monthly, unknown }: Saving, currency: string): string {
  const count = Math.abs(instances);
  const run = `${count} ${instances > 0 ? 'fewer' : 'more'} ${count === 1 ? 'instance' : 'instances'} would always run`;
  if (monthly === undefined) return `${run}, costs unknown`;
  const money = `${whole.format(Math.abs(monthly))} ${currency} a month ${monthly >= 0 ? 'less' : 'more'}`;
  return `${run}, ${money}${unknown ? ' where prices are known' : ''}`;
}

/** Workspaces, each with the logs that fill it. */
export function logsText(sinks: readonly Sink[], page: Page): string {
  if (sinks.length === 0) return '';
  const line = (log: string, gigabytes: number, cap: number | undefined, none: string) => [
    log,
    whole.format(gigabytes),
    cap === undefined ? none : `cap ${whole.format(cap)}`,
  ];
  const rows = sinks.flatMap(({ log, gigabytes, cap, parts }) => [
    line(`workspace of ${log}`, gigabytes, cap, 'no cap'),
    ...parts.map((part) => line(`  ${part.log}`, part.gigabytes, part.cap, '')),
  ]);
  const busiest = sinks[1]
    ? `; of the regions, only the busiest is shown, ${whenFails(sinks[1].failed)}`
    : '';
  const title = `Estimated logs in GB a day, at a peak that lasts all day (docs/logs.md)${busiest}:`;
  return `${wrap(title, 0, page.width)}\n${table([], rows, ['left', 'right', 'left'], roomOf(page))}`;
}
