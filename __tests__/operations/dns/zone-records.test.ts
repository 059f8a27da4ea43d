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
    [
      'the same address in two spellings',
      'b AAAA 2001:db8::1\nb AAAA 2001:db8:0:0:0:0:0:1',
      [{ type: 'AAAA', name: 'b', ttl: 3600, values: ['2001:db8::1'] }],
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
    [
      'a service that is not offered (RFC 2782)',
      '_imap._tcp SRV 0 0 0 .',
      [
        {
          type: 'SRV',
          name: '_imap._tcp',
          ttl: 3600,
          values: [{ priority: 0, weight: 0, port: 0, target: '.' }],
        },
      ],
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
      'shop.example DNSKEY: signatures are valid only on the old servers; remove the DS record at the registrar before the switch',
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
      'shop.example ALIAS: a record type of the registrar only: write the A and AAAA records instead',
    ],
    [
      'CNAME at the apex',
      '@ CNAME x.example.',
      'refused',
      'shop.example CNAME: a CNAME cannot stand at the apex: write the A and AAAA records',
    ],
    [
      'two CNAMEs',
      'www CNAME a\nwww CNAME b',
      'refused',
      'www.shop.example CNAME: a CNAME can have only one target',
    ],
    [
      'another class',
      'www CH A 203.0.113.1',
      'refused',
      'www.shop.example A: class CH: Azure DNS supports only IN',
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
      'shop.example MX: is a null MX, which Azure DNS does not support: leave it out',
    ],
    [
      'an address that is none',
      'www A 203.0.113.256',
      'refused',
      'www.shop.example A: must be an IPv4 address: write it like 203.0.113.7',
    ],
    ['too few parts', '@ SRV 1 2 sip', 'refused', 'shop.example SRV: its data has 3 parts instead of 4'],
    [
      'bytes beyond ASCII',
      '@ TXT "\\195\\188"',
      'refused',
      'shop.example TXT: only printable ASCII certainly arrives unchanged',
    ],
    [
      'an empty TXT',
      '@ TXT ""',
      'refused',
      'shop.example TXT: must be one line of 1 to 4096 characters: Azure DNS allows no more',
    ],
    [
      'TXT beyond what Azure holds',
      `@ TXT ${`"${'a'.repeat(250)}" `.repeat(17)}`,
      'refused',
      'shop.example TXT: must be one line of 1 to 4096 characters: Azure DNS allows no more',
    ],
    [
      'a redirect',
      'x URL301 http://a.example/',
      'refused',
      'x.shop.example URL301: a redirect by the registrar: set up the redirect on a web server of your own',
    ],
    [
      'an alias of Route 53',
      'x AWS ALIAS A a.example. Z1 false',
      'refused',
      'x.shop.example ALIAS: a record type of the registrar only: write the A and AAAA records instead',
    ],
    [
      "BIND's notebook",
      '@ TYPE65534 \\# 0',
      'left out',
      'shop.example TYPE65534: signatures are valid only on the old servers; remove the DS record at the registrar before the switch',
    ],
    [
      'an NS record that names no host',
      '@ NS REPLACE&ME.',
      'refused',
      'shop.example NS: must be a host name in lower case: write it like api.contososhoes.com',
    ],
    [
      'an NS record of the root',
      '@ NS .',
      'refused',
      'shop.example NS: must be a host name in lower case: write it like api.contososhoes.com',
    ],
    [
      'an NS record with an address',
      '@ NS 10.0.0.25.',
      'refused',
      'shop.example NS: an address instead of a name',
    ],
    [
      'a target that is an address',
      '@ MX 10 10.0.0.25.',
      'refused',
      'shop.example MX: must be a full host name in lower case: write it like mail.contososhoes.com',
    ],
    [
      'a number in hex',
      '@ MX 0x1 mail',
      'refused',
      'shop.example MX: must be a whole number from 0 to 65535: it stands for preference, the lowest first',
    ],
    [
      'a port beyond the last',
      'x SRV 1 2 70000 sip',
      'refused',
      'x.shop.example SRV: must be a whole number from 0 to 65535: it stands for a port',
    ],
    [
      'flags beyond a byte',
      '@ CAA 256 issue digicert.com',
      'refused',
      'shop.example CAA: must be a whole number from 0 to 255: it stands for flags, 0 or 128',
    ],
    [
      'the API without caching',
      'api 0 CNAME shop-legacy.azurewebsites.net.',
      'left out',
      'api.shop.example CNAME: dns.phase writes it; its TTL, 0s, is lower than dns.legacy.ttl, 1h, which stays because the waits use the TTL from before the move',
    ],
    [
      'an escape in a target',
      'x CNAME a\\.b.example.',
      'refused',
      'x.shop.example CNAME: its data has an escape in a name',
    ],
    [
      'a target beyond ASCII',
      'x CNAME \u00fc.example.',
      'refused',
      'x.shop.example CNAME: a name that is not ASCII: write it in Punycode, for example xn--mller-kva',
    ],
    [
      'a name beyond ASCII that folds into it',
      '\u212a CNAME a.example.',
      'refused',
      '\u212a.shop.example CNAME: a name that is not ASCII: write it in Punycode, for example xn--mller-kva',
    ],
    [
      'control characters',
      '\u001b[2J A 203.0.113.1',
      'refused',
      '\\u001b[2j.shop.example A: must be a record name relative to the zone, in lower case: write @ for the zone itself, or a name like www or _sip._tcp',
    ],
    [
      'a directive',
      '$INCLUDE x',
      'refused',
      '$INCLUDE x: is a directive that is not supported: write out its records',
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
        why: `Azure DNS has one TTL for the set, at least 1 s: ${ttl} s`,
      },
    ]);
  });

  test('21 values are more than a set holds', () => {
    const text = Array.from({ length: 21 }, (_, i) => `www A 203.0.113.${i}`).join('\n');
    expect(imported(text).notes).toMatchObject([
      { kind: 'refused', why: 'must have at most 20 values: Azure DNS allows no more' },
    ]);
  });
});

test('one bad value refuses its set, at its own line', () => {
  const { records, notes } = imported(
    'www A 203.0.113.1\nwww A 203.0.113.1\nwww A 203.0.113.256\nok A 203.0.113.2',
  );
  expect(records).toMatchObject([{ name: 'ok' }]);
  expect(notes).toMatchObject([
    {
      kind: 'refused',
      line: 4,
      why: 'must be an IPv4 address: write it like 203.0.113.7; a set is imported completely or not at all',
    },
  ]);
});

describe('what it meant at the provider', () => {
  test.each<[string, string, [string, string, string][]]>([
    [
      'a proxied record',
      'www 60 A 203.0.113.1 ; cf_tags=cf-proxied:true',
      [
        [
          'note',
          'www.shop.example A',
          "today Cloudflare's proxy answers for it, with its own addresses and certificate; Azure DNS will return this record",
        ],
      ],
    ],
    ['one that is not', 'www 60 A 203.0.113.1 ; cf_tags=cf-proxied:false', []],
    [
      'a CNAME that is flattened',
      'www 60 CNAME a.example. ; cf_tags=cf-flatten-cname,cf-proxied:false',
      [
        [
          'note',
          'www.shop.example CNAME',
          'today Cloudflare answers with the addresses of its target; Azure DNS will return the CNAME',
        ],
      ],
    ],
    [
      'the API behind the proxy',
      'api 2d CNAME shop-legacy.azurewebsites.net. ; cf_tags=cf-proxied:true',
      [
        ['left out', 'api.shop.example CNAME', 'dns.phase writes it; its TTL is kept as dns.legacy.ttl'],
        [
          'note',
          'api.shop.example CNAME',
          "today Cloudflare's proxy answers for it, with its own addresses and certificate; Azure DNS will return this record",
        ],
      ],
    ],
    [
      'TTL 1, not at Cloudflare',
      'www 1 A 203.0.113.1',
      [['note', 'www.shop.example A', 'a TTL of 1s; if it means automatic, as at Cloudflare, write 5m']],
    ],
    [
      'a weight',
      'www 60 A 203.0.113.1 ; AWS routing="WEIGHTED" weight=9',
      [
        [
          'note',
          'www.shop.example A',
          'Azure DNS returns all values of a set to everybody, so this is lost: routing="WEIGHTED" weight=9',
        ],
      ],
    ],
    [
      'targets without a final dot',
      'www CNAME a.example\n@ MX 10 mail.shop.example',
      [
        ['note', 'www.shop.example CNAME', 'a.example has no final dot: read as a.example.shop.example'],
        [
          'note',
          'shop.example MX',
          'mail.shop.example has no final dot: read as mail.shop.example.shop.example',
        ],
      ],
    ],
    [
      'targets that are meant',
      'a.b A 203.0.113.1\nwww CNAME a.b\nx CNAME y\n$ORIGIN .\nz.shop.example CNAME a.example',
      [],
    ],
    [
      'an owner without a final dot',
      'shop.example A 203.0.113.1',
      [
        [
          'note',
          'shop.example.shop.example A',
          'shop.example has no final dot: read as shop.example.shop.example',
        ],
      ],
    ],
    [
      'name servers without one',
      '@ NS ns1.reg.example',
      [
        ['left out', 'shop.example NS', 'Azure DNS writes its own; kept as dns.legacy.nameServers'],
        ['note', 'shop.example NS', 'ns1.reg.example has no final dot: read as ns1.reg.example.shop.example'],
      ],
    ],
    [
      'words without quotes',
      '@ TXT v=spf1 -all',
      [['note', 'shop.example TXT', 'its words have no quotes: read as one text without spaces']],
    ],
    [
      'a text that a semicolon ends',
      'k._domainkey TXT v=DKIM1; k=rsa; p=MIIB\n_dmarc TXT v=DMARC1;p=none\n@ CAA 0 issue digicert.com; x=y',
      [
        ['note', 'k._domainkey.shop.example TXT', 'everything after ; was read as a comment: k=rsa; p=MIIB'],
        ['note', '_dmarc.shop.example TXT', 'everything after ; was read as a comment: p=none'],
        ['note', 'shop.example CAA', 'everything after ; was read as a comment: x=y'],
      ],
    ],
    ['a comment after a quoted text', 'a TXT "v=spf1 -all" ; mail\nb A 203.0.113.1 ; web', []],
    ['an unquoted text without a comment', 'a TXT x ;', []],
  ])('%s', (_, text, said) => {
    expect(imported(text).notes.map(({ kind, what, why }) => [kind, what, why])).toEqual(said);
  });

  test.each([
    '@ NS ns.cloudflare.example.',
    '@ NS REPLACE&ME$WITH^YOUR@NAMESERVER.',
    'x 60 A 203.0.113.1 ; cf_tags=',
  ])('TTL 1 where %s', (mark) => {
    const { records, notes } = imported(`${mark}\nwww 1 A 203.0.113.1`);
    expect(records.find(({ name }) => name === 'www')?.ttl).toBe(300);
    expect(notes.at(-1)).toEqual({
      kind: 'changed',
      line: 3,
      what: 'www.shop.example A',
      why: 'at Cloudflare, TTL 1 means automatic: written as 5m, the TTL of its answers',
    });
  });
});

test('a name server is kept once, and twenty of them', () => {
  const servers = Array.from({ length: 22 }, (_, i) => `@ NS ns${i}.reg.example.`);
  const { nameServers, notes } = imported(`@ NS NS0.reg.example.\n${servers.join('\n')}`);
  expect(nameServers).toHaveLength(20);
  expect(notes.filter(({ kind }) => kind === 'refused')).toMatchObject([
    { line: 23, why: 'dns.legacy.nameServers can hold only 20 names' },
    { line: 24, why: 'dns.legacy.nameServers can hold only 20 names' },
  ]);
});

test('the TTL of a CNAME that is refused is not kept', () => {
  expect(imported('api 9d CNAME other.example.').legacyTtl).toBeUndefined();
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

test('what is quoted has an end', () => {
  const long = 'x'.repeat(5000);
  const { notes } = imported(`${long}\n${long} A 203.0.113.1\na 60 A 203.0.113.1 ; weight=${long}`);
  expect(notes.map(({ what, why }) => what.length + why.length < 700)).toEqual([true, true, true]);
});
