import { firstDelegation, parentServers } from '../../../operations/dns/find-servers';
import { parseTarget, targetText } from '../../../operations/probe/target';
import { type DnsServer, dnsServer, type Handler } from '../../support/dns-server';

const patience = { timeout: 1000, tries: 1 };
const servers: DnsServer[] = [];
const start = async (handler: Handler) => {
  const server = await dnsServer(handler);
  servers.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const naming =
  (zone: string, ...names: string[]): Handler =>
  ({ name, type }) =>
    name === zone && type === 'NS'
      ? { answers: names.map((data) => ({ type: 'NS', name, ttl: 60, data })) }
      : { rcode: 'NXDOMAIN' };

test('a few servers of the zone above, from the first resolver that tells', async () => {
  const resolvers = [
    await start(() => ({ rcode: 'SERVFAIL' })),
    await start(
      naming('example', 'c.nic.example', 'a.nic.example', 'b.nic.example', 'e.nic.example', 'd.nic.example'),
    ),
  ];
  expect(await parentServers('shop.example', resolvers, patience)).toEqual(
    ['a', 'b', 'c', 'd'].map((letter) => ({ host: `${letter}.nic.example`, port: 53 })),
  );
});

test('the zone above a zone below another', async () => {
  const resolver = await start(naming('shop.example', 'ns1.shop.example'));
  expect(await parentServers('eu.shop.example', [resolver], patience)).toEqual([
    { host: 'ns1.shop.example', port: 53 },
  ]);
});

test('a referral tells as well as an answer', async () => {
  const parent = await start(({ name }) => ({
    authoritative: false,
    authorities: [
      { type: 'NS', name, ttl: 60, data: 'NS1.Registrar.example' },
      { type: 'NS', name: 'other.example', ttl: 60, data: 'ns.other.example' },
    ],
  }));
  expect(await firstDelegation('shop.example', [parent], patience)).toEqual([
    { host: 'ns1.registrar.example', port: 53 },
  ]);
});

test('nobody tells', async () => {
  expect(await firstDelegation('shop.example', [await start(() => ({}))], patience)).toEqual([]);
});

test.each([
  ['ns1.example', { host: 'ns1.example', port: 53 }, 'ns1.example'],
  [' ns1.example ', { host: 'ns1.example', port: 53 }, 'ns1.example'],
  ['ns1.example:5353', { host: 'ns1.example', port: 5353 }, 'ns1.example:5353'],
  ['2001:db8::1', { host: '2001:db8::1', port: 53 }, '2001:db8::1'],
  ['[2001:db8::1]:5353', { host: '2001:db8::1', port: 5353 }, '[2001:db8::1]:5353'],
  ['[2001:db8::1]', { host: '2001:db8::1', port: 53 }, '2001:db8::1'],
])('target %s', (text, target, shown) => {
  expect(parseTarget(text, 53)).toEqual(target);
  expect(targetText(target, 53)).toBe(shown);
});

test.each(['', ' ', 'a b', 'a:0', 'a:65536', 'a:x', 'https://a', 'user@a'])('no target: %j', (text) => {
  expect(parseTarget(text, 53)).toBeUndefined();
});
