/** The client against a fake Azure over real HTTPS: what it gives up on, what it tries again, and what it says. */
import { z } from 'zod';
import { AzureError } from '../../../operations/azure/errors';
import { type Patience, usualPatience } from '../../../operations/azure/patience';
import type { ResourceManager } from '../../../operations/azure/resource-manager';
import { type FakeAzure, fakeAzure } from '../../support/fake-azure';
import { signedIn } from '../../support/fake-azure/client';
import {
  type Act,
  absent,
  accepted,
  conflict,
  cut,
  cutWithin,
  doneButFailing,
  failing,
  forbidden,
  malformed,
  stall,
  throttled,
} from '../../support/fake-azure/misbehaviour';

const TENANT = '22222222-2222-4222-8222-222222222222';
const GROUP = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg';
const THINGS = `${GROUP}/providers/Microsoft.Things/things`;
const THING = `${THINGS}/one`;
const hasty: Patience = { ...usualPatience, answer: 300, retries: 2, pause: 1, look: 1 };

const answer = z.object({ name: z.string(), size: z.number() });
const question = (path: string) => ({ path, version: '2026-01-01', answer });

let azure: FakeAzure;
beforeAll(async () => {
  azure = await fakeAzure(TENANT);
});
beforeEach(() => {
  azure.reset();
  azure.store.put(THING, { size: 1 });
});
afterAll(() => azure.close());

const client = (patience = hasty, signal?: AbortSignal) => signedIn(azure, patience, signal);

/** What is said instead of an answer. */
async function trouble(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AzureError)) throw error ?? new Error('there was no trouble');
  return `${error.trouble}: ${error.message.replaceAll(new URL(azure.cloud.resourceManager).host, 'HOST')}`;
}

describe('the truth', () => {
  test('get, find and put', async () => {
    const { get, find, put } = await client();
    expect(await get(question(THING))).toEqual({ name: 'one', size: 1 });
    expect(await find(question(`${THINGS}/two`))).toBeUndefined();
    expect(await put(question(`${THINGS}/two`), { size: 2 })).toEqual({ name: 'two', size: 2 });
    expect(await find(question(`${THINGS}/two`))).toEqual({ name: 'two', size: 2 });
  });

  test('all pages of a list, and one sign-in for all', async () => {
    azure.store.pageSize = 2;
    for (const name of ['two', 'three', 'four', 'five']) azure.store.put(`${THINGS}/${name}`, { size: 2 });
    const { list } = await client();
    const names = (await list(question(THINGS))).map(({ name }) => name);
    expect(names).toEqual(['one', 'two', 'three', 'four', 'five']);
    expect(azure.asked).toHaveLength(3);
  });
});

describe('tries again', () => {
  test.each<[string, Act, number]>([
    ['throttled', throttled(0), 2],
    [
      'throttled until a time',
      () => ({ status: 429, headers: { 'retry-after': new Date(0).toUTCString() } }),
      2,
    ],
    ['a failure', failing(503), 2],
    ['a cut connection', cut, 1],
    ['an answer that breaks off', cutWithin, 1],
    ['silence', stall, 1],
  ])('after %s', async (_, act, times) => {
    azure.order('GET /things/', act, times);
    const { get } = await client();
    expect(await get(question(THING))).toEqual({ name: 'one', size: 1 });
    expect(azure.asked).toHaveLength(times + 1);
  });

  test('what was done although the answer was lost', async () => {
    azure.order('PUT /things/', doneButFailing);
    const { put } = await client();
    expect(await put(question(THING), { size: 3 })).toEqual({ name: 'one', size: 3 });
  });
});

describe('gives up', () => {
  test.each<[string, Act, string]>([
    [
      'throttled for too long',
      throttled(3600),
      'throttled: things/one: Azure asks to wait too long; found 429, Retry-After 3600 s; try again after that time',
    ],
    [
      'throttled until a time',
      () => ({ status: 429, headers: { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() } }),
      'throttled: things/one: Azure asks to wait too long; found 429, Retry-After ',
    ],
    [
      'throttled for milliseconds',
      () => ({ status: 503, headers: { 'retry-after-ms': '3600000' } }),
      'throttled: things/one: Azure asks to wait too long; found 503, Retry-After 3600 s',
    ],
    [
      'throttled for milliseconds of its own',
      () => ({ status: 429, headers: { 'x-ms-retry-after-ms': '3600000' } }),
      'throttled: things/one: Azure asks to wait too long; found 429, Retry-After 3600 s',
    ],
    [
      'throttled without a time',
      () => ({ status: 429 }),
      'throttled: things/one: Azure throttles requests; found 429; try again later',
    ],
    [
      'throttled too often',
      throttled(0),
      'throttled: things/one: Azure throttles requests; found 429 TooManyRequests: The request is being throttled.; try again later',
    ],
    [
      'a lasting failure',
      failing(),
      'unreachable: things/one: Azure has an internal error; found 500 InternalServerError: The server encountered an internal error.; try again; if it lasts, see https://azure.status.microsoft',
    ],
    [
      'a cut connection',
      cut,
      'unreachable: things/one: does not answer; found ECONNRESET; check that HOST can be reached from here',
    ],
    [
      'an answer that breaks off',
      cutWithin,
      'unreachable: things/one: does not answer; found ECONNRESET; check that HOST can be reached from here',
    ],
    [
      'silence',
      stall,
      'unreachable: things/one: does not answer; found no answer in 0.3 s; check that HOST can be reached from here',
    ],
    [
      'something else than JSON',
      malformed,
      'malformed: things/one: the answer is invalid; found 200 with a body that is not JSON; try again',
    ],
    [
      'an answer of another shape',
      () => ({ status: 200, body: { name: 'one', size: 'large' } }),
      'malformed: things/one: the answer is invalid; found size: Invalid input: expected number, received string; try again',
    ],
    [
      'an error without words',
      () => ({ status: 502, text: '<html>' }),
      'unreachable: things/one: Azure has an internal error; found 502; try again; if it lasts, see https://azure.status.microsoft',
    ],
    [
      'no role',
      forbidden('Microsoft.Things/things/read'),
      'role: things/one: the permission Microsoft.Things/things/read is missing on things/one; found 403 AuthorizationFailed: The client',
    ],
    [
      'nothing there',
      absent,
      `not-found: things/one: does not exist; found 404 ResourceNotFound: The Resource '${THING}' was not found.; check that it is deployed`,
    ],
    [
      'a conflict',
      conflict(),
      'conflict: things/one: is being changed by somebody else, or is in a state that does not allow this; found 409 Conflict: Another operation is in progress.; try again',
    ],
    [
      'a subscription that does not know the service',
      conflict(
        'MissingSubscriptionRegistration',
        "The subscription is not registered to use namespace 'Microsoft.Things'. See https://aka.ms/rps-not-found",
      ),
      "subscription: things/one: the subscription is not registered for Microsoft.Things; found 409 MissingSubscriptionRegistration: The subscription is not registered to use namespace 'Microsoft.Things'. See https://aka.ms/rps-not-found; run az provider register --namespace Microsoft.Things --subscription SUBSCRIPTION",
    ],
    [
      'a lock',
      conflict('ScopeLocked', 'The scope cannot perform write operation.'),
      'conflict: things/one: is locked; found 409 ScopeLocked: The scope cannot perform write operation.; remove the lock if you are sure',
    ],
    [
      'a vault that is deleted, and kept',
      conflict('ConflictError', 'A vault with the same name already exists in deleted state.'),
      'soft-deleted: things/one: is soft-deleted; found 409 ConflictError: A vault with the same name already exists in deleted state.; recover it, or wait until it is purged',
    ],
    [
      'what Azure refuses',
      () => ({ status: 400, body: { Code: 'BadRequest', Message: 'No.\nstack trace' } }),
      'refused: things/one: Azure refuses the request; found 400 BadRequest: No.; read its reason',
    ],
  ])('at %s', async (_, act, said) => {
    azure.order('GET /things/', act, 100);
    const { get } = await client();
    expect(await trouble(get(question(THING)))).toContain(said);
  });

  test('at a subscription that is not there, which is no absence of a thing', async () => {
    const { find } = await client();
    const other = THING.replaceAll('1', '3');
    expect(await trouble(find(question(other)))).toMatch(
      /^subscription: .* check subscriptionId and tenantId/,
    );
  });

  test('at nobody listening', async () => {
    const gone = await fakeAzure(TENANT);
    await gone.close();
    const { get } = await signedIn(gone, { ...hasty, retries: 0 });
    expect(await trouble(get(question(THING)))).toMatch(
      /does not answer; found ECONNREFUSED; check that localhost:/,
    );
  });
});

describe('what was accepted', () => {
  test.each(['Azure-AsyncOperation', 'Location'] as const)('is waited for by %s', async (by) => {
    azure.order('PUT /things/', accepted({ by }));
    const { put } = await client();
    expect(await put(question(THING), { size: 4 })).toEqual({ name: 'one', size: 4 });
    expect(azure.asked.filter((line) => line.includes('/operations/'))).toHaveLength(3);
  });

  test.each(['Azure-AsyncOperation', 'Location'] as const)('can fail afterwards, by %s', async (by) => {
    const failure = { code: 'ImportFailed', message: 'The source could not be read.' };
    azure.order('PUT /things/', accepted({ by, failure }));
    const { put } = await client();
    expect(await trouble(put(question(THING), { size: 4 }))).toMatch(
      /(refused|conflict): things\/one: .*found (409 )?ImportFailed: The source could not be read\./,
    );
  });

  const quoting = { error: { code: 'Bad', message: 'The value pa55 is not good.' } };

  test.each<[string, 'PUT' | 'POST', Act, string]>([
    [
      'a resource that has failed',
      'PUT',
      () => ({ status: 200, body: { ...quoting, properties: { provisioningState: 'Failed' } } }),
      'found Bad; read its reason',
    ],
    [
      'no reason given',
      'PUT',
      () => ({ status: 200, body: { status: 'ValidationFailed' } }),
      'found ValidationFailed;',
    ],
    [
      'no state',
      'PUT',
      () => ({ status: 200, body: { ...quoting, properties: { provisioningState: 7 } } }),
      'found failed;',
    ],
    ['a redirection', 'POST', () => ({ status: 307, headers: { location: '/x' } }), 'is invalid; found 307;'],
    ['nowhere to look', 'PUT', () => ({ status: 202 }), 'found 202 without an operation to poll'],
    ['nowhere to look', 'POST', () => ({ status: 202 }), 'found 202 without an operation to poll'],
    [
      'half an address',
      'PUT',
      () => ({ status: 202, headers: { 'azure-asyncoperation': '/operations/1' } }),
      'found a link without a host',
    ],
  ])('%s (%s): is told, without a secret', async (_, method, act, said) => {
    azure.order(`${method} /things/`, act);
    const { put, post } = await client();
    const asked = { ...question(THING), secret: true } as const;
    const told = await trouble((method === 'PUT' ? put : post)(asked, {}));
    expect(told).toContain(said);
    expect(told).not.toContain('pa55');
  });

  test('can fail by a look, in any words, and a secret is not quoted', async () => {
    azure.order('PUT /things/', accepted());
    azure.order('GET /operations/', () => ({
      status: 200,
      body: { status: 'ValidationFailed', ...quoting },
    }));
    const { put } = await client();
    const told = await trouble(put({ ...question(THING), secret: true }, {}));
    expect(told).toBe('refused: things/one: Azure refuses the request; found Bad; read its reason');
  });

  test('is still under way where a look says so, whatever its status', async () => {
    azure.order('PUT /things/', accepted({ by: 'Location', looks: 0 }));
    azure.order('GET /operations/', () => ({ status: 200, body: { status: 'InProgress' } }), 3);
    const { put } = await client();
    expect(await put(question(THING), { size: 6 })).toEqual({ name: 'one', size: 6 });
  });

  test('is looked at again where a look fails', async () => {
    azure.order('PUT /things/', accepted());
    azure.order('GET /operations/', throttled(0));
    azure.order('GET /operations/', cut);
    const { put } = await client();
    expect(await put(question(THING), { size: 5 })).toEqual({ name: 'one', size: 5 });
  });

  test('is left at some time', async () => {
    azure.order('PUT /things/', accepted({ looks: 1_000_000 }));
    const { put } = await client({ ...hasty, operation: 100 });
    expect(await trouble(put(question(THING), { size: 4 }))).toMatch(/takes too long; .* Azure continues it/);
  });
});

describe('Ctrl+C', () => {
  test.each<[string, (manager: ResourceManager) => Promise<unknown>]>([
    ['ends a request that is not answered', ({ get }) => get(question(THING))],
    ['ends the wait for an operation', ({ put }) => put(question(THING), { size: 1 })],
  ])('%s', async (_, ask) => {
    azure.order('GET /things/', stall, 100);
    azure.order('PUT /things/', accepted({ looks: 1_000_000 }));
    const controller = new AbortController();
    const manager = await client({ ...usualPatience, look: 10 }, controller.signal);
    const asked = ask(manager);
    setTimeout(() => controller.abort(new Error('Interrupted.')), 150);
    await expect(asked).rejects.toThrow('Interrupted.');
  });
});

describe('no token goes elsewhere', () => {
  test('by a link to the next page', async () => {
    azure.order('GET /things', () => ({
      status: 200,
      body: { value: [], nextLink: 'https://example.com/x' },
    }));
    const { list } = await client();
    expect(await trouble(list(question(THINGS)))).toContain('found a link to example.com');
  });

  test('by the address of an operation', async () => {
    const headers = { location: 'https://example.com/x' };
    azure.order('PUT /things/', () => ({ status: 202, headers }));
    const { put } = await client();
    expect(await trouble(put(question(THING), {}))).toContain('found a link to example.com');
  });

  test('and a list ends, even one that always goes on', async () => {
    let page = 0;
    azure.order(
      'GET /things',
      () => ({
        status: 200,
        body: { value: [], nextLink: `${THINGS}?api-version=2026-01-01&page=${page++}` },
      }),
      1_000,
    );
    const { list } = await client();
    expect(await trouble(list(question(THINGS)))).toContain('found a list of more than 500 pages');
  });

  test('and a list ends, one that leads back', async () => {
    const nextLink = `${THINGS}?api-version=2026-01-01`;
    azure.order('GET /things', () => ({ status: 200, body: { value: [], nextLink } }), 5);
    const { list } = await client();
    expect(await trouble(list(question(THINGS)))).toContain('found a list that leads back to itself');
  });
});
