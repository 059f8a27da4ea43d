import { preflight } from '../../../operations/dns/preflight';
import { watch } from '../../../operations/dns/watch';
import type { Observation } from '../../../operations/probe/observation';
import type { DnsPhase } from '../../../topology/file/schema-dns';
import { API_TTL, earliest, PARENT_NS_TTL } from '../../../topology/migration/phases';
import {
  AZURE,
  ENDPOINT,
  type Hosting,
  Migration,
  type TestCertificates,
  testCertificates,
} from '../../support/migration';

jest.setTimeout(60_000);

const DAY = 86_400;
const wrong = (observations: readonly Observation[]) =>
  observations.flatMap(({ status, check, found }) =>
    status === 'ok' ? [] : [`${status}: ${check}: ${found}`],
  );
const checksThatFail = (observations: readonly Observation[]) => [
  ...new Set(observations.flatMap(({ status, check }) => (status === 'ok' ? [] : [`${check} ${status}`]))),
];

let pairs: TestCertificates;
let scene: Migration;
beforeAll(async () => {
  pairs = await testCertificates();
});
const begin = async (hosting: Hosting) => {
  scene = await Migration.begin(hosting, pairs);
};
afterEach(() => scene.end());

const secondsUntil = (phase: DnsPhase): number => {
  const gate = earliest(scene.dns, phase);
  if (!gate) throw new Error(`${phase} has no earliest time`);
  return Math.ceil((Date.parse(gate.at) - scene.now().getTime()) / 1000);
};
const written = () => scene.now().toISOString();

test('hosting azure, in the right order: no request fails, and preflight agrees with every step', async () => {
  await begin('azure');
  await scene.pass(DAY / 2);
  expect(wrong(await preflight(scene.inputs()))).toEqual([]);

  scene.delegatedTo = AZURE;
  expect(checksThatFail(await preflight(scene.inputs()))).toEqual(['delegation not yet']);
  await scene.pass(600, 300);
  scene.deploy({ delegatedAt: written() });
  expect(checksThatFail(await preflight(scene.inputs()))).toEqual(['wait not yet', 'resolvers not yet']);

  await scene.pass(secondsUntil('cutover') - 60);
  expect(checksThatFail(await preflight(scene.inputs()))).toEqual(['wait not yet']);
  await scene.pass(60, 30);
  expect(wrong(await preflight(scene.inputs()))).toEqual([]);

  scene.deploy({ phase: 'cutover', cutoverAt: written() });
  const rounds = [];
  const clock = {
    now: () => scene.now(),
    sleep: async (milliseconds: number) => scene.pass(milliseconds / 1000, 30),
  };
  for await (const round of watch(scene.inputs(), clock, { interval: 60_000, limit: DAY * 1000 }))
    rounds.push(round);
  expect(rounds[0]).toMatchObject({ allMoved: false });
  expect(rounds.at(-1)).toMatchObject({ allMoved: true, left: 0 });
  // Nobody held the old answer for longer than the TTL of the phase before.
  expect(rounds.length).toBeLessThanOrEqual(API_TTL.prepare / 60 + 1);
  expect(checksThatFail(await preflight(scene.inputs()))).toEqual(['wait not yet']);

  await scene.pass(secondsUntil('complete'));
  expect(wrong(await preflight(scene.inputs()))).toEqual([]);

  scene.deploy({ phase: 'complete' });
  scene.legacy.status = 403;
  await scene.pass(3 * DAY);
  expect(wrong(await preflight(scene.inputs()))).toEqual([]);
  expect(scene.failures).toEqual([]);
  expect(scene.calls).toBeGreaterThan(300);
});

test('hosting azure: back to prepare within a cutover, and forward again', async () => {
  await begin('azure');
  await scene.pass(3600);
  scene.delegatedTo = AZURE;
  scene.deploy({ delegatedAt: written() });
  await scene.pass(secondsUntil('cutover'));
  scene.deploy({ phase: 'cutover', cutoverAt: written() });
  await scene.pass(API_TTL.prepare, 60);

  scene.frontDoor.status = 503;
  scene.failures.length = 0;
  scene.deploy({ phase: 'prepare', cutoverAt: undefined });
  await scene.pass(API_TTL.cutover, 15);
  const during = scene.failures.length;
  expect(during).toBeGreaterThan(0);
  await scene.pass(3600, 600);
  // The rollback is complete after the TTL of the cutover, one minute.
  expect(scene.failures).toHaveLength(during);

  scene.frontDoor.status = 200;
  expect(wrong(await preflight(scene.inputs()))).toEqual([]);
  scene.deploy({ phase: 'cutover', cutoverAt: written() });
  await scene.pass(secondsUntil('complete'));
  scene.deploy({ phase: 'complete' });
  scene.legacy.status = 403;
  await scene.pass(DAY);
  expect(scene.failures).toHaveLength(during);
});

test('hosting registrar, in the right order: no request fails', async () => {
  await begin('registrar');
  await scene.pass(DAY / 2);
  expect(wrong(await preflight(scene.inputs()))).toEqual([]);

  scene.atRegistrar = { ...scene.atRegistrar, ttl: API_TTL.prepare };
  scene.write({ ttlLoweredAt: written() });
  expect(checksThatFail(await preflight(scene.inputs()))).toEqual(['wait not yet', 'resolvers not yet']);
  await scene.pass(secondsUntil('cutover'));
  expect(wrong(await preflight(scene.inputs()))).toEqual([]);

  scene.atRegistrar = { value: ENDPOINT, ttl: API_TTL.cutover };
  scene.write({ phase: 'cutover', cutoverAt: written() });
  expect(checksThatFail(await preflight(scene.inputs()))).toContain('resolvers not yet');
  await scene.pass(secondsUntil('complete'));
  expect(wrong(await preflight(scene.inputs()))).toEqual([]);

  scene.write({ phase: 'complete' });
  scene.atRegistrar = { value: ENDPOINT, ttl: API_TTL.complete };
  scene.legacy.status = 403;
  await scene.pass(3 * DAY);
  expect(wrong(await preflight(scene.inputs()))).toEqual([]);
  expect(scene.failures).toEqual([]);
});

describe('wrong orders hurt clients, and preflight says so before', () => {
  /** Up to the moment at which the flip is due. */
  const upToCutover = async () => {
    await begin('azure');
    await scene.pass(60, 60);
    scene.delegatedTo = AZURE;
    scene.deploy({ delegatedAt: written() });
    await scene.pass(secondsUntil('cutover'), DAY / 4);
  };

  test('the flip before the certificate', async () => {
    await upToCutover();
    scene.frontDoor.present(pairs.foreign);
    const observations = await preflight(scene.inputs());
    expect(checksThatFail(observations)).toEqual(['certificate not yet', 'call no answer']);

    scene.deploy({ phase: 'cutover', cutoverAt: written() });
    await scene.pass(API_TTL.prepare, 60);
    expect(scene.failures).not.toEqual([]);
    expect(checksThatFail(await preflight(scene.inputs()))).toContain('certificate failed');
  });

  test('the flip before an app that takes the tokens of clients', async () => {
    await upToCutover();
    expect(checksThatFail(await preflight({ ...scene.inputs(), call: undefined }))).toEqual(['call not yet']);
    scene.frontDoor.answer = ({ headers }, response) => {
      response.writeHead(headers.authorization ? 401 : 200).end();
    };
    expect(checksThatFail(await preflight(scene.inputs()))).toEqual(['call failed']);
  });

  test('the legacy app locked before the drain', async () => {
    await upToCutover();
    scene.deploy({ phase: 'cutover', cutoverAt: written() });
    scene.legacy.status = 403;
    expect(checksThatFail(await preflight(scene.inputs()))).toContain('legacy failed');
    await scene.pass(API_TTL.prepare, 60);
    expect(scene.failures).not.toEqual([]);
  });

  test('one server of four stale', async () => {
    await upToCutover();
    scene.stale.set('ns3-01.azure-dns.org', scene.deployed);
    scene.deploy({ phase: 'cutover', cutoverAt: written() });
    await scene.pass(secondsUntil('complete'), DAY / 4);
    const observations = await preflight(scene.inputs());
    expect(checksThatFail(observations)).toEqual(['records failed', 'resolvers not yet']);
    expect(observations.filter(({ check, status }) => check === 'records' && status !== 'ok')).toHaveLength(
      1,
    );

    scene.deploy({ phase: 'complete' });
    scene.legacy.status = 403;
    await scene.pass(3600, 1800);
    expect(scene.failures).not.toEqual([]);
  });

  test('the name moved together with the delegation, and the legacy app gone once the short TTL is over', async () => {
    await begin('azure');
    await scene.pass(60, 60);
    scene.delegatedTo = AZURE;
    scene.deploy({ delegatedAt: written() });
    expect(checksThatFail(await preflight(scene.inputs()))).toContain('wait not yet');
    scene.deploy({ phase: 'cutover', cutoverAt: written() });
    await scene.pass(3600, 1800);
    expect(checksThatFail(await preflight(scene.inputs()))).toEqual(['wait not yet', 'resolvers not yet']);
    expect(scene.failures).toEqual([]);

    scene.legacy.status = 403;
    await scene.pass(PARENT_NS_TTL, DAY / 4);
    expect(scene.failures).not.toEqual([]);
  });
});
