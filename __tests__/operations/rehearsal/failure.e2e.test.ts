import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { faultsOf } from '../../../operations/rehearsal/fault-pattern';
import { topologyOf } from '../../support/regions-file';
import { withTerraform } from '../../support/with-terraform';
import { Lab, linesOf, outcomesOf, stacksOf } from './support/lab';

const two = stacksOf(topologyOf());
withTerraform('when something goes wrong', () => {
  let lab: Lab;
  beforeEach(async () => {
    lab = await Lab.open();
  });
  afterEach(() => lab.close());

  test('a failure stops the rollout there; the next run does what is left, and tries again what fails once', async () => {
    const faults = faultsOf('stamp-northeurope/azurerm_linux_web_app.api_app', two);
    expect(outcomesOf(await lab.rehearse(two, { faults }))).toEqual({
      global: 'deployed',
      'stamp-northeurope': [
        'failed: Error: creating /subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-shop-test-ne/providers/Microsoft.Web/sites/app-shop-test-ne: unexpected status 409 (409 Conflict) with error: InjectedFault: The rehearsal was told to make this fail.',
        '  with azurerm_linux_web_app.api_app',
      ].join('\n'),
      'stamp-francecentral': 'not reached',
      'dns-migration': 'not reached',
    });
    expect(lab.azure.world.all().filter(({ id }) => /rg-shop-test-frc(?!-logs)/.test(id))).toEqual([]);

    const reports = await lab.rehearse(two, {
      faults: faultsOf('stamp-francecentral/azurerm_service_plan.*:once', two),
    });
    expect(new Set(Object.values(outcomesOf(reports)))).toEqual(new Set(['deployed']));
    expect(linesOf(reports)).toMatchObject({
      global: ['no changes'],
      'stamp-northeurope': [
        '+ azurerm_cdn_frontdoor_origin.door_origin',
        '+ azurerm_cdn_frontdoor_origin.origin',
        '+ azurerm_cdn_frontdoor_route.door_route',
        '+ azurerm_linux_web_app.api_app',
        '+ azurerm_monitor_diagnostic_setting.app_diagnostics',
        '+ azurerm_monitor_metric_alert.health_check',
        '+ output.domain_verification_id',
      ],
    });
  });

  test('who deploys without one of the roles is told which', async () => {
    const faults = faultsOf('global/azurerm_management_lock.cosmos_lock:forbidden', two);
    const { global } = outcomesOf(await lab.rehearse(two, { only: 'global', faults }));
    expect(global?.split('\n').at(-1)).toBe(
      'Missing for Microsoft.Authorization/locks/write: Locks Contributor (the deploying identity, in each subscription). npm run bootstrap gives it; a new role takes some minutes to work.',
    );
  });

  test('a Terraform that is killed leaves nothing that the next run cannot finish', async () => {
    const stack = 'stamp-northeurope';
    const met = lab.azure.faultMet();
    const killed = lab
      .rehearse(two, { only: stack, faults: faultsOf(`${stack}/azurerm_linux_web_app.api_app:hang`, two) })
      .catch((error: Error) => error.message);
    await met;
    while (!isWritten(lab, stack, 'rg-shop-test-ne')) await sleep(50);
    lab.kill('killed by the test');
    expect(await killed).toBe('killed by the test');

    const reports = await lab.rehearse(two, { only: stack, planFirst: true });
    expect(outcomesOf(reports)).toEqual({ global: 'deployed', [stack]: 'deployed' });
    expect(linesOf(reports)[stack]).toContain('+ azurerm_linux_web_app.api_app');
    expect(linesOf(reports)[stack]).not.toContain('+ azurerm_virtual_network.network_vnet');
  });
});

/** True when Terraform has written down all that Azure has made in a resource group. */
function isWritten(lab: Lab, stack: string, group: string): boolean {
  const state = readFileSync(join(lab.folder, 'states', stack, 'terraform.tfstate'), 'utf8');
  return lab.azure.world
    .all()
    .filter(({ id }) => id.includes(`/${group}/`) || id.endsWith(`/${group}`))
    .every(({ id }) => state.includes(`"id": ${JSON.stringify(id)}`));
}
