/**
 * Reads a zone file (RFC 1035, 5.1; RFC 2308, 4) without judging what it holds.
 *
 * Why no library: dnsz 4.5, dns-zonefile 0.3 and @nictool/dns-zone 1.1 each drop or refuse ordinary lines (a record
 * without class below a blank owner, a TTL like 2d, a second $ORIGIN), two of them silently.
 */
import { type Line, logicalLines, type Token } from './zone-lexer';
import { lacksDot, resolveName } from './zone-name';
import { MAX_TTL, preamble, ttlOf } from './zone-ttl';
import { isKnownType } from './zone-types';

export interface ZoneEntry {
  readonly line: number;
  /** Full, in lower case, without final dot. */
  readonly name: string;
  /** Seconds; undefined if neither the record nor anything before it gives one. */
  readonly ttl: number | undefined;
  readonly class: string;
  readonly type: string;
  readonly data: readonly Token[];
  /** The origin of relative names in the data; undefined after an $ORIGIN that was refused. */
  readonly origin: string | undefined;
  readonly comment: string;
}

/** A line that is not a record, and why. */
interface Unread {
  readonly line: number;
  readonly text: string;
  readonly why: string;
}

export interface ZoneFile {
  readonly entries: readonly ZoneEntry[];
  readonly unread: readonly Unread[];
}

/** Names are relative to `zone` until an $ORIGIN says otherwise. */
export function readZoneFile(text: string, zone: string): ZoneFile {
  const entries: ZoneEntry[] = [];
  const unread: Unread[] = [];
  let state: State = { zone, origin: zone, owner: undefined, defaultTtl: undefined, lastTtl: undefined };
  for (const line of logicalLines(text.replace(/^\uFEFF/, ''))) {
    const read = readLine(line, state);
    state = { ...state, ...read.state };
    if (read.entry) entries.push(read.entry);
    if (read.why) unread.push({ line: line.number, text: shown(line), why: read.why });
  }
  return { entries, unread };
}

/** What a line passes on to the next. A refused line passes nothing on, and makes unknown what it would have changed. */
interface State {
  readonly zone: string;
  readonly origin: string | undefined;
  readonly owner: string | undefined | typeof UNKNOWN;
  readonly defaultTtl: number | undefined | typeof UNKNOWN;
  readonly lastTtl: number | undefined;
}
const UNKNOWN = 'unknown';

interface Read {
  readonly state?: Partial<State>;
  readonly entry?: ZoneEntry;
  readonly why?: string;
}

const shown = ({ tokens }: Line): string => tokens.map(({ raw }) => raw).join(' ') || 'a line without words';

function readLine(line: Line, state: State): Read {
  const [first] = line.tokens;
  if (!first) return line.flaw ? { why: line.flaw, state: lostAt(line) } : {};
  const isDirective = first.text.startsWith('$') && !first.quoted && !first.escaped;
  const read: Read = line.flaw
    ? { why: line.flaw }
    : isDirective
      ? directive(line, state)
      : record(line, state);
  return read.why ? { ...read, state: isDirective ? lostBy(first) : lostAt(line) } : read;
}

const lostBy = ({ text }: Token): Partial<State> =>
  ({ $ORIGIN: { origin: undefined }, $TTL: { defaultTtl: UNKNOWN } as const })[text.toUpperCase()] ?? {};

const lostAt = ({ indented }: Line): Partial<State> => ({
  lastTtl: undefined,
  ...(indented ? {} : { owner: UNKNOWN }),
});

function directive({ tokens: [name, value, ...more] }: Line, { origin }: State): Read {
  const said = name?.text.toUpperCase();
  if (said !== '$ORIGIN' && said !== '$TTL')
    return { why: 'is a directive that is not supported: write out its records' };
  if (more.length > 0) return { why: 'has more than one value: put a ; before a comment' };
  if (said === '$TTL') {
    const defaultTtl = ttlOf(value);
    return defaultTtl === undefined || defaultTtl > MAX_TTL
      ? { why: 'is not a TTL' }
      : { state: { defaultTtl } };
  }
  if (!value) return { why: 'names no origin' };
  if (value.escaped) return { why: 'has an escape in its name' };
  const next = fullName(value.text, origin);
  return next === undefined ? { why: LOST_ORIGIN } : { state: { origin: next } };
}

export const LOST_ORIGIN = 'is relative to an $ORIGIN that was refused';

/** Undefined if the origin of the name is unknown. */
const fullName = (written: string, origin: string | undefined): string | undefined =>
  origin !== undefined
    ? resolveName(written, origin)
    : written.endsWith('.')
      ? resolveName(written, '')
      : undefined;

function record(line: Line, state: State): Read {
  const { number, indented, tokens, comment } = line;
  const [ownerToken] = indented ? [] : tokens;
  const { ttl, recordClass, rest } = preamble(indented ? tokens : tokens.slice(1));
  const [typeToken, ...data] = rest;
  if (ownerToken?.escaped) return { why: 'has an escape in its name' };
  if (!isType(typeToken)) return { why: 'has no record type' };
  if (ttl !== undefined && ttl > MAX_TTL) return { why: `has a TTL above ${MAX_TTL}` };

  const type = typeToken.text.toUpperCase();
  const owner = ownerToken ? ownerOf(ownerToken.text, type, state) : state.owner;
  if (owner === UNKNOWN) return { why: 'has the owner of a line that was refused' };
  if (owner === undefined) return { why: ownerToken ? LOST_ORIGIN : 'has no owner before it' };

  const minimum = type === 'SOA' ? ttlOf(data[6]) : undefined;
  return {
    state: lentBy(line, type, { owner, lastTtl: ttl ?? state.lastTtl ?? minimum }),
    entry: {
      line: number,
      name: owner,
      ttl: ttl ?? inheritedTtl(state, minimum),
      class: recordClass ?? 'IN',
      type,
      data,
      origin: state.origin,
      comment,
    },
  };
}

/** A record of an unknown type is refused later. */
const lentBy = (line: Line, type: string, state: Partial<State>): Partial<State> =>
  isKnownType(type) ? state : lostAt(line);

const isType = (token: Token | undefined): token is Token => /^[a-z][a-z0-9-]*$/i.test(token?.text ?? '');

function inheritedTtl({ defaultTtl, lastTtl }: State, minimum: number | undefined): number | undefined {
  return defaultTtl === UNKNOWN ? undefined : (defaultTtl ?? lastTtl ?? minimum);
}

/** Cloudflare omits the final dot of the SOA record's owner, which can only be the zone. */
function ownerOf(written: string, type: string, { origin, zone }: State): string | undefined {
  const isZone = type === 'SOA' && lacksDot(written) && resolveName(written, '') === zone;
  return isZone ? zone : fullName(written, origin);
}
