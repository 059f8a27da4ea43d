import type { Values } from '../../../operations/simulated-azure';
import { account, azurerm, group, refusalOf } from './support/provider';

type Azure = ReturnType<typeof azurerm>;

let azure: Azure;
let profile: string;

beforeEach(() => {
  azure = azurerm();
  profile = `${group}/providers/Microsoft.Cdn/profiles/afd`;
  azure.seed('azurerm_resource_group', { name: 'rg-a', location: 'westeurope' });
  azure.seed('azurerm_cdn_frontdoor_profile', { name: 'afd', resource_group_name: 'rg-a' });
});

const registry = { name: 'crshoes', sku: 'Premium', location: 'westeurope', resource_group_name: 'rg-a' };
const registryId = `${group}/providers/Microsoft.ContainerRegistry/registries/crshoes`;

describe('creating', () => {
  test('what exists is refused', async () => {
    azure.seed('azurerm_container_registry', registry);
    expect(await refusalOf(() => azure.create('azurerm_container_registry', registry))).toBe(
      `a resource with the ID "${registryId}" already exists - to be managed via Terraform this resource needs to be imported into the State. Please see the resource documentation for "azurerm_container_registry" for more information`,
    );
  });

  test('a name that somebody else has is refused', async () => {
    const elsewhere = azure.seed('azurerm_container_registry', { ...registry, resource_group_name: 'rg-b' });
    expect(await refusalOf(() => azure.create('azurerm_container_registry', registry))).toBe(
      `creating ${registryId}: unexpected status 409 (409 Conflict) with error: NameNotAvailable: The name 'crshoes' is already in use: ${elsewhere.id}`,
    );
  });

  test('in a group that does not exist is refused', async () => {
    const config = { ...registry, resource_group_name: 'rg-c' };
    expect(await refusalOf(() => azure.create('azurerm_container_registry', config))).toBe(
      `creating ${registryId.replace('rg-a', 'rg-c')}: unexpected status 404 (404 Not Found) with error: ResourceGroupNotFound: Resource group 'rg-c' could not be found.`,
    );
  });

  test('below a parent that does not exist is refused', async () => {
    const database = { name: 'shoes', account_name: 'cosmos', resource_group_name: 'rg-a' };
    const cosmos = `${group}/providers/Microsoft.DocumentDB/databaseAccounts/cosmos`;
    expect(await refusalOf(() => azure.create('azurerm_cosmosdb_sql_database', database))).toBe(
      `creating ${cosmos}/sqlDatabases/shoes: unexpected status 404 (404 Not Found) with error: ParentResourceNotFound: Failed to perform 'write' on resource(s) of type 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases', because the parent resource '${cosmos}' could not be found.`,
    );
  });

  test('with a reference to what does not exist is refused', async () => {
    const servicePlanId = `${group}/providers/Microsoft.Web/serverFarms/asp`;
    const app = { name: 'app', location: 'we', resource_group_name: 'rg-a', service_plan_id: servicePlanId };
    expect(await refusalOf(() => azure.create('azurerm_linux_web_app', app))).toBe(
      `creating ${group}/providers/Microsoft.Web/sites/app: unexpected status 404 (404 Not Found) with error: ResourceNotFound: The Resource 'Microsoft.Web/serverFarms/asp' was not found: no resource has the id '${servicePlanId}'.`,
    );
    azure.world.declare(servicePlanId);
    expect(await refusalOf(() => azure.create('azurerm_linux_web_app', app))).toBe(undefined);
  });

  test('an assignment of a role that does not exist is refused', async () => {
    const assignment = (role_definition_name: string) => ({
      scope: profile,
      role_definition_name,
      principal_id: account.tenant,
    });
    expect(await refusalOf(() => azure.create('azurerm_role_assignment', assignment('AcrPul')))).toBe(
      'listing role definitions: could not find role `AcrPul`',
    );
    expect(await azure.create('azurerm_role_assignment', assignment('AcrPull'))).toMatchObject({
      role_definition_id: `/subscriptions/${account.subscription}/providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d`,
    });
  });
});

describe('a lock', () => {
  const locked = (id: string, scope: string) =>
    `deleting ${id}: unexpected status 409 (409 Conflict) with error: ScopeLocked: The scope '${id}' cannot perform delete operation because following scope(s) are locked: '${scope}'. Please remove the lock and try again.`;
  const lock = (scope: string) =>
    azure.seed('azurerm_management_lock', { name: 'keep', scope, lock_level: 'CanNotDelete' });
  let resource: Values;

  beforeEach(() => {
    resource = azure.seed('azurerm_container_registry', {
      ...registry,
      georeplications: [{ location: 'eastus' }, { location: 'swedencentral' }],
    });
  });

  test.each([
    ['on it', () => registryId],
    ['on its group', () => group],
  ])('keeps a resource: %s', async (_, scope) => {
    lock(scope());
    expect(await refusalOf(() => azure.remove('azurerm_container_registry', resource))).toBe(
      locked(registryId, scope()),
    );
  });

  test('keeps role assignments, in any case of the scope', async () => {
    const assignment = azure.seed('azurerm_role_assignment', { scope: registryId, name: account.tenant });
    lock(registryId.toUpperCase());
    expect(await refusalOf(() => azure.remove('azurerm_role_assignment', assignment))).toBe(
      locked(String(assignment.id), registryId.toUpperCase()),
    );
  });

  test('keeps diagnostic settings', async () => {
    const setting = azure.seed('azurerm_monitor_diagnostic_setting', {
      name: 'logs',
      target_resource_id: registryId,
    });
    lock(registryId);
    expect(await refusalOf(() => azure.remove('azurerm_monitor_diagnostic_setting', setting))).toBe(
      locked(`${registryId}|logs`, registryId),
    );
  });

  test("keeps a registry's replicas, and lets it change otherwise", async () => {
    lock(registryId);
    const fewer = { ...registry, georeplications: [{ location: 'eastus' }] };
    expect(await refusalOf(() => azure.update('azurerm_container_registry', resource, fewer))).toBe(
      locked(`${registryId}/replications/swedencentral`, registryId),
    );
    const tagged = { ...registry, georeplications: resource.georeplications ?? null, tags: { a: 'b' } };
    expect(await refusalOf(() => azure.update('azurerm_container_registry', resource, tagged))).toBe(
      undefined,
    );
  });

  test('does not keep its neighbours, nor itself', async () => {
    const kept = lock(`${registryId}2`);
    expect(await refusalOf(() => azure.remove('azurerm_container_registry', resource))).toBe(undefined);
    expect(await refusalOf(() => azure.remove('azurerm_management_lock', kept))).toBe(undefined);
    expect(azure.world.ofType('azurerm_management_lock')).toEqual([]);
  });
});

test('a resource group that still holds something is not deleted', async () => {
  const [resource] = azure.world.ofType('azurerm_resource_group');
  expect(await refusalOf(() => azure.remove('azurerm_resource_group', resource?.values ?? {}))).toBe(
    `deleting Resource Group "rg-a": the Resource Group still contains Resources.\nTerraform has detected that the following Resources still exist within the Resource Group:\n\n* \`${profile}\``,
  );
});

describe('the origins of a routed group', () => {
  const lastOrigin =
    'Cannot disable or delete the last origin when the origin group is still associated with a route.';
  const origin = (name: string, enabled = true) => ({
    name,
    enabled,
    cdn_frontdoor_origin_group_id: `${profile}/originGroups/api`,
  });
  const route = () => ({
    name: 'api',
    cdn_frontdoor_endpoint_id: `${profile}/afdEndpoints/fde`,
    cdn_frontdoor_origin_group_id: `${profile}/originGroups/api`,
    supported_protocols: ['Http', 'Https'],
  });
  let originGroup: Values;
  let first: Values;

  beforeEach(() => {
    azure.seed('azurerm_cdn_frontdoor_endpoint', { name: 'fde', cdn_frontdoor_profile_id: profile });
    originGroup = azure.seed('azurerm_cdn_frontdoor_origin_group', {
      name: 'api',
      cdn_frontdoor_profile_id: profile,
    });
  });

  test('a route without any is refused', async () => {
    expect(await refusalOf(() => azure.create('azurerm_cdn_frontdoor_route', route()))).toBe(
      `creating ${profile}/afdEndpoints/fde/routes/api: unexpected status 400 (400 Bad Request) with error: BadRequest: The origin group 'api' of a route needs at least one origin.`,
    );
  });

  describe('with a route', () => {
    beforeEach(() => {
      first = azure.seed('azurerm_cdn_frontdoor_origin', origin('we'));
      azure.seed('azurerm_cdn_frontdoor_route', route());
    });

    test('the group is kept', async () => {
      const refusal = await refusalOf(() => azure.remove('azurerm_cdn_frontdoor_origin_group', originGroup));
      expect(refusal).toBe(
        `deleting ${profile}/originGroups/api: unexpected status 409 (409 Conflict) with error: Conflict: 'api' is still in use by '${profile}/afdEndpoints/fde/routes/api'.`,
      );
    });

    test.each<[string, () => Promise<unknown>]>([
      ['updating', () => azure.update('azurerm_cdn_frontdoor_origin', first, origin('we', false))],
      ['deleting', () => azure.remove('azurerm_cdn_frontdoor_origin', first)],
    ])('the last enabled one is kept: %s', async (doing, change) => {
      azure.seed('azurerm_cdn_frontdoor_origin', origin('disabled', false));
      expect(await refusalOf(change)).toBe(
        `${doing} ${profile}/originGroups/api/origins/we: unexpected status 409 (409 Conflict) with error: Conflict: ${lastOrigin}`,
      );
      azure.seed('azurerm_cdn_frontdoor_origin', origin('sdc'));
      expect(await refusalOf(change)).toBe(undefined);
    });

    test('a disabled one goes as long as another is left', async () => {
      const disabled = azure.seed('azurerm_cdn_frontdoor_origin', origin('disabled', false));
      expect(await refusalOf(() => azure.remove('azurerm_cdn_frontdoor_origin', disabled))).toBe(undefined);
    });
  });

  test('without a route, the last one goes', async () => {
    const only = azure.seed('azurerm_cdn_frontdoor_origin', origin('we'));
    expect(await refusalOf(() => azure.remove('azurerm_cdn_frontdoor_origin', only))).toBe(undefined);
  });
});

describe('the domain of a route', () => {
  const route = (...domains: readonly string[]) => ({
    name: 'api',
    cdn_frontdoor_endpoint_id: `${profile}/afdEndpoints/fde`,
    cdn_frontdoor_custom_domain_ids: domains,
  });
  const domain = () => `${profile}/customDomains/api`;
  const association = () => ({
    cdn_frontdoor_custom_domain_id: domain(),
    cdn_frontdoor_route_ids: [`${profile}/afdEndpoints/fde/routes/api`],
  });

  beforeEach(() => {
    azure.seed('azurerm_cdn_frontdoor_custom_domain', { name: 'api', cdn_frontdoor_profile_id: profile });
  });

  test('is not associated with a route that does not name it', async () => {
    azure.seed('azurerm_cdn_frontdoor_route', route());
    expect(
      await refusalOf(() => azure.create('azurerm_cdn_frontdoor_custom_domain_association', association())),
    ).toBe(
      `creating ${profile}/associations/api: the CDN FrontDoor Route(Name: "api") is currently not associated with the CDN FrontDoor Custom Domain(Name: "api"). Please remove the CDN FrontDoor Route from your 'cdn_frontdoor_custom_domain_association' configuration block`,
    );
  });

  test('is taken off the route with its association', async () => {
    const { id } = azure.seed('azurerm_cdn_frontdoor_route', route(domain(), `${domain()}2`));
    const created = await azure.create('azurerm_cdn_frontdoor_custom_domain_association', association());
    await azure.remove('azurerm_cdn_frontdoor_custom_domain_association', created ?? {});
    expect(azure.world.get('azurerm_cdn_frontdoor_route', String(id))?.values).toMatchObject({
      cdn_frontdoor_custom_domain_ids: [`${domain()}2`],
    });
  });
});

test('a private zone stays while a network is linked to it', async () => {
  const zone = azure.seed('azurerm_private_dns_zone', { name: 'a.b', resource_group_name: 'rg-a' });
  const link = { name: 'l', private_dns_zone_name: 'a.b', resource_group_name: 'rg-a' };
  const { id } = azure.seed('azurerm_private_dns_zone_virtual_network_link', link);
  expect(await refusalOf(() => azure.remove('azurerm_private_dns_zone', zone))).toBe(
    `deleting ${zone.id}: unexpected status 409 (409 Conflict) with error: CannotDeleteResource: Cannot delete resource while nested resources exist: '${id}'.`,
  );
});

describe('the address space of a network', () => {
  const id = `${group}/providers/Microsoft.Network/virtualNetworks/vnet`;
  const network = (...address_space: readonly string[]) => ({
    name: 'vnet',
    location: 'westeurope',
    resource_group_name: 'rg-a',
    address_space,
  });

  test.each([
    ['grows', ['10.0.0.0/16', '10.1.0.0/16'], true],
    ['shrinks to what holds the subnets', ['10.0.16.0/20'], true],
    ['shrinks below', ['10.0.16.0/25'], false],
    ['moves away', ['10.1.0.0/16'], false],
  ])('%s', async (_, spaces, allowed) => {
    const made = azure.seed('azurerm_virtual_network', network('10.0.0.0/16'));
    const subnet = { name: 'snet', resource_group_name: 'rg-a', virtual_network_name: 'vnet' };
    azure.seed('azurerm_subnet', { ...subnet, address_prefixes: ['10.0.16.0/24'] });
    expect(await refusalOf(() => azure.update('azurerm_virtual_network', made, network(...spaces)))).toBe(
      allowed
        ? undefined
        : `updating ${id}: unexpected status 400 (400 Bad Request) with error: NetcfgInvalidSubnet: Subnet 'snet' is not valid in virtual network 'vnet'.`,
    );
  });
});

test('what is in use stays', async () => {
  const servicePlan = azure.seed('azurerm_service_plan', { name: 'asp', resource_group_name: 'rg-a' });
  const app = { name: 'app', resource_group_name: 'rg-a', service_plan_id: servicePlan.id ?? null };
  const site = azure.seed('azurerm_linux_web_app', app);
  expect(await refusalOf(() => azure.remove('azurerm_service_plan', servicePlan))).toBe(
    `deleting ${servicePlan.id}: unexpected status 409 (409 Conflict) with error: Conflict: 'asp' is still in use by '${site.id}'.`,
  );
  await azure.remove('azurerm_linux_web_app', site);
  expect(await refusalOf(() => azure.remove('azurerm_service_plan', servicePlan))).toBe(undefined);
});

test('with its account go its databases, but not its diagnostic settings', async () => {
  const where = { resource_group_name: 'rg-a', location: 'westeurope' };
  const cosmos = azure.seed('azurerm_cosmosdb_account', { ...where, name: 'cosmos' });
  azure.seed('azurerm_cosmosdb_sql_database', { ...where, name: 'shoes', account_name: 'cosmos' });
  azure.seed('azurerm_monitor_diagnostic_setting', { name: 'logs', target_resource_id: cosmos.id ?? null });
  await azure.remove('azurerm_cosmosdb_account', cosmos);
  expect(azure.world.below(group).map(({ type }) => type)).toEqual([
    'azurerm_cdn_frontdoor_profile',
    'azurerm_monitor_diagnostic_setting',
  ]);
});
