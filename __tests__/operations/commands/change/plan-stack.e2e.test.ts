/** Who only plans may not write: against Terraform's own azurerm backend. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planStack, planUnapplied } from '../../../../operations/commands/change/plan-stack';
import { Terraform } from '../../../../operations/terraform/terraform';
import { type BlobStorage, blobStorage } from '../../../support/blob-storage';
import { shippedTopology } from '../../../support/shipped-file';
import { withTerraform } from '../../../support/with-terraform';

withTerraform('a stack whose state is not there yet', () => {
  const topology = shippedTopology();
  const stack = 'stamp-westeurope';
  let folder: string;
  let storage: BlobStorage;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plan-stack-'));
    const place = join(folder, 'cdktf.out/stacks', stack);
    mkdirSync(place, { recursive: true });
    const azurerm = {
      storage_account_name: 'ststate',
      container_name: 'tfstate',
      key: `${stack}.tfstate`,
      use_azuread_auth: true,
      tenant_id: topology.tenantId,
      client_id: topology.tenantId,
      client_secret: 'of the fake',
    };
    const config = { terraform: { backend: { azurerm } }, output: { it: { value: 'new' } } };
    writeFileSync(join(place, 'cdk.tf.json'), JSON.stringify(config));
    storage = await blobStorage('ststate');
    storage.refusal = (method) => (method === 'PUT' ? [403, 'AuthorizationPermissionMismatch'] : undefined);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await storage.close();
  });

  const planned = (plan: typeof planStack) => {
    const terraform = new Terraform(
      { ...process.env, ...storage.env, TF_CLI_ARGS_plan: '-lock=false' },
      new AbortController().signal,
    );
    return plan(stack, { terraform, topology }, { folder, screen: { write: () => {} } as never });
  };

  test('is planned from nothing, and nothing is written', async () => {
    const { report } = await planned(planUnapplied);
    expect(report).toMatchObject({
      outcome: 'planned',
      outputs: [{ address: 'output.it', action: 'create' }],
      notes: ['There is no state yet, so the plan creates everything.'],
    });
    expect([...storage.blobs.keys()]).toEqual([]);
  });

  test('is not planned that way where it is to be applied', async () => {
    const { report } = await planned(planStack);
    expect(report).toMatchObject({ outcome: 'failed' });
    expect(report.problem).toContain('failed to lock azure state');
  });
});
