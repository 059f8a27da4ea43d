import { legacyOf, seedLegacy } from '../../../operations/rehearsal/legacy';
import { startSimulatedAzure } from '../../../operations/simulated-azure';

const inGroup = '/subscriptions/s/resourceGroups/RG-Old/providers';
const accountId = `${inGroup}/Microsoft.DocumentDB/databaseAccounts/old`;
const group = {
  type: 'azurerm_resource_group',
  id: '/subscriptions/s/resourceGroups/RG-Old',
  values: { name: 'RG-Old', location: 'westeurope' },
};

const stackWith = (type: string, id: string, configured: Readonly<Record<string, unknown>>) => ({
  name: 'global',
  dependencies: [],
  config: { import: [{ id, to: `${type}.it` }], resource: { [type]: { it: configured } } },
});

test.each([
  [
    'an account in one region, with the zones that the file says it has',
    'azurerm_cosmosdb_account',
    accountId,
    {
      location: 'westeurope',
      geo_location: [
        { location: 'swedencentral', failover_priority: 1, zone_redundant: true },
        { location: 'westeurope', failover_priority: 0, zone_redundant: false },
      ],
      multiple_write_locations_enabled: true,
    },
    [
      group,
      {
        type: 'azurerm_cosmosdb_account',
        id: accountId,
        values: {
          name: 'old',
          resource_group_name: 'RG-Old',
          location: 'westeurope',
          offer_type: 'Standard',
          consistency_policy: [{ consistency_level: 'Session' }],
          geo_location: [{ location: 'westeurope', failover_priority: 0, zone_redundant: false }],
          backup: [{ type: 'Periodic' }],
        },
      },
    ],
  ],
  [
    'a container with its partition key, and throughput of its own',
    'azurerm_cosmosdb_sql_container',
    `${accountId}/sqlDatabases/shop/containers/orders`,
    { partition_key_paths: ['/customerId'], default_ttl: 60 },
    [
      {
        type: 'azurerm_cosmosdb_sql_container',
        id: `${accountId}/sqlDatabases/shop/containers/orders`,
        values: {
          name: 'orders',
          resource_group_name: 'RG-Old',
          account_name: 'old',
          database_name: 'shop',
          partition_key_paths: ['/customerId'],
          throughput: 5000,
        },
      },
    ],
  ],
  [
    'a registry that replicates nothing and is read with keys',
    'azurerm_container_registry',
    `${inGroup}/Microsoft.ContainerRegistry/registries/crold`,
    { location: 'westeurope', sku: 'Premium' },
    [
      group,
      {
        type: 'azurerm_container_registry',
        id: `${inGroup}/Microsoft.ContainerRegistry/registries/crold`,
        values: {
          name: 'crold',
          resource_group_name: 'RG-Old',
          location: 'westeurope',
          sku: 'Standard',
          admin_enabled: true,
          anonymous_pull_enabled: false,
          retention_policy_in_days: 7,
        },
      },
    ],
  ],
])('%s', (_, type, id, configured, expected) => {
  expect(legacyOf(stackWith(type, id, configured))).toEqual(expected);
});

test('of what else is imported, somebody must say how it is', () => {
  expect(() => legacyOf(stackWith('azurerm_dns_zone', `${inGroup}/x/y/z`, {}))).toThrow(
    'global: imports azurerm_dns_zone.it, but the rehearsal does not know its form in the legacy system; describe it in operations/rehearsal/legacy.ts',
  );
});

test('what exists stays as it is', async () => {
  const azure = startSimulatedAzure();
  try {
    const config = { name: 'old', resource_group_name: 'RG-Old', location: 'westeurope', sku: 'Basic' };
    const { id } = azure.seed('azurerm_container_registry', config, { subscription: 's', tenant: 't' });
    seedLegacy(azure, [stackWith('azurerm_container_registry', id, { location: 'westeurope' })]);
    expect(azure.world.get('azurerm_container_registry', id)?.values.sku).toBe('Basic');
  } finally {
    azure.close();
  }
});
