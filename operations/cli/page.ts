/** The width and colours of the output. */
import { styleText } from 'node:util';
import { fitted } from './text';

export interface Page {
  /** Of prose, in columns. */
  readonly width: number;
  readonly colour: boolean;
  /** A person reads the output directly, so every long line is broken, even those that a program would search for. */
  readonly terminal: boolean;
}

/** A file, or another program. */
export const plainPage: Page = { width: 100, colour: false, terminal: false };

/** https://no-color.org */
export const pageOf = (
  { isTTY, columns }: { readonly isTTY?: boolean; readonly columns?: number },
  { NO_COLOR, TERM }: NodeJS.ProcessEnv,
): Page =>
  isTTY
    ? { width: columns || plainPage.width, colour: !NO_COLOR && TERM !== 'dumb', terminal: true }
    : plainPage;

/** Table rows are broken for a person, and kept whole for a program. */
export const roomOf = ({ terminal, width }: Page): number => (terminal ? width : Number.POSITIVE_INFINITY);

export type Colour = 'red' | 'yellow' | 'green' | 'bold' | 'dim';

export const paint = ({ colour }: Page, how: Colour, text: string): string =>
  colour ? styleText(how, text, { validateStream: false }) : text;

/** Broken to the width of a terminal, unless it is for programs: JSON, or annotations of GitHub. */
export const laidOut = ({ terminal, width }: Page, text: string): string =>
  terminal && !/^(?:[{[]|::)/.test(text) ? fitted(text, width) : text;
