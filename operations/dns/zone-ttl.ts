/** What comes before the type of a record: its TTL and its class. */
import type { Token } from './zone-lexer';

/** Seconds. https://www.rfc-editor.org/rfc/rfc2181#section-8 */
export const MAX_TTL = 2 ** 31 - 1;

/** AWS is not a class: cli53 uses it to mark what only Route 53 has. https://github.com/barnybug/cli53 */
const CLASSES = ['IN', 'CH', 'HS', 'CS', 'AWS'];
const TTL = /^\d+(?:[smhdw]\d+)*[smhdw]?$/i;
const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Seconds of a text like 3600, 2d or 1h30m. */
export function ttlOf(token: Token | undefined): number | undefined {
  if (!token || token.quoted || !TTL.test(token.text)) return undefined;
  return [...token.text.toLowerCase().matchAll(/(\d+)([smhdw]?)/g)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 1),
    0,
  );
}

const isClass = ({ text, quoted }: Token): boolean => !quoted && CLASSES.includes(text.toUpperCase());

/** Windows writes the age of a record that a host has created itself before them. */
const AGE = /^\[(?:AGE|Aging):\d+\]$/i;

/** Both are optional, in either order, each at most once. */
export function preamble(words: readonly Token[]) {
  const tokens = AGE.test(words[0]?.text ?? '') ? words.slice(1) : words;
  const kindOf = (token: Token | undefined) =>
    !token ? undefined : ttlOf(token) !== undefined ? 'ttl' : isClass(token) ? 'class' : undefined;
  const [one, two] = [kindOf(tokens[0]), kindOf(tokens[1])];
  const taken = tokens.slice(0, one ? (two && two !== one ? 2 : 1) : 0);
  return {
    ttl: taken.map(ttlOf).find((ttl) => ttl !== undefined),
    recordClass: taken.find(isClass)?.text.toUpperCase(),
    rest: tokens.slice(taken.length),
  };
}
