import type { Checked } from '../../../topology/check';
import { annotation, asText } from '../../cli/findings';
import { table, wrap } from '../../cli/text';
import { billText, logsText } from './bill-report';

export const formats = ['text', 'json', 'github'] as const;
export type Format = (typeof formats)[number];

export interface CheckReport extends Checked {
  readonly file: string;
  /** Where the other version comes from; null when this version was checked alone. */
  readonly base: string | null;
}

export function formatReport(report: CheckReport, format: Format, suggest: boolean): string {
  if (format === 'json') return JSON.stringify(report, null, 2);
  const line = format === 'github' ? annotation : asText;
  const findings = [
    ...report.problems.map((finding) => line('error', finding)),
    ...report.notes.map((finding) => line('notice', finding)),
  ];
  const blocks = [
    findings.join('\n'),
    verdict(report),
    ...(report.verdict === 'fine'
      ? [changesOf(report), report.bill ? billText(report.bill) : '', logsText(report.logs)]
      : []),
    ...(suggest ? [suggestion(report)] : []),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function verdict({ file, base, problems }: CheckReport): string {
  if (problems.length === 0) {
    return wrap(
      base ? `${file} is valid, and the step to it from ${base} is safe.` : `${file} is valid by itself.`,
    );
  }
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  const id = problems.find(({ rule }) => rule)?.rule;
  const why = id ? ` Why a rule exists: npm run check -- --explain ${id}` : '';
  const first = problems.some(({ rule }) => rule?.startsWith('FIXED-'))
    ? ' If nothing was applied from it yet: npm run check -- --base none'
    : '';
  return `${file} is refused: ${count}.${[why, first]
    .filter(Boolean)
    .map((hint) => `\n ${hint}`)
    .join('')}`;
}

const ABSENT = '-';

function changesOf({ base, changes }: CheckReport): string {
  if (base === null) return '';
  if (changes.length === 0) return 'Nothing changes.';
  const rows = changes.map(({ path, before, after }) => [path, before ?? ABSENT, '->', after ?? ABSENT]);
  return `What changes, with every default filled in:\n${table([], rows, ['left', 'left', 'left', 'left'])}`;
}

function suggestion({ instances }: CheckReport): string {
  const lines = instances
    .filter(({ lowestMin, max }) => lowestMin <= max)
    .map(({ region, lowestMin, max }) => `  ${region}: instances: { min: ${lowestMin}, max: ${max} }`);
  if (lines.length === 0) return '';
  const title =
    'The lowest bounds that survive every failure; with them a region depends on its neighbours, so check again whenever one goes:';
  return `${wrap(title)}\n${lines.join('\n')}`;
}
