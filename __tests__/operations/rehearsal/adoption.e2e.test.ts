import { topologyOf } from '../../support/regions-file';
import { withTerraform } from '../../support/with-terraform';
import { Lab, outcomesOf, stacksOf } from './support/lab';

const subscription = '33333333-3333-4333-8333-333333333333';
const tenant = '44444444-4444-4444-8444-444444444444';
const group = 'rg-legacy';
const place = { resource_group_name: group, location: 'northeurope' };

withTerraform('adoption', () => {
  test('an account and a registry that exist are taken over and changed in place', async () => {
    const lab = await Lab.open();
    const seed = (type: string, config: Parameters<typeof lab.azure.seed>[1]) =>
      lab.azure.seed(type, config, { subscription, tenant }).id;
    try {
      seed('azurerm_resource_group', { name: group, location: 'northeurope' });
      const cosmosAccountId = seed('azurerm_cosmosdb_account', {
        ...place,
        name: 'legacy-shop',
        offer_type: 'Standard',
        consistency_policy: [{ consistency_level: 'Session' }],
        geo_location: [{ location: 'northeurope', failover_priority: 0, zone_redundant: false }],
      });
      const registryId = seed('azurerm_container_registry', {
        ...place,
        name: 'legacyshop',
        sku: 'Standard',
      });
      const adopt = `adopt: { cosmosAccountId: ${cosmosAccountId}, registryId: ${registryId}, acceptNoZones: { reason: made without } }`;
      const stacks = stacksOf(topologyOf(['alerts:\n', `${adopt}\nalerts:\n`]));
      const reports = await lab.rehearse(stacks.filter(({ name }) => name === 'global'));
      expect(outcomesOf(reports)).toEqual({ global: 'deployed' });
      const adopted = reports[0]?.changes?.filter(({ imported }) => imported);
      expect(adopted?.map(({ address, action }) => `${action} ${address}`)).toEqual([
        'update azurerm_container_registry.registry',
        'update azurerm_cosmosdb_account.cosmos_account',
      ]);
    } finally {
      lab.close();
    }
  });
});
