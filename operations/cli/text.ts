/** Text in lines and columns. */
import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';

const WIDTH = 100;

const BORDERLESS = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
  ].map((part) => [part, '']),
);

export type Align = 'left' | 'right';

/** Aligned columns, two spaces in front and between; where that is too wide, one between, and then broken cells. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  aligns: Align[],
  width = Number.POSITIVE_INFINITY,
): string {
  const widths = widthsOf([head, ...rows]);
  const gap = spread(widths, 2) > width ? 1 : 2;
  const limits = narrowed(widths, gap, width);
  const grid = new Table({
    head: [...head],
    colAligns: aligns,
    chars: { ...BORDERLESS, middle: ' '.repeat(gap) },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  grid.push(...rows.map((row) => row.map((cell, column) => broken(cell, limits[column] ?? width))));
  const lines = grid.toString().split('\n');
  return lines.map((line) => `  ${line}`.trimEnd()).join('\n');
}

const widthOf = (text: string): number => stripVTControlCharacters(text).length;

const widthsOf = (rows: readonly (readonly string[])[]): readonly number[] =>
  Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );

const spread = (widths: readonly number[], gap: number): number =>
  widths.reduce((sum, each) => sum + gap + each, 2 - gap);

const NARROWEST = 12;

/** The widest column shrinks first, as far as it can. */
function narrowed(widths: readonly number[], gap: number, width: number): readonly number[] {
  const widest = Math.max(...widths);
  const over = spread(widths, gap) - width;
  const left = Math.max(NARROWEST, widest - over);
  if (over <= 0 || left >= widest) return widths;
  const next = widths.with(widths.indexOf(widest), left);
  return narrowed(next, gap, width);
}

/** Between words, and inside of one that is too long for itself. */
const broken = (cell: string, width: number): string =>
  widthOf(cell) <= width ? cell : wrap(withShortWords(cell, width), 0, width);

/** With spaces inside of the words that are too long for a line. */
const withShortWords = (text: string, width: number): string =>
  text.replaceAll(new RegExp(`[^\\s\\u001b]{${Math.max(1, width)}}(?=[^\\s\\u001b])`, 'g'), '$& ');

/** Words broken into lines, each indented. */
export function wrap(text: string, indent = 0, width = WIDTH): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && indent + widthOf(last) + 1 + widthOf(word) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines.map((line) => ' '.repeat(indent) + line).join('\n');
}

/** Each line that is too long is broken, and goes on below its own beginning. */
export const fitted = (text: string, width: number): string =>
  text
    .split('\n')
    .map((line) => (widthOf(line) <= width ? line : hanging(line, width)))
    .join('\n');

function hanging(line: string, width: number): string {
  const [margin = '', list = ''] = /^ *(- |\d+\. )?/.exec(line) ?? [];
  const indent = margin.length - list.length + (list.length || 2);
  const words = withShortWords(line.slice(margin.length), width - indent);
  return margin + wrap(words, indent, width).trimStart();
}

export const percent = (part: number): string => `${Math.round(part * 100)} %`;
