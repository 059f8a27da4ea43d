import fc from 'fast-check';
import { readZoneFile } from '../../../operations/dns/zone-file';

/** An entry as one line: line, name, TTL, class, type, data. */
const read = (text: string) =>
  readZoneFile(text, 'shop.example').entries.map(({ line, name, ttl, class: c, type, data }) =>
    [line, name, ttl, c, type, ...data.map((token) => token.text)].join(' '),
  );
const unread = (text: string) => readZoneFile(text, 'shop.example').unread;

describe('records', () => {
  test.each<[string, string, string[]]>([
    ['nothing', '', []],
    ['comments and blank lines', '; a\n\n   ; b\n\t\n', []],
    ['the origin as @', '@ 60 IN A 203.0.113.1', ['1 shop.example 60 IN A 203.0.113.1']],
    ['a relative name', 'www 60 IN A 203.0.113.1', ['1 www.shop.example 60 IN A 203.0.113.1']],
    [
      'a full name, in capitals',
      'WWW.Shop.Example. 60 IN A 203.0.113.1',
      ['1 www.shop.example 60 IN A 203.0.113.1'],
    ],
    ['class before TTL', 'www IN 60 A 203.0.113.1', ['1 www.shop.example 60 IN A 203.0.113.1']],
    ['neither class nor TTL', '$TTL 5m\nwww A 203.0.113.1', ['2 www.shop.example 300 IN A 203.0.113.1']],
    ['lower case', 'www 60 in cname other', ['1 www.shop.example 60 IN CNAME other']],
    [
      'a blank owner',
      'www 60 A 203.0.113.1\n    60 A 203.0.113.2',
      ['1 www.shop.example 60 IN A 203.0.113.1', '2 www.shop.example 60 IN A 203.0.113.2'],
    ],
    [
      'a blank owner across $ORIGIN',
      'www 60 A 203.0.113.1\n$ORIGIN sub\n 60 MX 10 mail',
      ['1 www.shop.example 60 IN A 203.0.113.1', '3 www.shop.example 60 IN MX 10 mail'],
    ],
    [
      'a relative $ORIGIN',
      '$ORIGIN sub\nwww 60 A 203.0.113.1',
      ['2 www.sub.shop.example 60 IN A 203.0.113.1'],
    ],
    [
      'a second $ORIGIN',
      '$ORIGIN a.example.\n@ 60 A 203.0.113.1\n$ORIGIN b.example.\n@ 60 A 203.0.113.2',
      ['2 a.example 60 IN A 203.0.113.1', '4 b.example 60 IN A 203.0.113.2'],
    ],
    ['a wildcard', '*.dev 60 A 203.0.113.1', ['1 *.dev.shop.example 60 IN A 203.0.113.1']],
    ['TTL with units', 'a 1w2d3h4m5s A 203.0.113.1', ['1 a.shop.example 788645 IN A 203.0.113.1']],
    ['a name like a TTL', '7 60 A 203.0.113.1', ['1 7.shop.example 60 IN A 203.0.113.1']],
    ['a name like a type', 'mx 60 MX 10 mx', ['1 mx.shop.example 60 IN MX 10 mx']],
    [
      'Windows line ends, and a byte order mark',
      '\uFEFF@ 60 A 203.0.113.1\r\n@ 60 A 203.0.113.2\r\n',
      ['1 shop.example 60 IN A 203.0.113.1', '2 shop.example 60 IN A 203.0.113.2'],
    ],
    ['a comment after a record', 'www 60 A 203.0.113.1;x', ['1 www.shop.example 60 IN A 203.0.113.1']],
    ['a semicolon in quotes', 'a 60 TXT "v=DKIM1; k=rsa"', ['1 a.shop.example 60 IN TXT v=DKIM1; k=rsa']],
    [
      'escapes in quotes',
      'a 60 TXT "say \\"hi\\" \\092 \\065"',
      ['1 a.shop.example 60 IN TXT say "hi" \\ A'],
    ],
    [
      'parentheses over lines',
      '@ 60 SOA ns host (\n 1 ; serial\n 2 3 4\n 5 )\nb 60 A 203.0.113.1',
      ['1 shop.example 60 IN SOA ns host 1 2 3 4 5', '5 b.shop.example 60 IN A 203.0.113.1'],
    ],
    ['a parenthesis in quotes', 'a 60 TXT "(" b\n', ['1 a.shop.example 60 IN TXT ( b']],
    ['strings glued together', 'a 60 TXT "x""y"', ['1 a.shop.example 60 IN TXT x y']],
  ])('%s', (_, text, lines) => {
    expect(read(text)).toEqual(lines);
    expect(unread(text)).toEqual([]);
  });
});

describe('a TTL that is not written', () => {
  test.each([
    ['is $TTL’s', '$TTL 1h\na 60 A 203.0.113.1\nb A 203.0.113.2', 3600],
    ['is the last one without $TTL (RFC 1035)', 'a 60 A 203.0.113.1\nb A 203.0.113.2', 60],
    ['is the minimum of the SOA where there is no other', '@ SOA ns host 1 2 3 4 900\nb A 203.0.113.2', 900],
    ['is nobody’s', 'b A 203.0.113.2', undefined],
  ])('%s', (_, text, ttl) => {
    expect(readZoneFile(text, 'shop.example').entries.at(-1)?.ttl).toBe(ttl);
  });
});

describe('what cannot be read is told', () => {
  test.each([
    [
      '$INCLUDE',
      '$INCLUDE other.zone',
      '$INCLUDE other.zone',
      'is a directive that is not followed: write its records out',
    ],
    [
      '$GENERATE',
      '$GENERATE 1-9 h$ A 10.0.0.$',
      '$GENERATE 1-9 h$ A 10.0.0.$',
      'is a directive that is not followed: write its records out',
    ],
    ['an origin without a name', '$ORIGIN', '$ORIGIN', 'names no origin'],
    ['a TTL that is none', '$TTL soon', '$TTL soon', 'is no TTL'],
    ['a record without owner', '  60 A 203.0.113.1', '60 A 203.0.113.1', 'has no owner before it'],
    ['a name alone', 'www', 'www', 'has no record type'],
    ['an escape in a name', 'a\\.b 60 A 203.0.113.1', 'a.b 60 A 203.0.113.1', 'has an escape in its name'],
    ['an open quote', 'a 60 TXT "x', 'a 60 TXT x', 'has a quote without its pair'],
    ['an open parenthesis', 'a 60 TXT ( x', 'a 60 TXT x', 'has a parenthesis without its pair'],
    ['a closing parenthesis', 'a 60 TXT x )', 'a 60 TXT x', 'has a parenthesis without its pair'],
  ])('%s', (_, text, shown, why) => {
    expect(unread(text)).toEqual([{ line: 1, text: shown, why }]);
  });

  test('and the lines after it are still read', () => {
    expect(read('$INCLUDE x\na 60 TXT x )\nb 60 A 203.0.113.1')).toEqual([
      '3 b.shop.example 60 IN A 203.0.113.1',
    ]);
  });
});

test('no line is lost: it becomes a record, or is told', () => {
  const records = [
    'a 60 A 203.0.113.1',
    ' 60 TXT "x;y"',
    'b CNAME c',
    '@ IN MX 10 m',
    'c TXT (x)',
    '$INCLUDE f',
    'd',
    'e TXT "',
    'f TXT )',
  ];
  const others = ['', '; comment', '   ', '$TTL 1h', '$ORIGIN sub', ' ; x'];
  const line = fc.oneof(fc.constantFrom(...records), fc.constantFrom(...others));
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const { entries, unread } = readZoneFile(lines.join('\n'), 'shop.example');
      const told = [...entries, ...unread].map((one) => one.line).toSorted((a, b) => a - b);
      expect(told).toEqual(lines.flatMap((text, i) => (records.includes(text) ? [i + 1] : [])));
    }),
  );
});

test('no text stops it', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readZoneFile(text, 'shop.example')));
});
