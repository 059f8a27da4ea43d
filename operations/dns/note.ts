/** What an import says of a line of the zone file. */
import { printable } from '../../topology/file/problem';

export interface Note {
  /**
   * `refused`: somebody must decide. `left out`: something else writes it. `changed`: imported with a change.
   * `note`: imported unchanged, but it may not mean what it meant at the old provider.
   */
  readonly kind: 'refused' | 'left out' | 'changed' | 'note';
  readonly line: number;
  readonly what: string;
  readonly why: string;
}

/** Quotes text of a file that may hold anything, without control characters and at most so long. */
export const note = (kind: Note['kind'], line: number, what: string, why: string): Note => ({
  kind,
  line,
  what: printable(cut(what, 270)),
  why: printable(cut(why, 400)),
});

export const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;
