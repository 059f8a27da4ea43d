/** What an import says of a line of the zone file. */
import { printable } from '../../topology/file/problem';

export interface Note {
  /**
   * `refused`: somebody must decide. `left out`: others write it. `changed`: carried over, but not as it was.
   * `note`: carried over as it was, and may not mean what it meant at the old provider.
   */
  readonly kind: 'refused' | 'left out' | 'changed' | 'note';
  readonly line: number;
  readonly what: string;
  readonly why: string;
}

const MAX_SHOWN = 80;

/** Quotes a file that may hold anything: neither control characters nor a line of a thousand words reach people. */
export const note = (kind: Note['kind'], line: number, what: string, why: string): Note => ({
  kind,
  line,
  what: printable(what.length > MAX_SHOWN ? `${what.slice(0, MAX_SHOWN - 1)}…` : what),
  why: printable(why),
});
