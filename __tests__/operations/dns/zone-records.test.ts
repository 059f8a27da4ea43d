import { readZoneFile } from '../../../operations/dns/zone-file';
import { zoneRecords } from '../../../operations/dns/zone-records';

const names = {
  zone: 'shop.example',
  host: 'api.shop.example',
  legacyHost: 'shop-legacy.azurewebsites.net',
  legacyTtl: 3600,
};
const imported = (text: string) => zoneRecords(readZoneFile(`$TTL 1h\n${text}`, names.zone), names);

describe('carried over', () => {
  test.each<[string, string, unknown[]]>([
    [
      'A, values together',
      'www A 203.0.113.1\nwww A 203.0.113.2',
      [{ type: 'A', name: 'www', ttl: 3600, values: ['203.0.113.1', '203.0.113.2'] }],
    ],
    [
      'the same value twice',
      'www A 203.0.113.1\nwww A 203.0.113.1',
      [{ type: 'A', name: 'www', ttl: 3600, values: ['203.0.113.1'] }],
    ],
    ['AAAA', '@ AAAA 2001:DB8::7', [{ type: 'AAAA', name: '@', ttl: 3600, values: ['2001:db8::7'] }]],
    ['CNAME to the zone', 'www CNAME @', [{ type: 'CNAME', name: 'www', ttl: 3600, value: 'shop.example' }]],
    [
      'MX with preferences',
      '@ MX 10 mail\n@ MX 20 mail.other.example.',
      [
        {
          type: 'MX',
          name: '@',
          ttl: 3600,
          values: [
            { preference: 10, exchange: 'mail.shop.example' },
            { preference: 20, exchange: 'mail.other.example' },
          ],
        },
      ],
    ],
    [
      'SRV',
      '_sip._tcp SRV 1 2 5060 sip',
      [
        {
          type: 'SRV',
          name: '_sip._tcp',
          ttl: 3600,
          values: [{ priority: 1, weight: 2, port: 5060, target: 'sip.shop.example' }],
        },
      ],
    ],
    [
      'CAA',
      '@ CAA 0 ISSUE "digicert.com"',
      [{ type: 'CAA', name: '@', ttl: 3600, values: [{ flags: 0, tag: 'issue', value: 'digicert.com' }] }],
    ],
    [
      'TXT in several strings, more than 255 characters',
      `@ TXT "${'a'.repeat(255)}" "${'b'.repeat(45)}"`,
      [{ type: 'TXT', name: '@', ttl: 3600, values: ['a'.repeat(255) + 'b'.repeat(45)] }],
    ],
    ['a wildcard', '*.dev A 203.0.113.1', [{ type: 'A', name: '*.dev', ttl: 3600, values: ['203.0.113.1'] }]],
    [
      'a delegation below the zone',
      'sub NS ns1.other.example.',
      [{ type: 'NS', name: 'sub', ttl: 3600, values: ['ns1.other.example'] }],
    ],
    ['PTR', 'p PTR host', [{ type: 'PTR', name: 'p', ttl: 3600, values: ['host.shop.example'] }]],
  ])('%s', (_, text, records) => {
    expect(imported(text)).toEqual({ records, nameServers: [], legacyTtl: undefined, notes: [] });
  });
});

describe('not as it was', () => {
  test.each([
    ['SOA', '@ SOA ns host 1 2 3 4 5', 'left out', 'shop.example SOA: Azure DNS writes its own'],
    [
      'NS of the zone',
      '@ NS ns1.registrar.example.',
      'left out',
      'shop.example NS: Azure DNS writes its own; kept as dns.legacy.nameServers',
    ],
    [
      'the API',
      'api 2d CNAME shop-legacy.azurewebsites.net.',
      'left out',
      'api.shop.example CNAME: dns.phase writes it; its TTL is kept as dns.legacy.ttl',
    ],
    [
      'its validation',
      '_dnsauth.api TXT x',
      'left out',
      '_dnsauth.api.shop.example TXT: dns.phase writes it',
    ],
    ['its ownership', 'asuid.api TXT x', 'left out', 'asuid.api.shop.example TXT: dns.phase writes it'],
    [
      'signatures',
      '@ DNSKEY 256 3 13 aa',
      'left out',
      'shop.example DNSKEY: signatures hold for the old servers only; remove the DS record at the registrar before the switch',
    ],
    [
      'the API elsewhere',
      'api CNAME other.example.',
      'refused',
      'api.shop.example CNAME: dns.phase writes this name, as a CNAME to shop-legacy.azurewebsites.net: correct dns.legacy.hostname, or the zone',
    ],
    [
      'the API as an address',
      'api A 203.0.113.1',
      'refused',
      'api.shop.example A: dns.phase writes this name, as a CNAME to shop-legacy.azurewebsites.net: correct dns.legacy.hostname, or the zone',
    ],
    [
      'TLSA',
      '_443._tcp TLSA 3 1 1 aa',
      'refused',
      "_443._tcp.shop.example TLSA: Terraform's azurerm has no resource for TLSA records",
    ],
    [
      'SPF',
      '@ SPF "v=spf1 -all"',
      'refused',
      'shop.example SPF: Azure DNS has no SPF records: write it as TXT (RFC 7208, 3.1)',
    ],
    [
      'ALIAS',
      '@ ALIAS x.example.',
      'refused',
      'shop.example ALIAS: an invention of the registrar: write the A and AAAA records',
    ],
    [
      'CNAME at the apex',
      '@ CNAME x.example.',
      'refused',
      'shop.example CNAME: a CNAME cannot stand at the apex: write the A and AAAA records',
    ],
    ['two CNAMEs', 'www CNAME a\nwww CNAME b', 'refused', 'www.shop.example CNAME: a CNAME has one target'],
    [
      'another class',
      'www CH A 203.0.113.1',
      'refused',
      'www.shop.example A: class CH: Azure DNS knows IN only',
    ],
    [
      'another zone',
      'www.other.example. A 203.0.113.1',
      'refused',
      'www.other.example A: it is outside shop.example',
    ],
    [
      'a null MX',
      '@ MX 0 .',
      'refused',
      'shop.example MX: must be a full host name in lower case: write it like mail.contososhoes.com',
    ],
    [
      'an address that is none',
      'www A 203.0.113.256',
      'refused',
      'www.shop.example A: must be an IPv4 address: write it like 203.0.113.7',
    ],
    ['too few parts', '@ SRV 1 2 sip', 'refused', 'shop.example SRV: its data is malformed'],
    [
      'bytes beyond ASCII',
      '@ TXT "\\195\\188"',
      'refused',
      'shop.example TXT: only printable ASCII is sure to arrive unchanged',
    ],
    [
      'an empty TXT',
      '@ TXT ""',
      'refused',
      'shop.example TXT: must be one line of 1 to 4096 characters: that is what Azure DNS holds',
    ],
    [
      'TXT beyond what Azure holds',
      `@ TXT ${`"${'a'.repeat(250)}" `.repeat(17)}`,
      'refused',
      'shop.example TXT: must be one line of 1 to 4096 characters: that is what Azure DNS holds',
    ],
    [
      'a directive',
      '$INCLUDE x',
      'refused',
      '$INCLUDE x: is a directive that is not followed: write its records out',
    ],
  ])('%s', (_, text, kind, line) => {
    const { records, notes } = imported(text);
    expect(notes.map((note) => [note.kind, `${note.what}: ${note.why}`, note.line])).toEqual([
      [kind, line, 2],
    ]);
    expect(records).toEqual([]);
  });

  test.each([
    ['TTLs that differ become the lowest', 'www 600 A 203.0.113.1\nwww 60 A 203.0.113.2', 60],
    ['no caching becomes a second', 'www 0 A 203.0.113.1', 1],
  ])('%s', (_, text, ttl) => {
    const { records, notes } = imported(text);
    expect(records).toMatchObject([{ ttl }]);
    expect(notes).toEqual([
      {
        kind: 'changed',
        line: 2,
        what: 'www.shop.example A',
        why: `Azure DNS keeps one TTL for the set, of 1 s at least: ${ttl} s`,
      },
    ]);
  });

  test('21 values are more than a set holds', () => {
    const text = Array.from({ length: 21 }, (_, i) => `www A 203.0.113.${i}`).join('\n');
    expect(imported(text).notes).toMatchObject([
      { kind: 'refused', why: 'must have at most 20 values: that is the most Azure DNS holds' },
    ]);
  });
});

test('what the registrar knows of itself', () => {
  const { nameServers, legacyTtl } = imported(
    '@ NS ns1.registrar.example.\n@ NS NS2.Registrar.Example.\napi 2d CNAME shop-legacy.azurewebsites.net.',
  );
  expect({ nameServers, legacyTtl }).toEqual({
    nameServers: ['ns1.registrar.example', 'ns2.registrar.example'],
    legacyTtl: 172_800,
  });
});
