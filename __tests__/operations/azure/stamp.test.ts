/** The ids that are made from names are those of what a deploy creates. */
import { stampIds } from '../../../operations/azure/stamp';
import { shippedTopology, withSlot } from '../../support/shipped-file';
import { stackOf, synthesized } from '../../support/synthesize';

test('the ids of a stamp name what its stack deploys', () => {
  const topology = shippedTopology(withSlot);
  const files = synthesized(topology);
  for (const region of topology.regions) {
    const { resource } = stackOf(files, `stamp-${region.name}`);
    const nameOf = (type: string) => Object.values(resource[type] ?? {}).map(({ name }) => name);
    const group = nameOf('azurerm_resource_group').find((name) => !String(name).endsWith('-alerts'));
    const start = `/subscriptions/${region.subscriptionId}/resourceGroups/${group}/providers`;
    const [app] = nameOf('azurerm_linux_web_app');
    expect(stampIds(topology, region)).toEqual({
      vault: `${start}/Microsoft.KeyVault/vaults/${nameOf('azurerm_key_vault')}`,
      vaultName: String(nameOf('azurerm_key_vault')),
      app: `${start}/Microsoft.Web/sites/${app}`,
      slot: `${start}/Microsoft.Web/sites/${app}/slots/${nameOf('azurerm_linux_web_app_slot')}`,
      privateEndpoints: nameOf('azurerm_private_endpoint').map(
        (name) => `${start}/Microsoft.Network/privateEndpoints/${name}`,
      ),
    });
  }
});

test('without a slot there is no id of one', () => {
  const topology = shippedTopology();
  expect(stampIds(topology, topology.home).slot).toBeUndefined();
});
