import { writeRecords } from '../../../operations/dns/write-records';
import type { ZoneImport } from '../../../operations/dns/zone-records';
import type { DnsRecord } from '../../../topology/file/schema-dns';
import { parseTopology } from '../../../topology/parse';
import { edited } from '../../support/regions-file';

const spf: DnsRecord = { type: 'TXT', name: '@', ttl: 3600, values: ['v=spf1 -all'] };
const www: DnsRecord = { type: 'CNAME', name: 'www', ttl: 300, value: 'shop.example' };
const mail: DnsRecord = {
  type: 'MX',
  name: '@',
  ttl: 86_400,
  values: [{ preference: 10, exchange: 'mail.shop.example' }],
};
const zone = (...records: DnsRecord[]): ZoneImport => ({
  records,
  nameServers: [],
  legacyTtl: undefined,
  notes: [],
});

const RECORDS = "  records:\n    - { type: TXT, name: '@', values: [v=spf1 -all] }\n";
const LEGACY = '  legacy: { hostname: shop-legacy.azurewebsites.net, ttl: 2d }\n';

/** What becomes of these lines; everything else must stay as it is, and the whole must be valid. */
function rewritten(place: string, before: string, what: ZoneImport) {
  const text = edited([place, before]);
  const written = writeRecords(text, what);
  const [head = '', tail = ''] = text.split(before);
  expect(written.text.startsWith(head) && written.text.endsWith(tail)).toBe(true);
  parseTopology(written.text, 'regions.yaml');
  return { ...written, text: written.text.slice(head.length, written.text.length - tail.length) };
}

describe('records', () => {
  test.each<[string, string, DnsRecord[], string]>([
    ['the same: not a byte changes', RECORDS, [spf], RECORDS],
    [
      'a new one comes last',
      RECORDS,
      [www, spf],
      `${RECORDS}    - { type: CNAME, name: www, ttl: 5m, value: shop.example }\n`,
    ],
    [
      'changed in its place, comments kept',
      "  records: # of the shop\n    - { type: CNAME, name: www, ttl: 1h, value: old.example } # why\n    # and mail\n    - { type: TXT, name: '@', values: [v=spf1 -all] }\n",
      [spf, www],
      "  records: # of the shop\n    - { type: CNAME, name: www, ttl: 5m, value: shop.example } # why\n    # and mail\n    - { type: TXT, name: '@', values: [v=spf1 -all] }\n",
    ],
    [
      'after a trailing comment',
      "  records:\n    - { type: TXT, name: '@', values: [v=spf1 -all] } # mail\n",
      [spf, www],
      "  records:\n    - { type: TXT, name: '@', values: [v=spf1 -all] } # mail\n    - { type: CNAME, name: www, ttl: 5m, value: shop.example }\n",
    ],
    [
      'written over lines',
      '  records:\n    - type: CNAME\n      name: www # old\n      value: old.example\n',
      [www, mail],
      "  records:\n    - type: CNAME\n      name: www # old\n      value: shop.example\n      ttl: 5m\n    - { type: MX, name: '@', ttl: 1d, values: [{ preference: 10, exchange: mail.shop.example }] }\n",
    ],
    [
      'a list over lines, before a comment',
      '  records:\n    - name: www\n      type: A\n      values:\n        - 203.0.113.1\n      # soon\n      ttl: 5m\n',
      [{ type: 'A', name: 'www', ttl: 300, values: ['203.0.113.2'] }],
      '  records:\n    - name: www\n      type: A\n      values:\n        - 203.0.113.2\n      # soon\n      ttl: 5m\n',
    ],
    [
      'a list over lines, the last of all',
      '  records:\n    - name: www\n      type: A\n      ttl: 5m\n      values:\n        - 203.0.113.1\n  # soon\n',
      [{ type: 'A', name: 'www', ttl: 300, values: ['203.0.113.2'] }, spf],
      "  records:\n    - name: www\n      type: A\n      ttl: 5m\n      values:\n        - 203.0.113.2\n    - { type: TXT, name: '@', ttl: 1h, values: ['v=spf1 -all'] }\n  # soon\n",
    ],
    [
      'a list in brackets',
      '  records: [{ type: CNAME, name: www, ttl: 5m, value: shop.example }]\n',
      [www, spf],
      "  records: [{ type: CNAME, name: www, ttl: 5m, value: shop.example }, { type: TXT, name: '@', ttl: 1h, values: ['v=spf1 -all'] }]\n",
    ],
    [
      'an empty list',
      '  records: []\n',
      [www],
      '  records:\n    - { type: CNAME, name: www, ttl: 5m, value: shop.example }\n',
    ],
    [
      'text that YAML would read otherwise',
      '  records: []\n',
      [{ type: 'TXT', name: 'a', ttl: 60, values: ["it's", 'yes: no', '10', 'null', '#x', '{a}'] }],
      "  records:\n    - { type: TXT, name: a, ttl: 1m, values: ['it''s', 'yes: no', '10', 'null', '#x', '{a}'] }\n",
    ],
  ])('%s', (_, before, records, after) => {
    expect(rewritten(RECORDS, before, zone(...records)).text).toBe(after);
  });

  test('no list yet', () => {
    const text = edited([RECORDS, '']);
    expect(writeRecords(text, zone(www)).text).toBe(
      text.replace(
        LEGACY,
        `${LEGACY}  records:\n    - { type: CNAME, name: www, ttl: 5m, value: shop.example }\n`,
      ),
    );
  });

  test('written twice, the second time changes nothing', () => {
    const once = writeRecords(edited(), zone(www, mail, spf));
    expect(writeRecords(once.text, zone(www, mail, spf))).toEqual({
      text: once.text,
      added: [],
      changed: [],
      kept: [],
    });
  });

  test('says what it did, and keeps what the zone file lacks', () => {
    const { added, changed, kept } = writeRecords(edited(), zone(www));
    expect({ added, changed, kept }).toEqual({ added: ['www CNAME'], changed: [], kept: ['@ TXT'] });
  });

  test('the order of values is no change', () => {
    const two = zone({ type: 'A', name: 'www', ttl: 60, values: ['203.0.113.1', '203.0.113.2'] });
    const turned = zone({ type: 'A', name: 'www', ttl: 60, values: ['203.0.113.2', '203.0.113.1'] });
    const { text } = writeRecords(edited(), two);
    expect(writeRecords(text, turned).text).toBe(text);
  });
});

describe('the legacy section', () => {
  test.each([
    [
      'the TTL and the name servers',
      LEGACY,
      '  legacy: { hostname: shop-legacy.azurewebsites.net, ttl: 1d, nameServers: [ns1.registrar.example] }\n',
    ],
    [
      'written over lines',
      '  legacy:\n    hostname: shop-legacy.azurewebsites.net\n    ttl: 2d # as always\n',
      '  legacy:\n    hostname: shop-legacy.azurewebsites.net\n    ttl: 1d # as always\n    nameServers: [ns1.registrar.example]\n',
    ],
    [
      'name servers that have changed',
      '  legacy: { nameServers: [a.example], hostname: shop-legacy.azurewebsites.net, ttl: 1d }\n',
      '  legacy: { nameServers: [ns1.registrar.example], hostname: shop-legacy.azurewebsites.net, ttl: 1d }\n',
    ],
  ])('%s', (_, before, after) => {
    const what = { ...zone(spf), nameServers: ['ns1.registrar.example'], legacyTtl: 86_400 };
    expect(rewritten(LEGACY, before, what).text).toBe(after);
  });
});

describe('every layout that is valid stays valid', () => {
  const BLOCK_LEGACY = '  legacy:\n    hostname: shop-legacy.azurewebsites.net\n    ttl: 2d # as always\n';
  const DNS = `  zone: shop.example\n  hosting: azure\n  phase: prepare\n${LEGACY}${RECORDS}`;
  const what = { ...zone(www), nameServers: ['ns1.reg.example'] };

  test.each<[string, [string, string], string]>([
    [
      'legacy in block style, and last',
      [`${LEGACY}${RECORDS}`, BLOCK_LEGACY],
      `${BLOCK_LEGACY}    nameServers: [ns1.reg.example]\n  records:\n    - { type: CNAME, name: www, ttl: 5m, value: shop.example }\n`,
    ],
    [
      'records before it',
      [`${LEGACY}${RECORDS}`, `${RECORDS}${BLOCK_LEGACY}  # end\n`],
      `${RECORDS}    - { type: CNAME, name: www, ttl: 5m, value: shop.example }\n${BLOCK_LEGACY}    nameServers: [ns1.reg.example]\n  # end\n`,
    ],
    [
      'an empty list with a comment',
      [`${LEGACY}${RECORDS}`, `${LEGACY}  records: [] # none yet\n`],
      '  legacy: { hostname: shop-legacy.azurewebsites.net, ttl: 2d, nameServers: [ns1.reg.example] }\n  records: # none yet\n    - { type: CNAME, name: www, ttl: 5m, value: shop.example }\n',
    ],
    [
      'a list as far left as its key',
      [RECORDS, "  records: &here\n  - { type: TXT, name: '@', values: [v=spf1 -all] }\n\n  # end\n"],
      "  records: &here\n  - { type: TXT, name: '@', values: [v=spf1 -all] }\n  - { type: CNAME, name: www, ttl: 5m, value: shop.example }\n\n  # end\n",
    ],
  ])('%s', (_, [old, before], after) => {
    const text = edited([old, before]);
    const written = writeRecords(text, what).text;
    parseTopology(written, 'regions.yaml');
    expect(written).toContain(after);
  });

  test('dns in flow style', () => {
    const text = edited([
      `dns:\n${DNS}`,
      'dns: { zone: shop.example, hosting: azure, phase: prepare, legacy: { hostname: shop-legacy.azurewebsites.net, ttl: 2d } } # all\n',
    ]);
    expect(writeRecords(text, what).text).toBe(
      text.replace(
        'ttl: 2d } }',
        'ttl: 2d, nameServers: [ns1.reg.example] }, records: [{ type: CNAME, name: www, ttl: 5m, value: shop.example }] }',
      ),
    );
  });

  test('several records in flow style stand on lines of their own', () => {
    const text = edited([RECORDS, '  records: [\n    # what the registrar serves\n  ]\n']);
    const written = writeRecords(text, zone(www, spf)).text;
    parseTopology(written, 'regions.yaml');
    expect(written).toContain(
      "  records: [{ type: CNAME, name: www, ttl: 5m, value: shop.example },\n      { type: TXT, name: '@', ttl: 1h, values: ['v=spf1 -all'] } \n    # what the registrar serves\n  ]\n",
    );
  });

  test.each([
    ['as on Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text: string) => `\uFEFF${text}`],
    ['with no line end at the end', (text: string) => text.trimEnd()],
    ['indented as a whole', (text: string) => text.replaceAll(/^(?=.)/gm, '   ')],
    ['between marks of a document', (text: string) => `%YAML 1.2\n---\n${text}...\n`],
    ['said to be of YAML 1.1', (text: string) => `%YAML 1.1\n---\n${text}`],
  ])('%s', (_, change) => {
    const plain = edited([LEGACY, BLOCK_LEGACY]);
    expect(writeRecords(change(plain), what).text).toBe(change(writeRecords(plain, what).text));
  });

  test('a list of dns as the last line, without its end', () => {
    const [head = ''] = edited().split('dns:');
    const rest = 'controlRegion: swedencentral\nalerts: { emails: [oncall@shop.example] }\n';
    const text = `${head}${rest}dns:\n${DNS}`.trimEnd();
    expect(writeRecords(text, zone(www)).text).toBe(
      `${text}\n    - { type: CNAME, name: www, ttl: 5m, value: shop.example }\n`,
    );
  });

  test('values that stay keep their comments, those that go leave theirs', () => {
    const text = edited([
      RECORDS,
      '  records:\n    - type: A\n      name: www\n      ttl: 5m\n      values:\n        # office\n        - 203.0.113.1 # first\n        - 203.0.113.2 # second\n        - 203.0.113.3 # third\n',
    ]);
    const fewer = zone({ type: 'A', name: 'www', ttl: 300, values: ['203.0.113.9', '203.0.113.2'] });
    expect(writeRecords(text, fewer).text).toContain(
      '        # office\n        - 203.0.113.9 # first\n        - 203.0.113.2 # second\n        # third\n',
    );
  });
});
