/** The data of a record as regions.yaml writes it. */
import { LOST_ORIGIN, type ZoneEntry } from './zone-file';
import type { Token } from './zone-lexer';
import { isAscii, NOT_ASCII, resolveName } from './zone-name';

type Part = 'number' | 'target' | 'text' | 'tag' | 'address';

/** The parts of each imported type, in the order of the zone file. */
const PARTS: Readonly<Record<string, Readonly<Record<string, Part>>>> = {
  A: { value: 'text' },
  AAAA: { value: 'address' },
  CNAME: { value: 'target' },
  NS: { value: 'target' },
  PTR: { value: 'target' },
  MX: { preference: 'number', exchange: 'target' },
  SRV: { priority: 'number', weight: 'number', port: 'number', target: 'target' },
  CAA: { flags: 'number', tag: 'tag', value: 'text' },
};

export type Data = { readonly value: unknown } | { readonly why: string };

export function dataOf({ type, data, origin }: ZoneEntry): Data {
  const texts = data.map(({ text }) => text);
  const names = Object.entries(PARTS[type] ?? {});
  const count = names.length || Math.max(1, texts.length);
  if (texts.length !== count) return { why: `its data has ${texts.length} parts instead of ${count}` };
  if (type === 'TXT') return { value: texts.join('') };
  const parts = names.map(([name, part], i) => [name, read(part, data[i], origin)] as const);
  const why = parts.map(([, one]) => one).find((one) => 'why' in one);
  if (why) return why;
  const value = Object.fromEntries(parts.map(([name, one]) => [name, 'value' in one && one.value]));
  return { value: names.length === 1 ? value.value : value };
}

/** The tokens of the data that are host names. */
export const targetsOf = ({ type, data }: ZoneEntry): readonly Token[] => {
  const parts = Object.values(PARTS[type] ?? {});
  return data.filter((_, i) => parts[i] === 'target');
};

function read(part: Part, token: Token | undefined, origin: string | undefined): Data {
  const { text = '', escaped = false } = token ?? {};
  switch (part) {
    case 'number':
      return { value: /^\d+$/.test(text) ? Number(text) : text };
    case 'target':
      if (escaped) return { why: 'its data has an escape in a name' };
      if (!isAscii(text)) return { why: NOT_ASCII };
      if (origin === undefined && !text.endsWith('.')) return { why: `its data ${LOST_ORIGIN}` };
      // The root means "none", if the type allows that.
      return { value: resolveName(text, origin ?? '') || '.' };
    case 'text':
      return { value: text };
    default:
      return { value: text.toLowerCase() };
  }
}
