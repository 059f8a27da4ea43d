/**
 * Bootstrap with real Terraform and its real azurerm backend: the simulated Azure takes the resources, a fake Resource
 * Manager registers providers, and a fake Blob Storage takes the state.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap } from '../../../../operations/commands/deploy/bootstrap';
import { type SimulatedAzure, startSimulatedAzure } from '../../../../operations/simulated-azure';
import { guidOf } from '../../../../operations/simulated-azure/identifiers';
import { type Prepared, registrationsOf } from '../../../../topology/bootstrap';
import { parseTopology } from '../../../../topology/parse';
import { type BlobStorage, blobStorage } from '../../../support/blob-storage';
import { type FakeAzure, fakeAzure } from '../../../support/fake-azure';
import { serveBootstrap } from '../../../support/fake-azure/deployed';
import { runCommand } from '../../../support/run-command';
import { shippedText } from '../../../support/shipped-file';
import { withTerraform } from '../../../support/with-terraform';

const runner = guidOf('object of the rehearsal');
const other = '55555555-5555-4555-8555-555555555555';
const text = shippedText
  .replace('swedencentral: { state: active,', `swedencentral: { state: active, subscriptionId: ${other},`)
  .replace(/operators: \[.*\]/, `operators: [${runner}]`);
const topology = parseTopology(text, 'regions.yaml');
const state = 'tfstate/contososhoes-prod/bootstrap.tfstate';
const local = 'terraform.contososhoes-prod.bootstrap.tfstate';

withTerraform('bootstrap', () => {
  let folder: string;
  let simulated: SimulatedAzure;
  let azure: FakeAzure;
  let storage: BlobStorage;
  let registered: ReadonlySet<string>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bootstrap-'));
    writeFileSync(join(folder, 'regions.yaml'), text);
    simulated = startSimulatedAzure();
    storage = await blobStorage('stcontososhoesprodstate');
    azure = await fakeAzure(topology.tenantId);
    for (const id of [topology.subscriptionId, other])
      azure.store.put(`/subscriptions/${id}/resourceGroups/rg`);
    ({ registered } = serveBootstrap(azure, simulated.world));
  });
  afterAll(async () => {
    simulated.close();
    await Promise.all([azure.close(), storage.close()]);
    rmSync(folder, { recursive: true });
  });

  const run = async (...args: readonly string[]) =>
    runCommand(bootstrap, folder, args, {
      env: {
        ...process.env,
        ...azure.env,
        ...storage.env,
        ...(await simulated.envFor()),
        ARM_OIDC_TOKEN: azure.authority.jobToken,
      },
    });
  const held = () => JSON.parse(storage.blobs.get(state)?.body ?? '{}').resources?.length;

  test('a dry run does nothing', async () => {
    const { code, out, err } = await run('--dry-run');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('+ azurerm_storage_account.state_account');
    expect(out).toContain('Owner of the subscription');
    expect([simulated.world.all(), registered.size, existsSync(join(folder, local))]).toEqual([[], 0, false]);
  });

  test('nobody is there to be asked: nothing is done', async () => {
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('add --yes') });
    expect(simulated.world.all()).toEqual([]);
  });

  test('stopped half-way, it says where', async () => {
    simulated.inject({ type: 'azuread_group', mode: 'once' });
    const { code, err } = await run('--yes');
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('azuread_group.operators') });
    expect(existsSync(join(folder, local))).toBe(true);
  });

  test('run again, it goes on, waits for its right to the account, and moves there', async () => {
    let refusals = 3;
    storage.refusal = () => (refusals-- > 0 ? [403, 'AuthorizationPermissionMismatch'] : undefined);
    const { code, out, err } = await run('--yes');
    storage.refusal = undefined;
    expect({ code, out, err }).toMatchObject({ code: 0 });
    expect(err).toContain('The state is in stcontososhoesprodstate.');
    expect(out).toMatch(/AZURE_DEPLOY_CLIENT_ID = [\da-f-]{36}/);
    expect(out).toMatch(/AZURE_PLAN_CLIENT_ID = [\da-f-]{36}/);
    expect(held()).toBeGreaterThan(20);
    const applied = ['plan', 'plan.json'].map((file) => join('cdktf.out/bootstrap/stacks/bootstrap', file));
    expect([local, ...applied].filter((file) => existsSync(join(folder, file)))).toEqual([]);
    const wanted = [...registrationsOf(topology as Prepared)].flatMap(([subscription, namespaces]) =>
      namespaces.map((namespace) => `/subscriptions/${subscription}/providers/${namespace}`),
    );
    expect([...registered].sort()).toEqual(wanted.sort());
  });

  test('again, it changes nothing', async () => {
    const before = simulated.world.all();
    const { code, out } = await run();
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('no changes') });
    expect(simulated.world.all()).toEqual(before);
  });

  test('stopped after the move, before the local state was gone: that one is forgotten', async () => {
    writeFileSync(join(folder, local), storage.blobs.get(state)?.body ?? '');
    expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining('no changes') });
    expect(existsSync(join(folder, local))).toBe(false);
  });

  test('somebody else runs it', async () => {
    writeFileSync(join(folder, 'regions.yaml'), text.replace(runner, other));
    const { code, err } = await run();
    writeFileSync(join(folder, 'regions.yaml'), text);
    expect({ code, err }).toMatchObject({
      code: 1,
      err: expect.stringContaining('bootstrap.operators must include whoever runs this'),
    });
  });

  test('a state of another origin is not written over', async () => {
    writeFileSync(join(folder, local), JSON.stringify({ version: 4, lineage: 'theirs', serial: 1 }));
    expect(await run('--yes')).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not the state of bootstrap'),
    });
    rmSync(join(folder, local));
  });
});
