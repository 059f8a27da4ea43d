import { unservedTypes } from '../../../operations/simulated-azure/served-types';
import { loadTopology } from '../../../topology/load';
import { type Edit, topologyOf } from '../../support/regions-file';
import { stacksOf } from '../rehearsal/support/lab';

const everyRecord: Edit = [
  "    - { type: TXT, name: '@', values: [v=spf1 -all] }\n",
  [
    "{ type: A, name: '@', values: [203.0.113.1] }",
    "{ type: AAAA, name: '@', values: ['2001:db8::1'] }",
    "{ type: CAA, name: '@', values: [{ flags: 0, tag: issue, value: digicert.com }] }",
    '{ type: CNAME, name: www, value: shop.example }',
    "{ type: MX, name: '@', values: [{ preference: 10, exchange: mail.shop.example }] }",
    '{ type: NS, name: child, values: [ns1.shop.example] }',
    '{ type: SRV, name: _sip._tcp, values: [{ priority: 1, weight: 1, port: 1, target: a.shop.example }] }',
    "{ type: TXT, name: '@', values: [v=spf1 -all] }",
  ]
    .map((record) => `    - ${record}\n`)
    .join(''),
];

test.each([
  ['regions.yaml', loadTopology('regions.yaml')],
  ['every kind of DNS record', topologyOf(everyRecord)],
])('the simulated Azure serves every type that the project uses: %s', (_, topology) => {
  expect(stacksOf(topology).map(({ name, config }) => [name, unservedTypes(config)])).toEqual(
    stacksOf(topology).map(({ name }) => [name, []]),
  );
});
