import { moreRegions } from '../support/more-regions';
import { type Edit, topologyOf } from '../support/regions-file';
import { reference, resourceAt, stackOf, synthesized } from '../support/synthesize';

const globalOf = (...edits: readonly Edit[]) => stackOf(synthesized(topologyOf(...edits)), 'global');
const account = 'azurerm_cosmosdb_account.cosmos_account';

test.each([
  ['standby', ['northeurope', 'francecentral', 'germanywestcentral']],
  ['retired', ['northeurope', 'francecentral']],
])('a region that is %s: replicas in %j', (state, regions) => {
  const third = `germanywestcentral: { state: ${state}, dataPriority: 2, addressSpace: 10.50.0.0/20 }`;
  const edited = globalOf(moreRegions(third));
  const replicas = resourceAt(edited, account).geo_location as { location: string }[];
  expect(replicas.map(({ location }) => location)).toEqual(regions);
});

test('a region without zones has a replica without them', () => {
  const zoneless =
    "northcentralus: { state: active, dataPriority: 2, addressSpace: 10.50.0.0/20, acceptNoZones: { reason: 'the only region near the plant' } }";
  expect(resourceAt(globalOf(moreRegions(zoneless)), account)).toHaveProperty('geo_location.2', {
    location: 'northcentralus',
    failover_priority: 2,
    zone_redundant: false,
  });
});

describe('containers', () => {
  const containers = globalOf([
    'orders: { partitionKey: /customerId }',
    `orders: { partitionKey: /customerId }
    sessions: { partitionKey: /sessionId, timeToLive: 1d, maxThroughput: 5000 }
    carts: { partitionKey: /cartId, conflictResolution: { mode: lastWriterWins, path: /version } }
    stock: { partitionKey: /productId, conflictResolution: { mode: custom, procedure: mergeStock } }`,
  ]);
  const container = (name: string) =>
    resourceAt(containers, `azurerm_cosmosdb_sql_container.cosmos_container_${name}`);

  test('one may have a throughput of its own, beside what the others share', () => {
    expect(container('sessions').autoscale_settings).toEqual({ max_throughput: 5000 });
    expect(container('orders')).not.toHaveProperty('autoscale_settings');
    expect(resourceAt(containers, 'azurerm_cosmosdb_sql_database.cosmos_database')).toHaveProperty(
      'autoscale_settings.max_throughput',
      4000,
    );
  });

  test('items may expire', () => expect(container('sessions').default_ttl).toBe(86_400));

  test.each([
    ['carts', { mode: 'LastWriterWins', conflict_resolution_path: '/version' }],
    ['stock', { mode: 'Custom', conflict_resolution_procedure: 'dbs/shop/colls/stock/sprocs/mergeStock' }],
  ])('conflicts in %s', (name, policy) => {
    expect(container(name).conflict_resolution_policy).toEqual(policy);
  });

  test('the database is locked, and the lock is the first to go', () => {
    expect(resourceAt(containers, 'azurerm_management_lock.cosmos_lock')).toMatchObject({
      scope: reference('azurerm_cosmosdb_sql_database.cosmos_database.id'),
      lock_level: 'CanNotDelete',
      depends_on: ['orders', 'sessions', 'carts', 'stock'].map(
        (name) => `azurerm_cosmosdb_sql_container.cosmos_container_${name}`,
      ),
    });
  });
});

describe('adopted', () => {
  const id =
    '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-shop/providers/Microsoft.DocumentDB/databaseAccounts/shop';
  const adopted = globalOf(
    [
      'alerts:',
      `adopt:
  cosmosAccountId: ${id}
  cosmosContainers: [orders]
  acceptNoZones: { reason: made before there were zones }
alerts:`,
    ],
    [
      'orders: { partitionKey: /customerId }',
      'orders: { partitionKey: /customerId }\n    stock: { partitionKey: /sku }\n    carts: { partitionKey: /cartId, maxThroughput: 2000 }',
    ],
  );
  const at = (address: string) => resourceAt(adopted, `azurerm_cosmosdb_${address}`);

  test('what is there is imported, what is new is made', () => {
    expect(adopted.import).toEqual([
      { id, to: account },
      { id: `${id}/sqlDatabases/shop`, to: 'azurerm_cosmosdb_sql_database.cosmos_database' },
      {
        id: `${id}/sqlDatabases/shop/containers/orders`,
        to: 'azurerm_cosmosdb_sql_container.cosmos_container_orders',
      },
    ]);
  });

  test('zones stay as they are in the home region, and the reason shows', () => {
    expect(at('account.cosmos_account')).toMatchObject({
      geo_location: [
        { location: 'northeurope', zone_redundant: false },
        { location: 'francecentral', zone_redundant: true },
      ],
      tags: { 'accept-no-zones': 'made before there were zones' },
    });
  });

  // A difference in one of these would replace the account, the database or the container.
  test.each([
    ['account.cosmos_account', 'free_tier_enabled'],
    ['sql_database.cosmos_database', 'autoscale_settings'],
    ['sql_container.cosmos_container_orders', 'partition_key_version'],
    ['sql_container.cosmos_container_orders', 'unique_key'],
  ])('%s keeps its %s', (address, property) => {
    expect(at(address).lifecycle).toMatchObject({
      prevent_destroy: true,
      ignore_changes: expect.arrayContaining([property]),
    });
  });

  test('closed to keys and to the public network all the same', () => {
    expect(at('account.cosmos_account')).toMatchObject({
      local_authentication_enabled: false,
      public_network_access_enabled: false,
    });
    expect(at('account.cosmos_account')).not.toHaveProperty('ip_range_filter');
  });

  test.each([
    ['cosmosAccountId', id, { local_authentication_enabled: true, ip_range_filter: ['0.0.0.0'] }],
    [
      'registryId',
      id.replace(/DocumentDB.*/, 'ContainerRegistry/registries/crshop'),
      { local_authentication_enabled: false, public_network_access_enabled: false },
    ],
  ])('the legacy app may keep its access to it: %s', (key, resource, access) => {
    const reason = 'acceptLegacyAccess: { reason: until the name has moved }';
    const open = globalOf(['alerts:', `adopt:\n  ${key}: ${resource}\n  ${reason}\nalerts:`]);
    expect(resourceAt(open, account)).toMatchObject(access);
  });

  test('throughput is given to what is new only', () => {
    expect(at('sql_database.cosmos_database')).not.toHaveProperty('autoscale_settings');
    expect(at('sql_container.cosmos_container_orders')).not.toHaveProperty('autoscale_settings');
    expect(at('sql_container.cosmos_container_stock')).toHaveProperty('autoscale_settings', {
      max_throughput: 4000,
    });
    expect(at('sql_container.cosmos_container_carts')).toHaveProperty('autoscale_settings', {
      max_throughput: 2000,
    });
    expect(at('sql_container.cosmos_container_stock').lifecycle).toEqual({ prevent_destroy: true });
  });
});
