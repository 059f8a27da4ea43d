import { topologyOf } from '../support/regions-file';
import { reference, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const stack = stackOf(
  synthesized(
    topologyOf([
      "    - { type: TXT, name: '@', values: [v=spf1 -all] }\n",
      `    - { type: TXT, name: '@', values: [v=spf1 -all] }
    - { type: A, name: '@', ttl: 10m, values: [203.0.113.10, 203.0.113.11] }
    - { type: AAAA, name: '@', values: ['2001:db8::10'] }
    - { type: CNAME, name: www, value: shop.example }
    - { type: MX, name: '@', values: [{ preference: 10, exchange: mail.shop.example }] }
    - { type: SRV, name: _sip._tcp, values: [{ priority: 1, weight: 5, port: 5060, target: sip.shop.example }] }
    - { type: CAA, name: '@', values: [{ flags: 0, tag: issue, value: digicert.com }] }
    - { type: NS, name: intern, values: [ns1.shop.example] }
    - { type: PTR, name: '10', values: [host.shop.example] }
`,
    ]),
  ),
  'dns-migration',
);

test.each([
  ['a', { name: '@', ttl: 600, records: ['203.0.113.10', '203.0.113.11'] }],
  ['aaaa', { name: '@', ttl: 3600, records: ['2001:db8::10'] }],
  ['cname', { name: 'www', ttl: 3600, record: 'shop.example' }],
  ['mx', { name: '@', ttl: 3600, record: [{ preference: '10', exchange: 'mail.shop.example' }] }],
  ['txt', { name: '@', ttl: 3600, record: [{ value: 'v=spf1 -all' }] }],
  [
    'srv',
    {
      name: '_sip._tcp',
      ttl: 3600,
      record: [{ priority: 1, weight: 5, port: 5060, target: 'sip.shop.example' }],
    },
  ],
  ['caa', { name: '@', ttl: 3600, record: [{ flags: 0, tag: 'issue', value: 'digicert.com' }] }],
  ['ns', { name: 'intern', ttl: 3600, records: ['ns1.shop.example'] }],
  ['ptr', { name: '10', ttl: 3600, records: ['host.shop.example'] }],
])('%s record', (type, expected) => {
  const carriedOver = resourcesOf(stack, `azurerm_dns_${type}_record`).filter(({ address }) =>
    address.includes('.dns_'),
  );
  expect(carriedOver.map(({ properties }) => properties)).toEqual([
    expect.objectContaining({ ...expected, zone_name: reference('azurerm_dns_zone.dns_zone.name') }),
  ]);
});

test("what looks like Terraform's own syntax reaches Azure as written", () => {
  const spf = stackOf(
    synthesized(topologyOf(['values: [v=spf1 -all]', "values: ['v=spf1 exists:%{i}.shop.example -all']"])),
    'dns-migration',
  );
  const [record] = resourcesOf(spf, 'azurerm_dns_txt_record').filter(({ address }) =>
    address.includes('.dns_'),
  );
  expect(record?.properties.record).toEqual([{ value: 'v=spf1 exists:%%{i}.shop.example -all' }]);
});

test('a service that is not offered (RFC 2782)', () => {
  const none = '{ type: SRV, name: _imap._tcp, values: [{ priority: 0, weight: 0, port: 0, target: . }] }';
  const imap = stackOf(
    synthesized(topologyOf(["{ type: TXT, name: '@', values: [v=spf1 -all] }", none])),
    'dns-migration',
  );
  const [record] = resourcesOf(imap, 'azurerm_dns_srv_record');
  expect(record?.properties.record).toEqual([{ priority: 0, weight: 0, port: 0, target: '.' }]);
});

test('labels as long as DNS lets them be', () => {
  const names = ['a'.repeat(63), `_${'a'.repeat(62)}`];
  const lines = names.map((name) => `{ type: A, name: ${name}, values: [203.0.113.1] }`).join('\n    - ');
  const { records } = topologyOf(["{ type: TXT, name: '@', values: [v=spf1 -all] }", lines]).dns;
  expect(records.map(({ name }) => name)).toEqual(names);
});
