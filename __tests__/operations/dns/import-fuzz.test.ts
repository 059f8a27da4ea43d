import fc from 'fast-check';
import { Lexer } from 'yaml';
import { plainPage } from '../../../operations/cli/page';
import { importText } from '../../../operations/commands/name/dns/import-text';
import { fitting } from '../../../operations/dns/fit-records';
import { merge, plainValues } from '../../../operations/dns/merge-records';
import { writeRecords } from '../../../operations/dns/write-records';
import { readZoneFile } from '../../../operations/dns/zone-file';
import { zoneRecords } from '../../../operations/dns/zone-records';
import { parseTopology, readRegions } from '../../../topology/parse';
import { edited } from '../../support/regions-file';
import { layoutOf } from '../../support/yaml-layout';

/** A build fails for a change and not by chance; another seed: `FC_SEED=7 FC_RUNS=5000 npm test -- import-fuzz`. */
const runs = { seed: Number(process.env.FC_SEED ?? 20_261_203), numRuns: Number(process.env.FC_RUNS ?? 60) };
const now = new Date('2026-12-03T09:00:00Z');

/** What the command does between reading and writing. */
function importInto(text: string, zone: string) {
  const { api, dns } = parseTopology(text, 'regions.yaml');
  const { legacy } = dns;
  const names = { zone: dns.zone, host: api.hostname, legacyHost: legacy.hostname, legacyTtl: legacy.ttl };
  const read = readZoneFile(zone, dns.zone);
  const imported = fitting(zoneRecords(read, names), { file: plainValues(text), now, entries: read.entries });
  return { read, imported, written: writeRecords(text, imported) };
}

const comments = (text: string): readonly string[] =>
  [...new Lexer().lex(text)].flatMap((lexeme) => lexeme.match(/^#.*/)?.[0].split(/ (?=#)/) ?? []).toSorted();

/** The order of values in a set says nothing: those that stay keep their place. */
const unordered = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, inner) =>
    Array.isArray(inner) ? inner.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : inner,
  );

/** Valid, with what was imported and nothing else, and with every comment and line end. */
function expectWhole(text: string, zone: string): void {
  const { read, imported, written } = importInto(text, zone);
  const { findings } = readRegions(written.text, 'regions.yaml');
  expect(findings).toEqual([]);
  expect(unordered(plainValues(written.text))).toEqual(unordered(merge(plainValues(text), imported).file));
  expect(comments(written.text)).toEqual(comments(text));
  const isWindows = /\r\n/.test(text);
  if (isWindows) expect(written.text.replaceAll('\r\n', '')).not.toMatch(/\n/);
  else expect(written.text).not.toMatch(/\r\n/);

  const told = new Set([...imported.notes.map(({ line }) => line)]);
  const sets = new Set(imported.records.map(({ name, type }) => `${name} ${type}`));
  const lost = read.entries.filter(({ line, name, type }) => {
    const relative = name === 'shop.example' ? '@' : name.slice(0, -'.shop.example'.length);
    return !told.has(line) && !sets.has(`${relative} ${type}`);
  });
  // A set that is refused is told by one of its lines.
  const named = new Set(imported.notes.map(({ what }) => what));
  expect(lost.filter(({ name, type }) => !named.has(`${name} ${type}`))).toEqual([]);
  expect(importText('regions.yaml', written, imported.notes, plainPage)).not.toMatch(
    /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u,
  );
  expect(writeRecords(written.text, imported).text).toBe(written.text);
}

const LINES = [
  '$TTL 1h',
  '$TTL 99999999999',
  '$TTL 5m extra',
  '$ORIGIN .',
  '$ORIGIN example.',
  '$ORIGIN sub',
  '$ORIGIN shop.example.',
  '$ORIGIN shop.example. extra',
  '$INCLUDE x',
  '@ SOA ns1.reg.example. host 1 2 3 4 5',
  'shop.example 3600 IN SOA ns.cloudflare.example. dns 1 2 3 4 5',
  '@ NS ns1.reg.example.',
  '@ NS REPLACE&ME$WITH^YOUR@NAMESERVER.',
  '@ NS .',
  '@ 60 A 203.0.113.1',
  ' A 203.0.113.2',
  'www 1 CNAME shop.example. ; cf_tags=cf-proxied:true',
  'www 60 A 203.0.113.9',
  'www TXT ( "a;b" ; c',
  ' "d" )',
  'api 3d CNAME shop-legacy.azurewebsites.net.',
  'api A 203.0.113.3',
  '@ CAA 0 issue "letsencrypt.org"',
  '@ CAA 0 issue "digicert.com"',
  '@ MX 10 mail.other.example',
  '@ MX 0 .',
  '_sip._tls.@ SRV 0 0 0 .',
  '* NS ns.child.example.',
  'r 60 A 203.0.113.4 ; AWS routing="WEIGHTED" weight=1',
  `big TXT "${'x'.repeat(250)}"`,
  'a\\.b 60 A 203.0.113.5',
  '\\052 AAAA 2001:db8::1',
  '\u001b[31m 60 TXT "\u009b"',
  'xn--mller-kva PTR host.example.',
  'm\u00fcller A 203.0.113.6',
  'h 9 HS A 203.0.113.7',
  'w AWS ALIAS A x.example. Z1 false',
  `long TXT ${Array.from({ length: 20 }, () => `"${'y'.repeat(240)}"`).join(' ')}`,
];

const zoneFile = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...LINES) },
      fc
        .tuple(fc.constantFrom(...LINES), fc.nat(60), fc.string({ unit: 'binary', maxLength: 3 }))
        .map(([line, at, snippet]) => line.slice(0, at) + snippet + line.slice(at + snippet.length)),
      fc.stringMatching(/^[\w.@$;()"\\ \t*-]{0,20}$/),
    ),
    { maxLength: 30 },
  )
  .chain((lines) => fc.constantFrom('\n', '\r\n', '\r').map((end) => lines.join(end)));

const LEGACY = '  legacy: { hostname: shop-legacy.azurewebsites.net, ttl: 2d }\n';
const RECORDS = "  records:\n    - { type: TXT, name: '@', values: [v=spf1 -all] }\n";
const files = [
  edited(),
  edited([RECORDS, '']),
  edited([RECORDS, '  records: []\n']),
  edited([
    RECORDS,
    `${RECORDS}    - { type: A, name: www, ttl: 1h, values: [203.0.113.7, 203.0.113.8, 203.0.113.9] }
    - { type: CNAME, name: shop, value: old.example }
    - { type: MX, name: '@', values: [{ preference: 10, exchange: a.example }, { preference: 20, exchange: b.example }] }
    - { type: NS, name: sub, values: [ns1.other.example, ns2.other.example, ns3.other.example] }\n`,
  ]),
  edited([
    LEGACY,
    LEGACY.replace('2d }', '2d, nameServers: [old1.reg.example, old2.reg.example, old3.reg.example] }'),
  ]),
];

test('any text as a zone file', () => {
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.oneof(fc.string({ unit: 'binary' }), zoneFile), expectWhole),
    runs,
  );
});

test('any layout of regions.yaml', () => {
  const zone = `$TTL 1h
@ NS old2.reg.example.
@ NS ns9.reg.example.
api 3d CNAME shop-legacy.azurewebsites.net.
@ TXT "v=spf1 mx -all"
www 5m A 203.0.113.9
www 5m A 203.0.113.1
shop CNAME new.example.
@ MX 20 b.example.
sub 1h NS ns3.other.example.
new A 203.0.113.5
txt TXT "it's # no comment, {not} [a] list: 'x'"`;
  const layouts = fc.constantFrom(...files).chain((text) => layoutOf(plainValues(text)));
  let valid = 0;
  let all = 0;
  fc.assert(
    fc.property(layouts, fc.boolean(), ({ text }, isShort) => {
      all++;
      fc.pre(readRegions(text, 'regions.yaml').findings.length === 0);
      valid++;
      expectWhole(text, isShort ? 'new 60 A 203.0.113.5' : zone);
    }),
    { ...runs, maxSkipsPerRun: 20 },
  );
  expect(valid / all).toBeGreaterThan(0.5);
});
