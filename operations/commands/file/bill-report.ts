/** What a version runs and costs, and what it logs, as text. */
import type { Bill, BillRow } from '../../../topology/costs/bill';
import type { Sink } from '../../../topology/logs/sinks';
import { type Page, roomOf } from '../../cli/page';
import { type Align, table, wrap } from '../../cli/text';

const ABSENT = '-';
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const signed = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0, signDisplay: 'exceptZero' });

export function billText({ currency, pricedOn, rows, total, byKind, saving }: Bill, page: Page): string {
  const hasStep = total.step !== undefined;
  const head = ['', 'state', 'instances', 'fewest', 'idle', 'peak', ...(hasStep ? ['step'] : [])];
  const aligns: Align[] = ['left', 'left', ...head.slice(2).map((): Align => 'right')];
  const kinds = byKind.map(({ kind, peak }) => `${kind} ${whole.format(peak)}`).join(', ');
  const text = (words: string) => wrap(words, 0, page.width);
  return [
    text(
      `Instances that always run, and the fewest that would do; ${currency} a month at list prices of ${pricedOn}, between idle and a peak that lasts all month (docs/costs.md):`,
    ),
    table(
      head,
      [...rows, total].map((row) => cells(row, hasStep)),
      aligns,
      roomOf(page),
    ),
    text(`The peak is ${kinds}. Requests and transfer of Front Door, stored data and backups are not in it.`),
    ...(total.unknown.length > 0 ? [text(unknownText(rows))] : []),
    ...(saving.instances > 0 ? [text(savingText(saving, currency))] : []),
  ].join('\n');
}

function cells(row: BillRow, hasStep: boolean): string[] {
  const mark = row.unknown.length > 0 ? '>' : '';
  const amount = (value: number) => `${mark}${whole.format(value)}`;
  const count = (value: number | undefined) => (value === undefined ? ABSENT : `${value}`);
  return [
    row.place,
    row.state ?? ABSENT,
    count(row.running),
    count(row.lowest),
    amount(row.idle),
    amount(row.peak),
    ...(hasStep ? [`${row.step ? mark : ''}${signed.format(row.step ?? 0)}`] : []),
  ];
}

/** Regions that lack the same prices stand together. */
function unknownText(rows: readonly BillRow[]): string {
  const places = new Map<string, string[]>();
  for (const { place, unknown } of rows) {
    if (unknown.length === 0) continue;
    const what = unknown.join(', ');
    places.set(what, [...(places.get(what) ?? []), place]);
  }
  const parts = [...places].map(([what, where]) => `${what} in ${where.join(', ')}`);
  return `> at least: without ${parts.join('; ')}, whose prices are unknown.`;
}

function savingText({ instances, monthly, unknown }: Bill['saving'], currency: string): string {
  const money = `${unknown ? 'at least ' : ''}${whole.format(monthly)} ${currency} a month`;
  return `The fewest would save ${instances} instances, ${money}: npm run check -- --suggest`;
}

/** Workspaces, each with the logs that fill it. */
export function logsText(sinks: readonly Sink[], page: Page): string {
  if (sinks.length === 0) return '';
  const line = (log: string, gigabytes: number, cap: number | undefined, none: string) => [
    log,
    whole.format(gigabytes),
    cap === undefined ? none : `cap ${whole.format(cap)}`,
  ];
  const rows = sinks.flatMap(({ log, gigabytes, cap, parts }, i) => [
    line(`workspace of ${log}${i > 0 ? ', the busiest' : ''}`, gigabytes, cap, 'no cap'),
    ...parts.map((part) => line(`  ${part.log}`, part.gigabytes, part.cap, '')),
  ]);
  const title = 'Logs at a peak that lasts all day, estimated, in GB a day (docs/logs.md):';
  return `${wrap(title, 0, page.width)}\n${table([], rows, ['left', 'right', 'left'], roomOf(page))}`;
}
