/** Markdown as GitHub renders it. */
import { printable } from '../../../../topology/file/problem';

export const heading = (text: string): string => `### ${text}`;

export type Column = readonly [head: string, align?: 'right'];

export function markdownTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(([head]) => head)),
    line(columns.map(([, align]) => (align === 'right' ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}

/** Text of others, as text. */
export const plain = (text: string): string =>
  text.replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&').replaceAll('\n', ' ');

const MAX = 120;

/** The value or name of something, on one line, also in a table. */
export function code(text: string): string {
  const line = printable(text.replaceAll(/\s+/g, ' ').trim());
  const short = line.length > MAX ? `${line.slice(0, MAX - 1)}…` : line;
  const fence = '`'.repeat(longestRun(short) + 1);
  const space = /^`|`$/.test(short) ? ' ' : '';
  return `${fence}${space}${short.replaceAll('|', '\\|')}${space}${fence}`;
}

/** A block of code; the text may hold fences of its own. */
export function fenced(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(2, longestRun(text)) + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

/** Shown when somebody opens it. */
export const details = (title: string, body: string): string =>
  `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
