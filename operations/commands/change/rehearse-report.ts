import { table } from '../../cli/text';
import { type Action, type Change, columns, countsOf, countsText } from '../../terraform/plan';
import type { StackReport } from '../../terraform/stack-run';

const headings = ['stack', ...columns, 'seconds', 'outcome'];

export const isFine = (reports: readonly StackReport[]): boolean =>
  reports.every(({ outcome }) => outcome === 'deployed');

export const tableText = (reports: readonly StackReport[]): string =>
  table(headings, reports.map(row), ['left', ...columns.map(() => 'right' as const), 'right', 'left']);

function row({ stack, changes, seconds, outcome }: StackReport): string[] {
  const counts = changes && countsOf(changes);
  return [stack, ...columns.map((column) => String(counts?.[column] ?? '')), seconds.toFixed(1), outcome];
}

/** What is wrong, and what else is to be known. */
export const remarksText = (reports: readonly StackReport[]): string =>
  reports
    .flatMap(({ stack, problem, notes }) =>
      [...(problem ? [problem] : []), ...notes].map((text) => `${stack}: ${text}`),
    )
    .join('\n\n');

/** The changes of every stack. */
export const changesText = (reports: readonly StackReport[]): string =>
  reports
    .map((report) => [report.stack, ...changeLines(report).map((line) => `  ${line}`)].join('\n'))
    .join('\n\n');

export function markdown(title: string, reports: readonly StackReport[]): string {
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

const details = (report: StackReport): readonly string[] => [
  `<details><summary>${report.stack}: ${report.changes ? countsText(countsOf(report.changes)) : noPlan}</summary>`,
  '',
  fenced(changeLines(report).join('\n')),
  '',
  '</details>',
];

const noPlan = 'no plan';

export function changeLines({
  changes,
  outputs = [],
}: Pick<StackReport, 'changes' | 'outputs'>): readonly string[] {
  if (!changes) return [noPlan];
  const lines = [...changes, ...outputs].map(changeLine);
  return lines.length > 0 ? lines : ['no changes'];
}

const signs: Readonly<Record<Action, string>> = {
  create: '+',
  update: '~',
  replace: '-/+',
  delete: '-',
  forget: '.',
  import: '<=',
};

/** Terraform's sign, the address, and what differs. */
const changeLine = ({ address, action, imported, attributes }: Change): string =>
  [
    `${signs[action]} ${address}`,
    ...(attributes.length > 0 ? [`(${attributes.join(', ')})`] : []),
    ...(imported && action !== 'import' ? ['(imported)'] : []),
  ].join(' ');

/** A block of code; the text may hold fences of its own. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}
