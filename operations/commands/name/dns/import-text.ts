import { table, wrap } from '../../../cli/text';
import type { Written } from '../../../dns/write-records';
import type { Note } from '../../../dns/zone-records';

export function importText(file: string, { added, changed, kept }: Written, notes: readonly Note[]): string {
  const rows = [
    ...added.map((record) => ['added', record, '']),
    ...changed.map((record) => ['changed', record, '']),
    ...kept.map((record) => ['kept', record, 'not imported']),
  ];
  const noteRows = notes.map(
    ({ kind, line, what, why }) =>
      `  ${kind.padEnd(10)}${wrap(`line ${line}: ${what}: ${why}`, 12).trimStart()}`,
  );
  return [
    `${file}: ${added.length} added, ${changed.length} changed, ${kept.length} kept as they were`,
    ...(rows.length > 0 ? [table(['', 'record', ''], rows, ['left', 'left', 'left'])] : []),
    ...(notes.length > 0 ? ['', 'Not as in the zone file', ...noteRows] : []),
  ].join('\n');
}
