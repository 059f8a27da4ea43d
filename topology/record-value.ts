/** When two values of a record set say the same, however they are spelt. */
import ipaddr from 'ipaddr.js';

/** An address in its shortest form; a text that is none as it is. */
export const plainAddress = (text: string): string =>
  ipaddr.isValid(text) ? ipaddr.parse(text).toString() : text;

/** Equal for values that say the same: an address in two spellings, a name with a final dot and without. */
export function valueKey(type: string, value: unknown): string {
  const plain = (part: unknown): unknown =>
    typeof part !== 'string' || type === 'TXT' || type === 'CAA'
      ? part
      : type === 'A' || type === 'AAAA'
        ? plainAddress(part)
        : part.replace(/\.$/, '');
  return JSON.stringify(
    typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([name, part]) => [name, plain(part)])
          .toSorted()
      : plain(value),
  );
}
