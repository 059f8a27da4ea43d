/** Sign-in against a fake Entra over real HTTPS. As the Azure CLI's login: secrets.e2e.test.ts. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AzureError } from '../../../operations/azure/errors';
import { type Patience, usualPatience } from '../../../operations/azure/patience';
import { resourceManager } from '../../../operations/azure/resource-manager';
import { signIn } from '../../../operations/azure/sign-in';
import { type FakeAzure, fakeAzure } from '../../support/fake-azure';

const TENANT = '22222222-2222-4222-8222-222222222222';
const OTHER = '33333333-3333-4333-8333-333333333333';
const THING = '/subscriptions/1/resourceGroups/rg/providers/Microsoft.Things/things/one';
const hasty: Patience = { ...usualPatience, retries: 0 };

let azure: FakeAzure;
beforeAll(async () => {
  azure = await fakeAzure(TENANT);
  azure.store.put(THING);
});
afterEach(() => azure.authority.misbehave(undefined));
afterAll(() => azure.close());

/** What comes of a question: its answer, or what is said. */
async function ask(env: NodeJS.ProcessEnv, { tenantId = TENANT, patience = hasty } = {}): Promise<string> {
  const { signal } = new AbortController();
  const { cloud } = azure;
  try {
    const credential = await signIn({ cloud, tenantId, env, signal, patience });
    const { get } = await resourceManager({ cloud, credential, signal, patience });
    return (await get({ path: THING, version: '1', answer: z.object({ name: z.string() }) })).name;
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    return `${error.trouble}: ${error.message.replaceAll(cloud.authority, 'ORIGIN')}`;
  }
}

describe('OIDC', () => {
  test("exchanges the job's token", async () => {
    expect(await ask(azure.env)).toBe('one');
  });

  test('with the variables of azure/login', async () => {
    const { ARM_USE_OIDC: _, ARM_CLIENT_ID, ARM_TENANT_ID, ...env } = azure.env;
    expect(await ask({ ...env, AZURE_CLIENT_ID: ARM_CLIENT_ID, AZURE_TENANT_ID: ARM_TENANT_ID })).toBe('one');
  });

  test('takes a token that is given, or that stands in a file', async () => {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: _, ...env } = azure.env;
    expect(await ask({ ...env, ARM_OIDC_TOKEN: azure.authority.jobToken })).toBe('one');
    const file = join(dirname(azure.env.AZURE_CA_FILE ?? ''), 'token');
    writeFileSync(file, `${azure.authority.jobToken}\n`);
    const workload = { AZURE_CLIENT_ID: azure.authority.clientId, AZURE_FEDERATED_TOKEN_FILE: file };
    expect(await ask(workload)).toBe('one');
  });

  test.each<[string, (env: NodeJS.ProcessEnv) => NodeJS.ProcessEnv, string]>([
    [
      'a job without the permission',
      (env) => ({ ...env, ACTIONS_ID_TOKEN_REQUEST_URL: '' }),
      'sign-in: ARM_USE_OIDC: asks for a sign-in with OIDC, which lacks a token; does the job have permissions: id-token: write?',
    ],
    [
      'no client',
      (env) => ({ ...env, ARM_CLIENT_ID: '' }),
      'sign-in: ARM_USE_OIDC: asks for a sign-in with OIDC, which lacks ARM_CLIENT_ID',
    ],
    [
      'a job whose secret is not taken',
      (env) => ({ ...env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'other' }),
      "must return the job's token; found status 401; does the job have permissions: id-token: write?",
    ],
    [
      'a file that is not there',
      () => ({ AZURE_CLIENT_ID: 'x', AZURE_FEDERATED_TOKEN_FILE: '/none' }),
      'sign-in: /none: must hold a token to sign in with; found ENOENT',
    ],
    [
      'a subject that is not trusted',
      (env) => ({ ...env, ARM_OIDC_TOKEN: 'of another job' }),
      `sign-in: tenant ${TENANT}: does not accept this job's token; found AADSTS700213: No matching federated identity record found for presented assertion subject;`,
    ],
    [
      'an application of another tenant',
      (env) => ({ ...env, ARM_CLIENT_ID: '5' }),
      `tenant: tenant ${TENANT}: does not know this user or application; found AADSTS700016: Application with identifier '5' was not found;`,
    ],
    [
      'an environment for another tenant',
      (env) => ({ ...env, ARM_TENANT_ID: OTHER }),
      `tenant: ARM_TENANT_ID: names another tenant, ${OTHER}; found tenantId ${TENANT} in regions.yaml; correct one of them`,
    ],
  ])('refuses %s', async (_, edit, said) => {
    expect(await ask(edit(azure.env))).toContain(said);
  });

  test('a tenant that does not exist', async () => {
    const { ARM_TENANT_ID: _, ...env } = azure.env;
    expect(await ask(env, { tenantId: OTHER })).toMatch(
      /^unreachable: .* to 33333333-.*; found endpoints_resolution_error: .*; check the network and tenantId in regions\.yaml$/,
    );
  });

  test('an authority that says nothing', async () => {
    azure.authority.misbehave(() => ({ status: 200, stall: true }));
    const patience = { ...hasty, signIn: 300 };
    expect(await ask(azure.env, { patience })).toMatch(
      /^unreachable: ORIGIN: cannot be asked for a sign-in .*timeout/,
    );
  });

  test('an authority that cuts the connection', async () => {
    azure.authority.misbehave(() => ({ status: 200, cut: 'before' }));
    expect(await ask(azure.env)).toMatch(/^unreachable: ORIGIN: cannot be asked for a sign-in .*network/);
  });

  test('a token of another tenant is not taken', async () => {
    const signal = new AbortController().signal;
    const { cloud } = azure;
    const credential = {
      getToken: async () => ({
        token: azure.authority.issue(OTHER),
        expiresOnTimestamp: Number.MAX_SAFE_INTEGER,
      }),
    };
    const { get } = await resourceManager({ cloud, credential, signal, patience: hasty });
    await expect(get({ path: THING, version: '1', answer: z.unknown() })).rejects.toMatchObject({
      trouble: 'tenant',
    });
  });
});
