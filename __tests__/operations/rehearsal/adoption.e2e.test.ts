import { join } from 'node:path';
import { type Edit, topologyOf } from '../../support/regions-file';
import { withTerraform } from '../../support/with-terraform';
import { ORDERS } from './support/five-regions';
import { hazardsIn } from './support/hazards';
import { Lab, linesOf, outcomesOf, stacksOf } from './support/lab';

const inGroup = '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-legacy/providers';
const accountId = `${inGroup}/Microsoft.DocumentDB/databaseAccounts/legacy-shop`;
const registryId = `${inGroup}/Microsoft.ContainerRegistry/registries/LegacyShop`;

/** A file that takes over what the legacy app works on, with these containers. */
const adopting = (...containers: readonly string[]): Edit => [
  'alerts:\n',
  `adopt:
  cosmosAccountId: ${accountId}
  cosmosContainers: [${containers.join(', ')}]
  registryId: ${registryId}
  acceptNoZones: { reason: made before there were zones }
  acceptLegacyAccess: { reason: until the name has moved }
alerts:
`,
];
const CART: Edit = [ORDERS, `${ORDERS}\n    cart: { partitionKey: /id, timeToLive: 1d }`];
const globalOf = (...edits: readonly Edit[]) =>
  stacksOf(topologyOf(...edits)).filter(({ name }) => name === 'global');

withTerraform('adoption', () => {
  let lab: Lab;
  beforeEach(async () => {
    lab = await Lab.open();
  });
  afterEach(() => lab.close());
  const imports = (lines: Readonly<Record<string, readonly string[]>>) =>
    lines.global?.filter((line) => /imported|<=/.test(line));

  test('what the legacy app works on is taken over and changed in place', async () => {
    const reports = await lab.rehearse(globalOf(CART, adopting('orders', 'cart')));
    expect(outcomesOf(reports)).toEqual({ global: 'deployed' });
    expect(imports(linesOf(reports))).toEqual([
      '~ azurerm_container_registry.registry (data_endpoint_enabled, georeplications, network_rule_set, retention_policy_in_days, sku, tags, timeouts) (imported)',
      '~ azurerm_cosmosdb_account.cosmos_account (access_key_metadata_writes_enabled, automatic_failover_enabled, backup, geo_location, ip_range_filter, multiple_write_locations_enabled, tags) (imported)',
      '~ azurerm_cosmosdb_sql_container.cosmos_container_cart (default_ttl) (imported)',
      '<= azurerm_cosmosdb_sql_container.cosmos_container_orders',
      '<= azurerm_cosmosdb_sql_database.cosmos_database',
    ]);
    // What is open with the legacy system stays open for now, and becomes no worse.
    const topology = topologyOf(CART, adopting('orders', 'cart'));
    expect(hazardsIn(join(lab.folder, 'current'), topology)).toEqual([]);
    expect(reports[0]?.notes).toEqual([
      'Imported resources are simulated in the form of the legacy system (operations/rehearsal/legacy.ts); npm run plan shows what your real ones need.',
    ]);
    expect(
      lab.azure.world.get(
        'azurerm_cosmosdb_sql_container',
        `${accountId}/sqlDatabases/shop/containers/orders`,
      )?.values,
    ).toMatchObject({ partition_key_paths: ['/customerId'], throughput: 5000 });
  });

  test('once taken over, nothing is to do; one more container is imported by its own', async () => {
    const base = globalOf(adopting('orders'));
    const again = await lab.rehearse(base, { base, planFirst: true });
    expect(outcomesOf(again)).toEqual({ global: 'deployed' });
    expect(linesOf(again)).toEqual({ global: ['no changes'] });
    expect(again[0]?.notes).toEqual([]);

    const more = await lab.rehearse(globalOf(CART, adopting('orders', 'cart')), { planFirst: true });
    expect(outcomesOf(more)).toEqual({ global: 'deployed' });
    expect(imports(linesOf(more))).toEqual([
      '~ azurerm_cosmosdb_sql_container.cosmos_container_cart (default_ttl) (imported)',
    ]);
  });

  test('once taken over, azurerm 5 changes nothing', async () => {
    const base = globalOf(adopting('orders'));
    const next = globalOf(adopting('orders'), ['api:\n', 'providers: { azurerm: 5.2.0 }\napi:\n']);
    const reports = await lab.rehearse(next, { base, planFirst: true });
    expect(outcomesOf(reports)).toEqual({ global: 'deployed' });
    expect(linesOf(reports)).toEqual({ global: ['~ output.regions_file'] });
  });

  test('an account of its own is not given up for the legacy one', async () => {
    const reports = await lab.rehearse(globalOf(adopting('orders')), { base: globalOf(), planFirst: true });
    for (const address of [
      'azurerm_cosmosdb_account.cosmos_account',
      'azurerm_container_registry.registry',
    ]) {
      expect(reports[0]?.problem).toContain(`Resource ${address} has lifecycle.prevent_destroy set`);
    }
  });
});
