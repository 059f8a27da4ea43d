import { fromAnswers, fromFile } from '../../../operations/dns/record-set';

test('a service that is not offered is the same in the file and in an answer', () => {
  const target = '.';
  const data = { priority: 0, weight: 0, port: 0, target };
  const file = fromFile({ type: 'SRV', name: '_imap._tcp', ttl: 60, values: [data] }, 'shop.example');
  expect(file.values).toEqual(['0 0 0 .']);
  expect(
    fromAnswers(
      [{ type: 'SRV', name: '_imap._tcp.shop.example', ttl: 60, data }],
      '_imap._tcp.shop.example',
      'SRV',
    ),
  ).toEqual(file);
});

test('two spellings of an address are one value, as a server gives it', () => {
  const values = ['2001:db8::1', '2001:db8:0:0:0:0:0:1'];
  const set = fromFile({ type: 'AAAA', name: 'b', ttl: 60, values }, 'shop.example');
  expect(set.values).toEqual(['2001:db8::1']);
});
