/** What changed in regions.yaml, and what the check says of it. */
import type { Finding } from '../../../../topology/file/problem';
import type { CheckReport } from '../../../terraform/checked-file';
import { verdict } from '../../file/check-report';
import { code, heading, markdownTable, plain } from './markdown';

export function fileSection(report: CheckReport): string {
  const { file, changes } = report;
  const rows = changes.map(({ path, before, after }) => [code(path), value(before), value(after)]);
  return [
    heading(`What changes in ${file}`),
    '',
    rows.length > 0
      ? markdownTable([['with every default filled in'], ['before'], ['after']], rows)
      : nothingOf(report),
  ].join('\n');
}

function nothingOf({ base, problems }: CheckReport): string {
  if (base !== null) return 'Nothing.';
  return problems.length > 0
    ? 'Unknown, because the file is refused.'
    : 'It was not compared with another version.';
}

const value = (text: string | undefined): string => (text === undefined ? '' : code(text));

export const checkSection = (report: CheckReport): string =>
  [
    heading('What the check says'),
    '',
    `**${plain(verdict(report))}**`,
    ...(report.problems.length + report.notes.length > 0 ? [''] : []),
    ...report.problems.map((finding) => item('Problem', finding)),
    ...report.notes.map((finding) => item('Note', finding)),
  ].join('\n');

const item = (kind: string, { position, path, message, rule }: Finding): string =>
  [
    `- **${kind}**`,
    ...(position ? [`in line ${position.line},`] : []),
    `${path ? `${code(path)} ` : ''}${plain(message)}${rule ? ` (${rule})` : ''}`,
  ].join(' ');
