import { type Action, columns, countsOf, countsText } from '../rehearsal/plan';
import type { StackReport } from '../rehearsal/stack-run';
import { table } from './text';

const headings = ['stack', ...columns, 'seconds', 'outcome'];

export const isFine = (reports: readonly StackReport[]): boolean =>
  reports.every(({ outcome }) => outcome === 'deployed');

export const tableText = (reports: readonly StackReport[]): string =>
  table(headings, reports.map(row), ['left', ...columns.map(() => 'right' as const), 'right', 'left']);

const row = (report: StackReport): string[] => {
  const counts = countsOf(report.changes);
  return [
    report.stack,
    ...columns.map((column) => String(counts[column])),
    report.seconds.toFixed(1),
    report.outcome,
  ];
};

/** What is wrong, and what else is to be known. */
export const remarksText = (reports: readonly StackReport[]): string =>
  reports
    .flatMap(({ stack, problem, notes }) =>
      [...(problem ? [problem] : []), ...notes].map((text) => `${stack}: ${text}`),
    )
    .join('\n\n');

const signs: Readonly<Record<Action, string>> = {
  create: '+',
  update: '~',
  replace: '-/+',
  delete: '-',
  forget: '.',
  import: '<=',
};

/** A line for each change: Terraform's sign, the address, and what differs. */
export const changeLines = ({
  changes,
  outputs,
}: Pick<StackReport, 'changes' | 'outputs'>): readonly string[] =>
  [...changes, ...outputs].map(({ address, action, imported, attributes }) =>
    [
      `${signs[action]} ${address}`,
      ...(attributes.length > 0 ? [`(${attributes.join(', ')})`] : []),
      ...(imported && action !== 'import' ? ['(imported)'] : []),
    ].join(' '),
  );

/** The changes of every stack, for people. */
export const changesText = (reports: readonly StackReport[]): string =>
  reports
    .map((report) => [report.stack, ...orNone(changeLines(report)).map((line) => `  ${line}`)].join('\n'))
    .join('\n\n');

const orNone = (lines: readonly string[]) => (lines.length > 0 ? lines : ['no changes']);

export function markdown(title: string, reports: readonly StackReport[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const remarks = remarksText(reports);
  return [
    `## ${title}`,
    '',
    line(headings),
    line(headings.map((_, column) => (column === 0 || column > columns.length + 1 ? '---' : '---:'))),
    ...reports.map((report) => line(row(report))),
    ...(remarks ? ['', fenced(remarks)] : []),
    ...reports.flatMap((report) => ['', ...details(report)]),
    '',
  ].join('\n');
}

const details = (report: StackReport): readonly string[] => [
  `<details><summary>${report.stack}: ${countsText(countsOf(report.changes))}</summary>`,
  '',
  fenced(orNone(changeLines(report)).join('\n')),
  '',
  '</details>',
];

/** A block of code; Terraform's messages may hold fences of their own. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}
