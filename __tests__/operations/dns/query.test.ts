import { content, query } from '../../../operations/dns/query';
import { type DnsServer, dnsServer, type Handler, serving } from '../../support/dns-server';

const patient = { timeout: 2000, tries: 2 };
/** Where the wait is to run out. */
const hasty = { timeout: 100, tries: 2 };
const question = { name: 'www.shop.example', type: 'A' } as const;
const answer = { name: 'www.shop.example', type: 'A', ttl: 60, data: '203.0.113.7' } as const;

const servers: DnsServer[] = [];
async function ask(handler: Handler, patience = patient) {
  const server = await dnsServer(handler);
  servers.push(server);
  return { asked: await query(server, question, patience), log: server.log };
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

test('an answer, with its authority and TTL', async () => {
  const { asked } = await ask(serving('shop.example', () => [answer]));
  expect(asked).toMatchObject({
    reply: { rcode: 'NOERROR', authoritative: true, answers: [{ ...answer, class: 'IN' }] },
  });
});

test('a cut answer is asked for again by TCP', async () => {
  const { asked, log } = await ask(() => ({ truncated: true, answers: [answer] }));
  expect(asked).toMatchObject({ reply: { answers: [{ data: '203.0.113.7' }] } });
  expect(log).toEqual(['www.shop.example A udp', 'www.shop.example A tcp']);
});

test('a name that is not there is an answer', async () => {
  const { asked } = await ask(serving('shop.example', () => []));
  expect(asked).toMatchObject({ reply: { rcode: 'NXDOMAIN', answers: [] } });
  expect(content(asked)).toBe(asked);
});

test('a refusal is an answer without content', async () => {
  const { asked } = await ask(() => ({ rcode: 'REFUSED' }));
  expect(asked).toMatchObject({ reply: { rcode: 'REFUSED' } });
  expect(content(asked)).toEqual({ noAnswer: 'answers REFUSED' });
});

test.each<[string, Handler]>([
  ['silence', () => undefined],
  ['an answer with another id', () => ({ forged: true, answers: [answer] })],
  [
    'an answer to another question',
    () => ({ questions: [{ name: 'evil.example', type: 'A' }], answers: [answer] }),
  ],
  ['garbage', () => ({ garbage: true })],
])('%s is waited out, after a second try', async (_, handler) => {
  const { asked, log } = await ask(handler, hasty);
  expect(asked).toEqual({ noAnswer: 'no answer in 0.2 s' });
  expect(log).toHaveLength(2);
});

test('a lost packet costs one try', async () => {
  let lost = 0;
  const { asked } = await ask(() => (lost++ === 0 ? undefined : { answers: [answer] }), {
    timeout: 300,
    tries: 2,
  });
  expect(asked).toMatchObject({ reply: { answers: [{ data: '203.0.113.7' }] } });
});

test('a forged answer before the true one is ignored', async () => {
  let first = true;
  const { asked } = await ask(
    () => {
      const forged = first ? ({ forged: true } as const) : {};
      first = false;
      return { ...forged, answers: [answer] };
    },
    { timeout: 300, tries: 2 },
  );
  expect(asked).toMatchObject({ reply: { rcode: 'NOERROR' } });
});

test.each<[string, Handler, string]>([
  [
    'silence',
    (_, transport) => (transport === 'udp' ? { truncated: true } : undefined),
    'no answer in 0.3 s by TCP, after a truncated answer by UDP',
  ],
  [
    'garbage',
    (_, transport) => (transport === 'udp' ? { truncated: true } : { garbage: true }),
    'no answer to the question by TCP, after a truncated answer by UDP',
  ],
])('%s by TCP', async (_, handler, noAnswer) => {
  expect((await ask(handler, { timeout: 300, tries: 2 })).asked).toEqual({ noAnswer });
});

test('a closed port', async () => {
  const server = await dnsServer(() => undefined);
  await server.close();
  expect(await query(server, question, patient)).toEqual({ noAnswer: 'nothing listens there' });
});

test('a server whose name nobody knows', async () => {
  const asked = await query({ host: 'nobody.invalid', port: 53 }, question, patient);
  expect(asked).toEqual({ noAnswer: expect.stringMatching(/^no address for nobody\.invalid/) });
});
