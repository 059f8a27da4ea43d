import { table } from '../../cli/text';
import { changeLines, noPlan } from '../../terraform/change-lines';
import { columns, countsOf, countsText } from '../../terraform/plan';
import type { StackReport } from '../../terraform/stack-run';

/** Whatever becomes of its stack. */
type Report = StackReport<string>;

const headings = ['stack', ...columns, 'seconds', 'outcome'];

export const tableText = (reports: readonly Report[]): string =>
  table(headings, reports.map(row), ['left', ...columns.map(() => 'right' as const), 'right', 'left']);

function row({ stack, changes, seconds, outcome }: Report): string[] {
  const counts = changes && countsOf(changes);
  return [stack, ...columns.map((column) => String(counts?.[column] ?? '')), seconds.toFixed(1), outcome];
}

/** What is wrong, and what else is to be known. */
export const remarksText = (reports: readonly Report[]): string =>
  reports
    .flatMap(({ stack, problem, notes }) =>
      [...(problem ? [problem] : []), ...notes].map((text) => `${stack}: ${text}`),
    )
    .join('\n\n');

/** The changes of every stack. */
export const changesText = (reports: readonly Report[]): string =>
  reports
    .map((report) => [report.stack, ...changeLines(report).map((line) => `  ${line}`)].join('\n'))
    .join('\n\n');

export function markdown(title: string, reports: readonly Report[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const remarks = remarksText(reports);
  return [
    `## ${title}`,
    '',
    line(headings),
    line(headings.map((heading) => (heading === 'stack' || heading === 'outcome' ? '---' : '---:'))),
    ...reports.map((report) => line(row(report))),
    ...(remarks ? ['', fenced(remarks)] : []),
    ...reports.flatMap((report) => ['', ...details(report)]),
    '',
  ].join('\n');
}

const details = (report: Report): readonly string[] => [
  `<details><summary>${report.stack}: ${report.changes ? countsText(countsOf(report.changes)) : noPlan}</summary>`,
  '',
  fenced(changeLines(report).join('\n')),
  '',
  '</details>',
];

/** A block of code; the text may hold fences of its own. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}
