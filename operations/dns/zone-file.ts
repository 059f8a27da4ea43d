/**
 * Reads a zone file (RFC 1035, 5.1; RFC 2308, 4) without judging what it holds.
 *
 * Not a library: dnsz 4.5, dns-zonefile 0.3 and @nictool/dns-zone 1.1 each drop or refuse ordinary lines (a record
 * without class below a blank owner, a TTL like 2d, a second $ORIGIN), two of them without a word.
 */
import { type Line, logicalLines, type Token } from './zone-lexer';

export interface ZoneEntry {
  readonly line: number;
  /** Full, in lower case, without final dot. */
  readonly name: string;
  /** Seconds; undefined when neither the record nor anything before it gives one. */
  readonly ttl: number | undefined;
  readonly class: string;
  readonly type: string;
  readonly data: readonly Token[];
  /** What relative names in the data are relative to. */
  readonly origin: string;
}

/** A line that is no record, and why. */
export interface Unread {
  readonly line: number;
  readonly text: string;
  readonly why: string;
}

export interface ZoneFile {
  readonly entries: readonly ZoneEntry[];
  readonly unread: readonly Unread[];
}

/** `zone` is what names are relative to until $ORIGIN says otherwise. */
export function readZoneFile(text: string, zone: string): ZoneFile {
  const entries: ZoneEntry[] = [];
  const unread: Unread[] = [];
  let state: State = { origin: zone, owner: undefined, defaultTtl: undefined, lastTtl: undefined };
  for (const line of logicalLines(text.replace(/^\uFEFF/, ''))) {
    const read = readLine(line, state);
    state = { ...state, ...read.state };
    if (read.entry) entries.push(read.entry);
    if (read.why) unread.push({ line: line.number, text: shown(line), why: read.why });
  }
  return { entries, unread };
}

interface State {
  readonly origin: string;
  readonly owner: string | undefined;
  readonly defaultTtl: number | undefined;
  readonly lastTtl: number | undefined;
}

interface Read {
  readonly state?: Partial<State>;
  readonly entry?: ZoneEntry;
  readonly why?: string;
}

const shown = ({ tokens }: Line): string =>
  tokens.map(({ text, quoted }) => (quoted ? JSON.stringify(text) : text)).join(' ');

/** A name in full: `@` is the origin, and without a final dot the origin follows. */
export function resolveName(name: string, origin: string): string {
  if (name === '@') return origin;
  return name.endsWith('.') ? name.slice(0, -1).toLowerCase() : `${name.toLowerCase()}.${origin}`;
}

const CLASSES = ['IN', 'CH', 'HS', 'CS'];
const TTL = /^(?:\d+[smhdw]?)+$/i;
const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Seconds of a text like 3600, 2d or 1h30m. */
function ttlOf(token: Token | undefined): number | undefined {
  if (!token || token.quoted || !TTL.test(token.text)) return undefined;
  return [...token.text.toLowerCase().matchAll(/(\d+)([smhdw]?)/g)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 1),
    0,
  );
}

function readLine(line: Line, state: State): Read {
  if (line.flaw) return { why: line.flaw };
  if (line.tokens.length === 0) return {};
  const [first, second] = line.tokens;
  if (!line.indented && first?.text.startsWith('$') && !first.quoted)
    return directive(first.text, second, state);
  return record(line, state);
}

function directive(name: string, value: Token | undefined, state: State): Read {
  switch (name.toUpperCase()) {
    case '$ORIGIN':
      return value
        ? { state: { origin: resolveName(value.text, state.origin) } }
        : { why: 'names no origin' };
    case '$TTL': {
      const defaultTtl = ttlOf(value);
      return defaultTtl === undefined ? { why: 'is no TTL' } : { state: { defaultTtl } };
    }
    default:
      return { why: 'is a directive that is not followed: write its records out' };
  }
}

function record({ number, indented, tokens }: Line, state: State): Read {
  const [ownerToken] = indented ? [] : tokens;
  const owner = ownerToken ? resolveName(ownerToken.text, state.origin) : state.owner;
  const { ttl, recordClass, rest } = preamble(indented ? tokens : tokens.slice(1));
  const [typeToken, ...data] = rest;
  if (owner === undefined) return { why: 'has no owner before it' };
  const next = { owner, lastTtl: ttl ?? state.lastTtl };
  if (ownerToken?.escaped) return { state: next, why: 'has an escape in its name' };
  if (!typeToken || !/^[a-z][a-z0-9-]*$/i.test(typeToken.text))
    return { state: next, why: 'has no record type' };

  const type = typeToken.text.toUpperCase();
  const minimum = type === 'SOA' ? ttlOf(data[6]) : undefined;
  return {
    state: { ...next, lastTtl: next.lastTtl ?? minimum },
    entry: {
      line: number,
      name: owner,
      ttl: ttl ?? state.defaultTtl ?? state.lastTtl ?? minimum,
      class: recordClass ?? 'IN',
      type,
      data,
      origin: state.origin,
    },
  };
}

/** TTL and class stand before the type in either order, and either may be left out. */
function preamble(tokens: readonly Token[]) {
  const head = tokens.slice(0, 2);
  const isClass = ({ text }: Token) => CLASSES.includes(text.toUpperCase());
  const [one, two] = head.map((token) => ttlOf(token) !== undefined || isClass(token));
  const taken = one ? head.slice(0, two ? 2 : 1) : [];
  return {
    ttl: taken.map(ttlOf).find((ttl) => ttl !== undefined),
    recordClass: taken.find(isClass)?.text.toUpperCase(),
    rest: tokens.slice(taken.length),
  };
}
