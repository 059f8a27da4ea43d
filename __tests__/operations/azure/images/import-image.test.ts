/** Imports against a fake Azure over real HTTPS: from where they are taken, and what is said where they are not. */
import { AzureError } from '../../../../operations/azure/errors';
import { importImage } from '../../../../operations/azure/images/import-image';
import { parseSource } from '../../../../operations/azure/images/source';
import { type FakeAzure, fakeAzure } from '../../../support/fake-azure';
import { signedIn } from '../../../support/fake-azure/client';
import { deployRegistry, Registries, registry } from '../../../support/fake-azure/container-registry';
import {
  type Act,
  absent,
  accepted,
  conflict,
  cut,
  doneButFailing,
  failing,
  forbidden,
  malformed,
  stall,
  throttled,
} from '../../../support/fake-azure/misbehaviour';
import { shippedTopology } from '../../../support/shipped-file';

const topology = shippedTopology();
const DIGITS = '0123456789abcdef'.repeat(4);
const IMAGE = `contoso/api@sha256:${DIGITS}`;
const TAG = `contoso/api:deployed-${DIGITS}`;
const BUILDS = `/subscriptions/${topology.subscriptionId}/resourceGroups/builds/providers/Microsoft.ContainerRegistry/registries/builds`;
const ELSEWHERE = BUILDS.replaceAll('1', '7');

let azure: FakeAzure;
let registries: Registries;
let own: string;
beforeAll(async () => {
  azure = await fakeAzure(topology.tenantId);
  registries = new Registries(azure);
});
beforeEach(() => {
  azure.reset();
  registries.clear();
  own = deployRegistry(azure, topology);
  azure.store.put(BUILDS, registry('builds'));
  registries.hold(BUILDS, IMAGE);
});
afterAll(() => azure.close());

async function bring(source: string) {
  return importImage(await signedIn(azure), topology, parseSource(source));
}

/** What is said instead. */
async function trouble(source: string): Promise<string> {
  const error = await bring(source).then(
    () => new Error('there was no trouble'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AzureError)) throw error;
  return error.message;
}

const isThere = () => registries.holds(own, IMAGE) && registries.tagged(own, TAG) === IMAGE.split('@')[1];

describe('an image comes, with its tag,', () => {
  test('and takes it from no other, however alike their digests are', async () => {
    const twin = IMAGE.replace(/f$/, '0');
    registries.hold(BUILDS, twin);
    await bring(`builds.azurecr.io/${IMAGE}`);
    await bring(`builds.azurecr.io/${twin}`);
    expect(isThere()).toBe(true);
  });

  test('from a registry that is named by its host, and asked by its id', async () => {
    expect(await bring(`builds.azurecr.io/${IMAGE}`)).toEqual({
      image: IMAGE,
      tag: `deployed-${DIGITS}`,
      registry: 'crcontososhoesprod.azurecr.io',
    });
    expect(isThere()).toBe(true);
  });

  test('by the id of a registry in another subscription', async () => {
    azure.store.put(ELSEWHERE, registry('elsewhere'));
    registries.hold(ELSEWHERE, IMAGE);
    await bring(`${ELSEWHERE}/${IMAGE}`);
    expect(isThere()).toBe(true);
  });

  test('from a public registry, and from one of another tenant that anybody may pull from', async () => {
    for (const host of ['ghcr.io', 'public.azurecr.io']) {
      registries.hold(host, IMAGE);
      await bring(`${host}/${IMAGE}`);
      expect(isThere()).toBe(true);
    }
  });

  test('from the registry itself, which only adds the tag', async () => {
    registries.hold(own, IMAGE);
    await bring(IMAGE);
    await bring(`crcontososhoesprod.azurecr.io/${IMAGE}`);
    expect(isThere()).toBe(true);
  });

  test('twice', async () => {
    await bring(`builds.azurecr.io/${IMAGE}`);
    await bring(`builds.azurecr.io/${IMAGE}`);
    expect(isThere()).toBe(true);
  });

  test.each<[string, Act]>([
    ['throttled', throttled(0)],
    ['a cut connection', cut],
    ['silence', stall],
    ['a lost answer', doneButFailing],
    ['a while', accepted({ by: 'Location' })],
    ['a while, in the other way that Azure has', accepted()],
  ])('after %s', async (_, act) => {
    azure.order('POST /importImage', act);
    await bring(`builds.azurecr.io/${IMAGE}`);
    expect(isThere()).toBe(true);
  });
});

describe('no', () => {
  test('without a registry', async () => {
    azure.store.delete(own);
    expect(await trouble(IMAGE)).toBe(
      'registries/crcontososhoesprod: the registry to import into does not exist; found nothing; deploy global first',
    );
  });

  test.each([
    ['own', () => own],
    ['source', () => BUILDS],
  ])('into or out of a closed registry that lets nobody in: %s', async (_, id) => {
    azure.store.put(id(), registry('builds', { networkRuleBypassOptions: 'None' }));
    expect(await trouble(`${BUILDS}/${IMAGE}`)).toMatch(
      /^registries\/\w+: refuses imports; found networkRuleBypassOptions None; allow trusted services on it$/,
    );
  });

  test('from a registry of another tenant, by its id', async () => {
    const subscription = ELSEWHERE.split('/')[2];
    azure.order(`GET ${subscription}`, () => ({
      status: 401,
      body: { error: { code: 'InvalidAuthenticationTokenTenant', message: 'The wrong issuer.' } },
    }));
    expect(await trouble(`${ELSEWHERE}/${IMAGE}`)).toMatch(
      /belongs to another tenant; .*\nregistries\/builds: is it in another tenant\? From another tenant, only public images/,
    );
    expect(await trouble(`${ELSEWHERE}/${IMAGE}`)).toMatch(
      /the subscription was not found; .*\nregistries\/builds: /,
    );
  });

  test('from a registry of another tenant, by its host', async () => {
    expect(await trouble(`theirs.azurecr.io/${IMAGE}`)).toMatch(
      /found 400 InvalidParameters: .*Unauthorized; read its reason\ntheirs.azurecr.io: is in no subscription of regions.yaml, .* resource id\. From another tenant/,
    );
  });

  test('from an id that nothing has', async () => {
    expect(await trouble(`${BUILDS}x/${IMAGE}`)).toBe(
      'registries/buildsx: does not exist; found nothing; check its resource id',
    );
  });

  test.each<[string, Act, string]>([
    [
      'without a role',
      forbidden('Microsoft.ContainerRegistry/registries/importImage/action'),
      'importImage: the permission Microsoft.ContainerRegistry/registries/importImage/action is missing on registries/',
    ],
    [
      'at a lasting failure',
      failing(),
      'registries/crcontososhoesprod/importImage: Azure has an internal error; found 500',
    ],
    [
      'throttled for too long',
      throttled(3600),
      'Azure asks to wait too long; found 429, Retry-After 3600 s;',
    ],
    ['in silence', stall, 'importImage: does not answer; found no answer in 1 s'],
    ['with nonsense', malformed, 'importImage: the answer is invalid'],
    ['when it is gone', absent, 'importImage: does not exist'],
    ['when something else goes on', conflict(), 'importImage: is being changed by somebody else'],
  ])('%s', async (_, act, said) => {
    azure.order('POST /importImage', act, 100);
    expect(await trouble(`builds.azurecr.io/${IMAGE}`)).toContain(said);
    expect(registries.tagged(own, TAG)).toBeUndefined();
  });

  test('when it was accepted, and then failed', async () => {
    const failure = { code: 'ImportFailed', message: 'Unexpected length of body.' };
    azure.order('POST /importImage', accepted({ by: 'Location', failure }));
    expect(await trouble(`builds.azurecr.io/${IMAGE}`)).toContain(
      'found 409 ImportFailed: Unexpected length of body.',
    );
  });

  test('of a digest that the source does not have', async () => {
    expect(await trouble(`${BUILDS}/${IMAGE.replaceAll('0', '1')}`)).toContain('MANIFEST_UNKNOWN');
  });
});
