import { autoscale } from '../../../topology/capacity/autoscale';
import { deployedAlready } from '../../../topology/rules/step/deployed';
import { annotation, asText } from '../../cli/findings';
import { type Page, paint, roomOf } from '../../cli/page';
import { table, wrap } from '../../cli/text';
import type { CheckReport } from '../../terraform/checked-file';
import { billText, logsText, savingText } from './bill-report';
import type { LiveReport } from './live';
import { liveText } from './live-text';
import { shownChange } from './shown-change';

export const formats = ['text', 'json', 'github'] as const;
export type Format = (typeof formats)[number];

/** The verdict as the text report words it. */
type Told = Omit<CheckReport, 'verdict'>;

export function formatReport(report: LiveReport, format: Format, suggest: boolean, page: Page): string {
  if (format === 'json') return JSON.stringify(report, null, 2);
  const fine = report.verdict !== 'refused';
  const blocks = [
    findingsAndVerdict(report, page, format === 'github' ? annotation : asText),
    liveText(report, page),
    ...(fine
      ? [changesOf(report, page), report.bill ? billText(report.bill, page) : '', logsText(report.logs, page)]
      : []),
    ...(suggest ? [suggestion(report, page)] : []),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** Problems and notes line by line, then the verdict. */
export function findingsAndVerdict(report: Told, page: Page, line = asText): string {
  const findings = [
    ...report.problems.map((finding) => line('error', finding, page)),
    ...report.notes.map((finding) => line('notice', finding, page)),
  ];
  const colour = report.problems.length === 0 ? 'green' : 'red';
  const told = [paint(page, colour, wrap(verdict(report), 0, page.width)), ...hints(report)];
  return [...(findings.length > 0 ? [...findings, ''] : []), ...told].join('\n');
}

/** What a reader remembers. */
export function verdict({ file, base, problems, stepUnchecked, unread }: Told): string {
  if (problems.length > 0) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    return `${file} is refused: ${count}.`;
  }
  if (stepUnchecked) {
    return `${file} is valid by itself. The step to it from ${base} is NOT CHECKED, because the file says deployed: none.`;
  }
  if (unread !== undefined) return `${file} is valid by itself. The step to it is NOT CHECKED: ${unread}`;
  return base ? `${file} is valid, and the step to it from ${base} is safe.` : `${file} is valid by itself.`;
}

/** What to do about problems. */
function hints({ problems }: Told): readonly string[] {
  const rules = problems.flatMap(({ rule }) => rule ?? []);
  const [first] = rules;
  return [
    ...(first ? [`  Why a rule exists: npm run check -- --explain ${first}`] : []),
    ...(rules.some((rule) => rule.startsWith('FIXED-')) && !rules.includes(deployedAlready.id)
      ? ['  If nothing is deployed yet, write deployed: none in the file']
      : []),
  ];
}

function changesOf({ base, changes }: Told, page: Page): string {
  if (base === null) return '';
  if (changes.length === 0) return 'Nothing changes.';
  const rows = changes.map((change) => {
    const [before, after] = shownChange(change);
    return [change.path, before, '->', after];
  });
  const lines = table([], rows, ['left', 'left', 'left', 'left'], roomOf(page));
  return `What changes, with every default filled in:\n${lines}`;
}

function suggestion({ instances, bill }: Told, { width }: Page): string {
  if (!bill) return '';
  const title = `Instances with headroom: with as many regions lost as capacity.survive says, each active region stays at or below ${autoscale.scaleOutCpuPercent} % CPU, where autoscale begins to add instances. A region on standby runs one instance in each zone. Write these numbers in a step of their own. They depend on the other regions, so check again whenever a region is removed:`;
  const lines = instances.map((each) => `  ${each.region}: ${suggested(each)}`);
  const total = `With them ${savingText(bill.saving, bill.currency)}.`;
  return [
    wrap(title, 0, width),
    ...lines,
    ...(bill.saving.instances === 0 ? [] : [wrap(total, 0, width)]),
  ].join('\n');
}

function suggested({ state, max, lowestMin }: CheckReport['instances'][number]): string {
  if (lowestMin === undefined) return 'unchanged, because its overload is accepted';
  if (lowestMin > max) return `needs ${lowestMin}, max is ${max}`;
  return `instances: { min: ${lowestMin}, max: ${max} }${state === 'standby' ? ' # on standby' : ''}`;
}
