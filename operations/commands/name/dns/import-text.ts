import { type Colour, type Page, paint, roomOf } from '../../../cli/page';
import { table, wrap } from '../../../cli/text';
import type { Note } from '../../../dns/note';
import type { Written } from '../../../dns/write-records';

const COLOURS: Readonly<Record<Note['kind'], Colour>> = {
  refused: 'red',
  'left out': 'yellow',
  changed: 'yellow',
  note: 'yellow',
};

export function importText(
  file: string,
  { added, changed, kept }: Written,
  notes: readonly Note[],
  page: Page,
): string {
  const rows = [
    ...added.map((record) => ['added', record, '']),
    ...changed.map((record) => ['changed', record, '']),
    ...kept.map((record) => ['kept', record, 'not imported']),
  ];
  const doubtful = notes.filter(({ kind }) => kind === 'note');
  const other = notes.filter(({ kind }) => kind !== 'note');
  return [
    `${file}: ${added.length} added, ${changed.length} changed, ${kept.length} kept as they were`,
    ...(rows.length > 0 ? [table(['', 'record', ''], rows, ['left', 'left', 'left'], roomOf(page))] : []),
    ...section('Different from the zone file', other, page),
    ...section('As in the zone file, but check these', doubtful, page),
  ].join('\n');
}

const section = (title: string, notes: readonly Note[], page: Page): readonly string[] =>
  notes.length === 0
    ? []
    : [
        '',
        title,
        ...notes.map(({ kind, line, what, why }) => {
          const label = paint(page, COLOURS[kind], kind) + ' '.repeat(10 - kind.length);
          return `  ${label}${wrap(`line ${line}: ${what}: ${why}`, 12, page.width).trimStart()}`;
        }),
      ];
