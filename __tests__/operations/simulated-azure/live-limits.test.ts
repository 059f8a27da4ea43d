/** What plans well and is refused, or read back otherwise, when it is applied. */
import type { Values } from '../../../operations/simulated-azure';
import { azurerm, group, refusalOf } from './support/provider';

let azure: ReturnType<typeof azurerm>;

beforeEach(() => {
  azure = azurerm();
  azure.seed('azurerm_resource_group', { name: 'rg-a', location: 'westeurope' });
});

const place = { location: 'westeurope', resource_group_name: 'rg-a' };
const cosmos = { ...place, name: 'cosmos' };
const cosmosId = `${group}/providers/Microsoft.DocumentDB/databaseAccounts/cosmos`;

describe('the throughput of a container', () => {
  const container = (autoscale: readonly number[]): Values => ({
    name: 'orders',
    resource_group_name: 'rg-a',
    account_name: 'cosmos',
    database_name: 'shoes',
    partition_key_paths: ['/id'],
    autoscale_settings: autoscale.map((max_throughput) => ({ max_throughput })),
  });
  const refused =
    'setting Throughput for Cosmos SQL Container "orders" (Account: "cosmos", Database: "shoes"): unexpected status 400 (400 Bad Request) - If the collection has not been created with an initial throughput, you cannot configure it later';

  test.each([
    ['may change', [4000], [6000], undefined],
    ['is not given to one that shares', [], [4000], refused],
    ['is not taken from one that has its own', [4000], [], refused],
  ])('%s', async (_, before, after, expected) => {
    azure.seed('azurerm_cosmosdb_account', cosmos);
    azure.seed('azurerm_cosmosdb_sql_database', { ...place, name: 'shoes', account_name: 'cosmos' });
    const made = azure.seed('azurerm_cosmosdb_sql_container', container(before));
    const plan = azure.plan('azurerm_cosmosdb_sql_container', made, container(after));
    expect(plan.replace).toEqual([]);
    const update = () => azure.update('azurerm_cosmosdb_sql_container', made, container(after));
    expect(await refusalOf(update)).toBe(expected);
  });
});

test.each([
  ['2.1', 'AnomalyScoring', undefined],
  ['2.1', 'Log', undefined],
  [
    '2.1',
    'Block',
    "the managed rules 'action' field must be set to 'AnomalyScoring' or 'Log' if the managed rule is DRS 2.0 or above, got \"Block\"",
  ],
  ['1.1', 'Block', undefined],
  [
    '1.1',
    'AnomalyScoring',
    '"AnomalyScoring" is only valid in managed rules where \'type\' is DRS and `version` is \'2.0\' or above, got "1.1"',
  ],
])('a managed rule of a set of version %s with the action %s', async (version, action, expected) => {
  const policy = {
    name: 'waf',
    resource_group_name: 'rg-a',
    sku_name: 'Premium_AzureFrontDoor',
    mode: 'Prevention',
    managed_rule: [
      {
        type: 'a',
        version,
        action: 'Block',
        override: [{ rule_group_name: 'SQLI', rule: [{ rule_id: '942100', action }] }],
      },
    ],
  };
  azure.plan('azurerm_cdn_frontdoor_firewall_policy', null, policy);
  const create = () => azure.create('azurerm_cdn_frontdoor_firewall_policy', policy);
  expect(await refusalOf(create)).toBe(expected);
});

const registry = { ...place, name: 'crshoes', sku: 'Premium' };
const registryId = `${group}/providers/Microsoft.ContainerRegistry/registries/crshoes`;

test('a registry reads back a single address as a range', async () => {
  const made = await azure.create('azurerm_container_registry', {
    ...registry,
    network_rule_set: [
      {
        default_action: 'Deny',
        ip_rule: ['198.51.100.7', '203.0.113.0/24'].map((ip_range) => ({ action: 'Allow', ip_range })),
      },
    ],
  });
  expect(made).toHaveProperty('network_rule_set.0.ip_rule', [
    { action: 'Allow', ip_range: '198.51.100.7/32' },
    { action: 'Allow', ip_range: '203.0.113.0/24' },
  ]);
});

describe('private endpoints take addresses of their subnet', () => {
  const subnetId = `${group}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/endpoints`;
  const endpoint = (name: string, private_connection_resource_id: string): Values => ({
    ...place,
    name,
    subnet_id: subnetId,
    private_service_connection: [{ name, private_connection_resource_id, is_manual_connection: false }],
  });
  const regions = (...locations: readonly string[]) => locations.map((location) => ({ location }));
  const full = (id: string, lacking: number) =>
    `writing ${id}: unexpected status 400 (400 Bad Request) with error: SubnetIsFull: Subnet endpoints with address prefix 10.0.0.0/29 does not have enough capacity for ${lacking} IP addresses.`;
  let made: Values;

  beforeEach(() => {
    azure.seed('azurerm_virtual_network', { ...place, name: 'vnet', address_space: ['10.0.0.0/16'] });
    azure.seed('azurerm_subnet', {
      name: 'endpoints',
      resource_group_name: 'rg-a',
      virtual_network_name: 'vnet',
      address_prefixes: ['10.0.0.0/29'], // three
    });
    made = azure.seed('azurerm_container_registry', { ...registry, georeplications: regions('eastus') });
  });

  const join = (name: string, id: string) =>
    refusalOf(() => azure.create('azurerm_private_endpoint', endpoint(name, id)));

  test('a registry as many as it has regions, and one', async () => {
    expect(await join('registry', registryId)).toBe(undefined);
    azure.world.declare(`${group}/providers/Microsoft.KeyVault/vaults/kv`);
    expect(await join('vault', `${group}/providers/Microsoft.KeyVault/vaults/kv`)).toBe(
      full(`${group}/providers/Microsoft.Network/privateEndpoints/vault`, 1),
    );
  });

  test('so no replica is added where one subnet is full', async () => {
    expect(await join('registry', registryId)).toBe(undefined);
    const more = { ...registry, georeplications: regions('eastus', 'swedencentral') };
    expect(await refusalOf(() => azure.update('azurerm_container_registry', made, more))).toBe(
      full(registryId, 1),
    );
    const fewer = { ...registry, georeplications: [] };
    expect(await refusalOf(() => azure.update('azurerm_container_registry', made, fewer))).toBe(undefined);
  });

  test('Cosmos DB as many as it has regions, and one', async () => {
    const places = ['westeurope', 'eastus', 'swedencentral'].map((location, failover_priority) => ({
      location,
      failover_priority,
    }));
    const account = { ...cosmos, geo_location: places.slice(0, 2) };
    const two = azure.seed('azurerm_cosmosdb_account', account);
    expect(await join('cosmos', cosmosId)).toBe(undefined);
    const three = { ...account, geo_location: places };
    expect(await refusalOf(() => azure.update('azurerm_cosmosdb_account', two, three))).toBe(
      full(cosmosId, 1),
    );
  });
});
