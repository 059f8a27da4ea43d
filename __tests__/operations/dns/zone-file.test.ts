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
    [
      'names under the root',
      '$ORIGIN .\nshop.example 60 A 203.0.113.1\n@ 60 NS ns',
      ['2 shop.example 60 IN A 203.0.113.1', '3  60 IN NS ns'],
    ],
    [
      'names under a parent',
      '$ORIGIN example.\nshop 60 A 203.0.113.1\n$ORIGIN shop\na 60 A 203.0.113.2',
      ['2 shop.example 60 IN A 203.0.113.1', '4 a.shop.example 60 IN A 203.0.113.2'],
    ],
    ['GoDaddy’s @ at the end', '_sip._tls.@ 60 SRV 1', ['1 _sip._tls.shop.example 60 IN SRV 1']],
    [
      'the owner of SOA without its dot',
      'Shop.Example 60 SOA a\n 60 TXT b',
      ['1 shop.example 60 IN SOA a', '2 shop.example 60 IN TXT b'],
    ],
    [
      'the age of a record on Windows',
      'pc [AGE:3600000] 60 A 203.0.113.1',
      ['1 pc.shop.example 60 IN A 203.0.113.1'],
    ],
    ['an escape that says nothing', '\\_dmarc 60 TXT x', ['1 _dmarc.shop.example 60 IN TXT x']],
    ['a name with a dollar', '"$y" 60 TXT x', ['1 $y.shop.example 60 IN TXT x']],
    [
      'an $ORIGIN after blanks',
      '  $ORIGIN sub\nwww 60 A 203.0.113.1',
      ['2 www.sub.shop.example 60 IN A 203.0.113.1'],
    ],
    [
      'line ends of the first Macs',
      '$TTL 60 ; x\rwww A 203.0.113.1\r A 203.0.113.2\r',
      ['2 www.shop.example 60 IN A 203.0.113.1', '3 www.shop.example 60 IN A 203.0.113.2'],
    ],
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
      'is a directive that is not supported: write out its records',
    ],
    [
      '$GENERATE',
      '$GENERATE 1-9 h$ A 10.0.0.$',
      '$GENERATE 1-9 h$ A 10.0.0.$',
      'is a directive that is not supported: write out its records',
    ],
    ['an origin without a name', '$ORIGIN', '$ORIGIN', 'names no origin'],
    ['a TTL that is none', '$TTL soon', '$TTL soon', 'is not a TTL'],
    ['a record without owner', '  60 A 203.0.113.1', '60 A 203.0.113.1', 'has no owner before it'],
    ['a name alone', 'www', 'www', 'has no record type'],
    ['an escape in a name', 'a\\.b 60 A 203.0.113.1', 'a\\.b 60 A 203.0.113.1', 'has an escape in its name'],
    ['an open quote', 'a 60 TXT "x', 'a 60 TXT x', 'has an unclosed quote'],
    ['an open parenthesis', 'a 60 TXT ( x', 'a 60 TXT x', 'has an unmatched parenthesis'],
    ['a closing parenthesis', 'a 60 TXT x )', 'a 60 TXT x', 'has an unmatched parenthesis'],
  ])('%s', (_, text, shown, why) => {
    expect(unread(text)).toEqual([{ line: 1, text: shown, why }]);
  });

  test.each([
    ['words after $TTL', '$TTL 60 1h', 'has more than one value: put a ; before a comment'],
    ['words after $ORIGIN', '$ORIGIN sub. (x)', 'has more than one value: put a ; before a comment'],
    ['a TTL that is too long', '$TTL 2147483648', 'is not a TTL'],
    ['an escape in an origin', '$ORIGIN a\\.b', 'has an escape in its name'],
    ['a TTL beyond 31 bits', 'a 2147483648 A 203.0.113.1', 'has a TTL above 2147483647'],
    ['two TTLs', 'a 60 60 A 203.0.113.1', 'has no record type'],
    ['octal, or not', '\\052.dev 60 A 203.0.113.1', 'has an escape in its name'],
    ['a parenthesis alone', ')', 'has an unmatched parenthesis'],
  ])('%s', (_, text, why) => {
    expect(unread(text)).toMatchObject([{ line: 1, why }]);
  });

  test('a parenthesis that is never closed swallows its own line, not the file', () => {
    expect(read('a 60 TXT ( x\nb 60 A 203.0.113.1\nc 60 TXT ( y\n z )')).toEqual([
      '2 b.shop.example 60 IN A 203.0.113.1',
      '3 c.shop.example 60 IN TXT y z',
    ]);
  });

  test('and the lines after it are still read', () => {
    expect(read('$INCLUDE x\na 60 TXT x )\nb 60 A 203.0.113.1')).toEqual([
      '3 b.shop.example 60 IN A 203.0.113.1',
    ]);
  });
});

describe('a refused line lends nothing', () => {
  const all = (text: string) => {
    const { entries, unread } = readZoneFile(text, 'shop.example');
    return [
      ...entries.map(({ line, name, ttl }) => `${line} ${name} ${ttl}`),
      ...unread.map(({ line, why }) => `${line} ${why}`),
    ].toSorted();
  };

  test.each([
    [
      'no owner',
      'good 60 A 203.0.113.1\nbad 60 TXT "\n 60 A 203.0.113.2',
      ['1 good.shop.example 60', '2 has an unclosed quote', '3 has the owner of a line that was refused'],
    ],
    [
      'neither where its type is none',
      'good 60 A 203.0.113.1\nwww 30 INN A 203.0.113.2\n A 203.0.113.3\nnext A 203.0.113.4',
      [
        '1 good.shop.example 60',
        '2 www.shop.example 30',
        '3 has the owner of a line that was refused',
        '4 next.shop.example undefined',
      ],
    ],
    [
      'though one that Azure has not does',
      'a 30 TLSA 3 1 1 aa\n A 203.0.113.1\nb 40 ALIAS c.example.\n A 203.0.113.2\nd 50 TYPE65281 \\# 0\n A 203.0.113.3',
      [
        '1 a.shop.example 30',
        '2 a.shop.example 30',
        '3 b.shop.example 40',
        '4 b.shop.example 40',
        '5 d.shop.example 50',
        '6 d.shop.example 50',
      ],
    ],
    [
      'unless it has none of its own',
      'good 60 A 203.0.113.1\n 60 TXT "\n 60 A 203.0.113.2',
      ['1 good.shop.example 60', '2 has an unclosed quote', '3 good.shop.example 60'],
    ],
    [
      'no TTL, nor that before it',
      'a 1h A 203.0.113.1\nb\\.c 5 A 203.0.113.2\nd A 203.0.113.3\ne 7 A 203.0.113.4\nf A 203.0.113.5',
      [
        '1 a.shop.example 3600',
        '2 has an escape in its name',
        '3 d.shop.example undefined',
        '4 e.shop.example 7',
        '5 f.shop.example 7',
      ],
    ],
    [
      'but $TTL holds',
      '$TTL 9\na 5 A 203.0.113.1 )\nb A 203.0.113.2',
      ['2 has an unmatched parenthesis', '3 b.shop.example 9'],
    ],
    [
      '$TTL no TTL, nor the one before it',
      '$TTL 9\n$TTL 60 x\na A 203.0.113.1\nb 5 A 203.0.113.2\nc A 203.0.113.3',
      [
        '2 has more than one value: put a ; before a comment',
        '3 a.shop.example undefined',
        '4 b.shop.example 5',
        '5 c.shop.example undefined',
      ],
    ],
    [
      '$ORIGIN no origin, until the next',
      '$ORIGIN sub x\na 60 A 203.0.113.1\n$ORIGIN b\nc.shop.example. 60 A 203.0.113.2\n$ORIGIN shop.example.\nd 60 A 203.0.113.3',
      [
        '1 has more than one value: put a ; before a comment',
        '2 is relative to an $ORIGIN that was refused',
        '3 is relative to an $ORIGIN that was refused',
        '4 c.shop.example 60',
        '6 d.shop.example 60',
      ],
    ],
  ])('%s', (_, text, lines) => {
    expect(all(text)).toEqual(lines);
  });
});

test('a long row of digits takes no longer than any other word', () => {
  expect(read(`a ${'1'.repeat(50_000)}x 60 A 203.0.113.1`)).toEqual([]);
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
