/** Plain text for a terminal of 100 columns. */
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

/** Aligned columns, two spaces in front and between. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  aligns: Align[],
): string {
  const grid = new Table({
    head: [...head],
    colAligns: aligns,
    chars: { ...BORDERLESS, middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  grid.push(...rows.map((row) => [...row]));
  const lines = grid.toString().split('\n');
  return lines.map((line) => `  ${line}`.trimEnd()).join('\n');
}

/** Words broken into lines, each indented. */
export function wrap(text: string, indent = 0): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && indent + last.length + 1 + word.length <= WIDTH) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines.map((line) => ' '.repeat(indent) + line).join('\n');
}

export const percent = (part: number): string => `${Math.round(part * 100)} %`;
