/** Whether two values of a record set are the same, however they are spelt. */
import ipaddr from 'ipaddr.js';

/** An IP address in its shortest form; any other text unchanged. */
export const plainAddress = (text: string): string =>
  ipaddr.isValid(text) ? ipaddr.parse(text).toString() : text;

/** Equal for equal values: an address in two spellings, a name with and without a final dot. */
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
