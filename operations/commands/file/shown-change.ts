import type { ValueChange } from '../../../topology/changes';
import { printable } from '../../../topology/file/problem';

/** Characters of a value that are shown: a DKIM key has 400, which tell people nothing. */
const MOST = 60;
/** Characters shown before the first difference. */
const BEFORE = 20;

const ABSENT = '-';

/** Both values cut to where they differ. */
export function shownChange({ before, after }: ValueChange): readonly [before: string, after: string] {
  const same = sameLength(before ?? '', after ?? '');
  const cut = (text: string | undefined): string => {
    if (text === undefined) return ABSENT;
    if (text.length <= MOST) return printable(text);
    const start = same + BEFORE > MOST ? same - BEFORE : 0;
    const shown = printable(text.slice(start, start + MOST));
    return `${start > 0 ? '…' : ''}${shown}${start + MOST < text.length ? '…' : ''}`;
  };
  return [cut(before), cut(after)];
}

/** How many characters two texts begin with in common. */
function sameLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
