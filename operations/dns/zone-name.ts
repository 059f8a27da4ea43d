/** Names of a zone file: in full, without final dot, ASCII in lower case. The root is the empty text. */

/** Not toLowerCase(): it makes ASCII of the Kelvin sign. */
const lower = (text: string): string => text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());

/**
 * `@` is the origin, and without a final dot the origin follows.
 * GoDaddy, and once Azure, write `_sip._tls.@`: https://github.com/Azure/azure-cli/issues/7405
 */
export function resolveName(written: string, origin: string): string {
  const name = lower(written);
  if (name === '@') return origin;
  if (name.endsWith('.')) return name.slice(0, -1);
  const relative = name.endsWith('.@') ? name.slice(0, -2) : name;
  return origin === '' ? relative : `${relative}.${origin}`;
}

/** Relative but with several labels: many providers omit the final dot of a full name. */
export const lacksDot = (written: string): boolean => /[^.]\.[^.@]/.test(written) && !/\.@?$/.test(written);

export const isWithin = (name: string, zone: string): boolean => name === zone || name.endsWith(`.${zone}`);

export const NOT_ASCII = 'a name that is not ASCII: write it in Punycode, for example xn--mller-kva';
export const isAscii = (name: string): boolean => [...name].every((character) => character <= '\u007f');
