/** The plans: how much they change, what to know about them, and each change. */
import { printable } from '../../../../topology/file/problem';
import { changeLine, noPlan } from '../../../terraform/change-lines';
import { type Change, columns, countsOf, countsText } from '../../../terraform/plan';
import type { StackReport } from '../../../terraform/stack-run';
import { outcomeText, remarksText } from '../stack-report';
import { details, fenced, heading, markdownTable } from './markdown';

type Report = StackReport<string>;

export const countsSection = (reports: readonly Report[]): string =>
  [
    heading('How much'),
    '',
    markdownTable(
      [['stack'], ...columns.map((column) => [column, 'right'] as const), ['outcome']],
      reports.map(({ stack, changes, outcome }) => {
        const counts = changes && countsOf(changes);
        return [stack, ...columns.map((column) => String(counts?.[column] ?? '')), outcomeText(outcome)];
      }),
    ),
  ].join('\n');

export function remarksSection(reports: readonly Report[]): string | undefined {
  const remarks = remarksText(reports);
  return remarks ? fenced(remarks) : undefined;
}

/** GitHub refuses a summary of more than 1 MiB: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits */
const ROOM = 200_000;

/** Each stack has the same share of the room. */
export const changesSection = (reports: readonly Report[]): string =>
  [
    heading('Every change'),
    ...reports.map((report) => stackDetails(report, Math.floor(ROOM / reports.length))),
  ].join('\n\n');

function stackDetails({ stack, changes, outputs = [] }: Report, room: number): string {
  if (!changes) return `${stack}: ${noPlan}`;
  if (changes.length + outputs.length === 0) return `${stack}: no changes`;
  const body = fenced(within(room, [...changes, ...outputs].map(withValues)).join('\n'), 'diff');
  return details(`${stack}: ${countsText(countsOf(changes))}`, body);
}

/** Counts what does not fit. */
function within(room: number, texts: readonly string[]): readonly string[] {
  let end = 0;
  for (let left = room; end < texts.length; end++) {
    left -= (texts[end]?.length ?? 0) + 1;
    if (left < 0) return [...texts.slice(0, end), `… ${texts.length - end} more, left out for lack of room`];
  }
  return texts;
}

const withValues = (change: Change): string =>
  [
    changeLine({ ...change, attributes: change.values ? [] : change.attributes }),
    ...(change.values ?? []).map(({ path, before, after }) => {
      const [old, fresh] = withoutCommonStart(before, after);
      return printable(`      ${path && `${path}: `}${cut(old)} -> ${cut(fresh)}`);
    }),
  ].join('\n');

const LONG = 60;
const MAX = 200;

const cut = (text: string): string => (text.length > MAX ? `${text.slice(0, MAX - 1)}…` : text);

/** Two long ids differ in their last parts. */
function withoutCommonStart(before: string, after: string): readonly [string, string] {
  if (Math.min(before.length, after.length) <= LONG) return [before, after];
  let end = 0;
  while (end < before.length && before[end] === after[end]) end++;
  const start = before.slice(0, end).lastIndexOf('/') + 1;
  return start > LONG / 2 ? [`"…/${before.slice(start)}`, `"…/${after.slice(start)}`] : [before, after];
}
