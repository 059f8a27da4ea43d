import { table, wrap } from '../../../cli/text';
import type { Note } from '../../../dns/note';
import type { Written } from '../../../dns/write-records';

export function importText(file: string, { added, changed, kept }: Written, notes: readonly Note[]): string {
  const rows = [
    ...added.map((record) => ['added', record, '']),
    ...changed.map((record) => ['changed', record, '']),
    ...kept.map((record) => ['kept', record, 'not imported']),
  ];
  const doubtful = notes.filter(({ kind }) => kind === 'note');
  const other = notes.filter(({ kind }) => kind !== 'note');
  return [
    `${file}: ${added.length} added, ${changed.length} changed, ${kept.length} kept as they were`,
    ...(rows.length > 0 ? [table(['', 'record', ''], rows, ['left', 'left', 'left'])] : []),
    ...section('Not as in the zone file', other),
    ...section('As in the zone file, but look at it', doubtful),
  ].join('\n');
}

const section = (title: string, notes: readonly Note[]): readonly string[] =>
  notes.length === 0
    ? []
    : [
        '',
        title,
        ...notes.map(
          ({ kind, line, what, why }) =>
            `  ${kind.padEnd(10)}${wrap(`line ${line}: ${what}: ${why}`, 12).trimStart()}`,
        ),
      ];
