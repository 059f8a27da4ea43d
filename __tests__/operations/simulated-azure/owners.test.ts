import { Faults } from '../../../operations/simulated-azure/faults';
import { Provider } from '../../../operations/simulated-azure/provider';
import { World } from '../../../operations/simulated-azure/world';
import { providerData } from '../../../providers/data';
import { defaultVersions } from '../../../providers/versions';
import { account, azurerm, group, refusalOf } from './support/provider';

const other = { ...account, subscription: '00000000-0000-4000-8000-00000000000a' };
const inGroup = { resource_group_name: 'rg-a', location: 'westeurope' };
const cosmos = { resource_group_name: 'rg-a', account_name: 'cosmos' };
const profile = `${group}/providers/Microsoft.Cdn/profiles/afd`;

describe('seen from another subscription', () => {
  test.each([
    ['azurerm_virtual_network', { ...inGroup, name: 'vnet', address_space: ['10.0.0.0/16'] }, true],
    ['azurerm_cosmosdb_account', { ...inGroup, name: 'cosmos' }, true],
    ['azurerm_cosmosdb_sql_database', { ...cosmos, name: 'shoes' }, false],
    ['azurerm_cdn_frontdoor_profile', { ...inGroup, name: 'afd' }, true],
    ['azurerm_cdn_frontdoor_endpoint', { name: 'fde', cdn_frontdoor_profile_id: profile }, false],
  ])('%s: found %s', (type, config, found) => {
    const { provider, seed } = azurerm();
    const made = seed(type, config);
    expect(provider.read(type, made, account)).toMatchObject({ id: made.id });
    expect(provider.read(type, made, other) !== null).toBe(found);
  });

  test('a container is found, but its account is not', async () => {
    const { provider, seed } = azurerm();
    const container = { ...cosmos, database_name: 'shoes', name: 'orders', partition_key_paths: ['/id'] };
    const made = seed('azurerm_cosmosdb_sql_container', container);
    expect(await refusalOf(() => provider.read('azurerm_cosmosdb_sql_container', made, other))).toBe(
      `reading CosmosDB Account "cosmos" (Resource Group "rg-a"): unexpected status 404 (404 Not Found) with error: ResourceGroupNotFound: Resource group 'rg-a' could not be found.`,
    );
  });

  test('an endpoint cannot be created', async () => {
    const { plan, provider, seed } = azurerm();
    seed('azurerm_cdn_frontdoor_profile', { ...inGroup, name: 'afd' });
    const type = 'azurerm_cdn_frontdoor_endpoint';
    const { planned } = plan(type, null, { name: 'fde', cdn_frontdoor_profile_id: profile });
    expect(await refusalOf(() => provider.apply(type, null, planned, other))).toBe(
      `creating ${profile}/afdEndpoints/fde: unexpected status 404 (404 Not Found) with error: ResourceGroupNotFound: Resource group 'rg-a' could not be found.`,
    );
  });
});

test('seen from another tenant, an application does not exist', () => {
  const azuread = new Provider(providerData('azuread', defaultVersions.azuread), new World(), new Faults());
  const { type, values } = azuread.seed('azuread_application', { display_name: 'API' }, account);
  expect(azuread.read(type, values, account)).toMatchObject({ display_name: 'API' });
  expect(azuread.read(type, values, { ...account, tenant: other.subscription })).toBeNull();
});
