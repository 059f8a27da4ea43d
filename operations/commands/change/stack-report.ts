import { type Colour, type Page, paint, roomOf } from '../../cli/page';
import { table } from '../../cli/text';
import { changeLines } from '../../terraform/change-lines';
import { columns, countsOf } from '../../terraform/plan';
import type { StackReport } from '../../terraform/stack-run';

/** Whatever the outcome of its stack. */
type Report = StackReport<string>;

const headings = ['stack', ...columns, 'seconds', 'outcome'];

export function tableText(reports: readonly Report[], page: Page): string {
  const rows = reports.map(({ stack, changes, seconds, outcome }) => {
    const counts = changes && countsOf(changes);
    const told = paint(page, COLOURS[outcome] ?? 'red', outcomeText(outcome));
    return [stack, ...columns.map((column) => String(counts?.[column] ?? '')), seconds.toFixed(1), told];
  });
  const aligns = ['left', ...columns.map(() => 'right' as const), 'right', 'left'] as const;
  return table(headings, rows, [...aligns], roomOf(page));
}

const COLOURS: Readonly<Record<string, Colour>> = {
  deployed: 'green',
  planned: 'green',
  'not reached': 'yellow',
};

/** So far it is only a rehearsal. */
export const outcomeText = (outcome: string): string => (outcome === 'deployed' ? 'would deploy' : outcome);

/** What is wrong, and what else is to be known. */
export const remarksText = (reports: readonly Report[]): string =>
  reports
    .flatMap(({ stack, problem, notes }) =>
      [...(problem ? [problem] : []), ...notes].map((text) => `${stack}: ${text}`),
    )
    .join('\n\n');

/** The changes of every stack. */
export const changesText = (reports: readonly Report[], page: Page): string =>
  reports
    .map((report) =>
      [report.stack, ...changeLines(report).map((line) => `  ${painted(page, line)}`)].join('\n'),
    )
    .join('\n\n');

function painted(page: Page, line: string): string {
  const colours: Readonly<Record<string, Colour>> = { '+': 'green', '~': 'yellow', '-': 'red' };
  const colour = colours[line[0] ?? ''];
  return colour ? paint(page, colour, line) : line;
}
