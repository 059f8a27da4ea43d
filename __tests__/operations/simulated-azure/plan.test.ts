import { UNKNOWN, type Values } from '../../../operations/simulated-azure/value';
import { azurerm, group, refusalOf } from './support/provider';

const { plan, seed } = azurerm();

describe('a new resource', () => {
  test('has its defaults, and nothing known of what Azure decides', () => {
    const { planned } = plan('azurerm_cdn_frontdoor_endpoint', null, { name: 'fde' });
    expect(planned).toMatchObject({ enabled: true, host_name: UNKNOWN, id: UNKNOWN, tags: null });
  });

  test('has the defaults of its blocks', () => {
    const { planned } = plan('azurerm_cdn_frontdoor_origin_group', null, {
      load_balancing: [{ sample_size: 8 }],
    });
    expect(planned.load_balancing).toEqual([
      { additional_latency_in_milliseconds: 50, sample_size: 8, successful_samples_required: 3 },
    ]);
  });

  test('has a normalized location', () => {
    const { planned } = plan('azurerm_resource_group', null, { location: 'West Europe' });
    expect(planned.location).toBe('westeurope');
  });
});

const registry = { name: 'cr', sku: 'Premium', location: 'westeurope', resource_group_name: 'rg-a' };
const servicePlan = {
  name: 'asp',
  os_type: 'Linux',
  sku_name: 'P1v3',
  location: 'westeurope',
  resource_group_name: 'rg-a',
};
const workspace = { name: 'log', sku: 'PerGB2018', location: 'westeurope', resource_group_name: 'rg-a' };
const place = (location: string, failover_priority: number) => ({ location, failover_priority });
const cosmos = {
  name: 'cosmos',
  offer_type: 'Standard',
  location: 'westeurope',
  resource_group_name: 'rg-a',
  geo_location: [place('westeurope', 0), place('swedencentral', 1)],
};
const origin = {
  name: 'we',
  host_name: 'a',
  certificate_name_check_enabled: true,
  cdn_frontdoor_origin_group_id: `${group}/providers/Microsoft.Cdn/profiles/afd/originGroups/api`,
};
const link = (location: string) => ({
  location,
  private_link_target_id: group,
  request_message: 'hello',
  target_type: 'sites',
});

test.each<[string, string, Values, Values, readonly unknown[]]>([
  ['nothing changes', 'azurerm_container_registry', registry, {}, []],
  ['a tag', 'azurerm_container_registry', registry, { tags: { a: 'b' } }, []],
  ['a force-new attribute', 'azurerm_container_registry', registry, { location: 'eastus' }, [['location']]],
  [
    'a block with a force-new attribute comes',
    'azurerm_cdn_frontdoor_origin',
    origin,
    { private_link: [link('westeurope')] },
    [['private_link', 0, 'location']],
  ],
  [
    'it changes',
    'azurerm_cdn_frontdoor_origin',
    { ...origin, private_link: [link('westeurope')] },
    { private_link: [link('eastus')] },
    [['private_link', 0, 'location']],
  ],
  [
    'it goes',
    'azurerm_cdn_frontdoor_origin',
    { ...origin, private_link: [link('westeurope')] },
    { private_link: [] },
    [['private_link']],
  ],
  [
    'it changes otherwise',
    'azurerm_cdn_frontdoor_origin',
    { ...origin, private_link: [link('westeurope')] },
    { private_link: [{ ...link('westeurope'), request_message: 'hi' }] },
    [],
  ],
  [
    'a force-new set',
    'azurerm_cosmosdb_sql_container',
    { name: 'c', unique_key: [{ paths: ['/a', '/b'] }] },
    { unique_key: [{ paths: ['/a'] }] },
    [['unique_key']],
  ],
  [
    'the order of a force-new set',
    'azurerm_cosmosdb_sql_container',
    { name: 'c', unique_key: [{ paths: ['/a', '/b'] }] },
    { unique_key: [{ paths: ['/b', '/a'] }] },
    [],
  ],
  [
    'zone balancing with one worker',
    'azurerm_service_plan',
    servicePlan,
    { zone_balancing_enabled: true },
    [['zone_balancing_enabled']],
  ],
  [
    'zone balancing with two workers',
    'azurerm_service_plan',
    servicePlan,
    { zone_balancing_enabled: true, worker_count: 2 },
    [],
  ],
  [
    'zone balancing turned off',
    'azurerm_service_plan',
    { ...servicePlan, zone_balancing_enabled: true },
    { zone_balancing_enabled: false },
    [],
  ],
  [
    'backup made periodic',
    'azurerm_cosmosdb_account',
    { ...cosmos, backup: [{ type: 'Continuous' }] },
    { backup: [{ type: 'Periodic' }] },
    [['backup', 0, 'type']],
  ],
  [
    'backup made continuous',
    'azurerm_cosmosdb_account',
    { ...cosmos, backup: [{ type: 'Periodic' }] },
    { backup: [{ type: 'Continuous' }] },
    [],
  ],
  [
    'serverless left',
    'azurerm_cosmosdb_account',
    { ...cosmos, capabilities: [{ name: 'EnableServerless' }] },
    { capabilities: [] },
    [['capabilities']],
  ],
  ['the SKU of a workspace', 'azurerm_log_analytics_workspace', workspace, { sku: 'PerNode' }, [['sku']]],
  [
    'a workspace with reserved capacity',
    'azurerm_log_analytics_workspace',
    workspace,
    { sku: 'CapacityReservation' },
    [],
  ],
])('replaces or not: %s', (_, type, before, change, paths) => {
  expect(plan(type, seed(type, before), { ...before, ...change }).replace).toEqual(paths);
});

test('a set keeps what Azure computed in the elements that stay, whatever their order', () => {
  const before = seed('azurerm_cosmosdb_account', cosmos);
  const added = [place('norwayeast', 2), ...[...cosmos.geo_location].reverse()];
  const { planned } = plan('azurerm_cosmosdb_account', before, { ...cosmos, geo_location: added });
  expect(planned.geo_location).toEqual([
    { location: 'norwayeast', failover_priority: 2, zone_redundant: false, id: UNKNOWN },
    { location: 'swedencentral', failover_priority: 1, zone_redundant: false, id: 'cosmos-swedencentral' },
    { location: 'westeurope', failover_priority: 0, zone_redundant: false, id: 'cosmos-westeurope' },
  ]);
});

test('what Azure computes in a block is unknown when the block is new', () => {
  const app = { name: 'app', location: 'westeurope', resource_group_name: 'rg-a', service_plan_id: group };
  const { planned } = plan('azurerm_linux_web_app', seed('azurerm_linux_web_app', app), {
    ...app,
    identity: [{ type: 'SystemAssigned' }],
  });
  expect(planned.identity).toEqual([
    { type: 'SystemAssigned', identity_ids: null, principal_id: UNKNOWN, tenant_id: UNKNOWN },
  ]);
});

test.each<[string, string, Values, Values | null, string | undefined]>([
  [
    'replicas without the home region',
    'azurerm_container_registry',
    { ...registry, georeplications: [{ location: 'swedencentral' }] },
    null,
    undefined,
  ],
  [
    'replicas with the home region',
    'azurerm_container_registry',
    { ...registry, georeplications: [{ location: 'West Europe' }] },
    null,
    'the `georeplications` list cannot contain the location where the Container Registry exists',
  ],
  [
    'replicas of a Basic registry',
    'azurerm_container_registry',
    { ...registry, sku: 'Basic', georeplications: [{ location: 'eastus' }] },
    null,
    'an ACR geo-replication can only be applied when using the Premium Sku',
  ],
  [
    'no export with public access',
    'azurerm_container_registry',
    { ...registry, export_policy_enabled: false },
    null,
    'to disable export of artifacts, `public_network_access_enabled` must also be `false`',
  ],
  [
    'zone balancing of a standard plan',
    'azurerm_service_plan',
    { ...servicePlan, sku_name: 'S1', zone_balancing_enabled: true },
    null,
    '`zone_balancing_enabled` cannot be set to `true` when sku tier is `S1`',
  ],
  [
    'an activity log alert elsewhere',
    'azurerm_monitor_activity_log_alert',
    { location: 'swedencentral' },
    null,
    '`azurerm_monitor_activity_log_alert` resources are only supported in the following regions: [global, westeurope, northeurope, eastus2euap], got `swedencentral`',
  ],
  [
    'a profile downgraded',
    'azurerm_cdn_frontdoor_profile',
    { name: 'afd', sku_name: 'Standard_AzureFrontDoor' },
    { name: 'afd', sku_name: 'Premium_AzureFrontDoor' },
    'downgrading `sku_name` from `Premium_AzureFrontDoor` to `Standard_AzureFrontDoor` is not supported',
  ],
  [
    'managed rules of a standard policy',
    'azurerm_cdn_frontdoor_firewall_policy',
    { sku_name: 'Standard_AzureFrontDoor', managed_rule: [{ type: 'a' }] },
    null,
    `'managed_rule' code block is only supported with the "Premium_AzureFrontDoor" sku, got "Standard_AzureFrontDoor"`,
  ],
])('rules of the plan: %s', async (_, type, config, before, refusal) => {
  expect(await refusalOf(() => plan(type, before && seed(type, before), config))).toBe(refusal);
});

describe('geo locations', () => {
  const withPlaces = (...geo_location: readonly Values[]) => ({ ...cosmos, geo_location });

  test.each<[string, readonly Values[], string | undefined]>([
    ['0 and 1', [place('westeurope', 0), place('swedencentral', 1)], undefined],
    [
      'a gap',
      [place('westeurope', 0), place('swedencentral', 2)],
      "the maximum value for a failover priority = (total number of regions - 1). '2' was found",
    ],
    [
      'one twice',
      [place('westeurope', 0), place('swedencentral', 0)],
      "each `geo_location` needs to have a unique failover_prioroty. Multiple instances of '0' found",
    ],
    [
      'a region twice',
      [place('westeurope', 0), place('West Europe', 1)],
      'each `geo_location` needs to be in unique location. Multiple instances of "westeurope" found',
    ],
    [
      'no 0',
      [place('westeurope', 1)],
      "the maximum value for a failover priority = (total number of regions - 1). '1' was found",
    ],
  ])('their priorities are checked at the apply: %s', async (_, places, refusal) => {
    const { create, seed: put } = azurerm();
    put('azurerm_resource_group', { name: 'rg-a', location: 'westeurope' });
    expect(await refusalOf(() => create('azurerm_cosmosdb_account', withPlaces(...places)))).toBe(refusal);
  });

  test('a changed priority is warned about', () => {
    const before = seed(
      'azurerm_cosmosdb_account',
      withPlaces(place('westeurope', 0), place('eastus', 1), place('swedencentral', 2)),
    );
    const { warnings, replace } = plan(
      'azurerm_cosmosdb_account',
      before,
      withPlaces(place('westeurope', 0), place('swedencentral', 1)),
    );
    expect(replace).toEqual([]);
    expect(warnings).toEqual([
      'The geo location swedencentral changes its failover_priority: the provider removes it from the account and adds it again, with all of its data copied again.',
    ]);
  });

  test('none changes its priority to 0', async () => {
    const { update, seed: put } = azurerm();
    const before = put('azurerm_cosmosdb_account', cosmos);
    const swapped = withPlaces(place('westeurope', 1), place('swedencentral', 0));
    expect(await refusalOf(() => update('azurerm_cosmosdb_account', before, swapped))).toBe(
      `cannot change the failover priority of "${before.id}" location "swedencentral" to 0`,
    );
  });
});

test('rules are silent about what is not yet known', () => {
  expect(plan('azurerm_monitor_activity_log_alert', null, { location: UNKNOWN }).planned).toMatchObject({
    location: UNKNOWN,
  });
  expect(
    plan('azurerm_service_plan', null, { ...servicePlan, sku_name: UNKNOWN, zone_balancing_enabled: true })
      .planned,
  ).toMatchObject({ sku_name: UNKNOWN });
});

describe('routes', () => {
  const route = {
    name: 'api',
    cdn_frontdoor_endpoint_id: `${group}/providers/Microsoft.Cdn/profiles/afd/afdEndpoints/fde`,
    cdn_frontdoor_origin_group_id: `${group}/providers/Microsoft.Cdn/profiles/afd/originGroups/api`,
    supported_protocols: ['Https'],
    https_redirect_enabled: false,
  };
  const protocols =
    "'https_redirect_enabled' and 'supported_protocols' conflict. The 'https_redirect_enabled' field cannot be set to 'true' unless the 'supported_protocols' field contains both 'Http' and 'Https'";

  test.each<[string, Values, string | undefined]>([
    ['without redirection, one protocol', {}, undefined],
    ['a redirection by default, one protocol', { https_redirect_enabled: null }, protocols],
    [
      'a redirection, both protocols',
      { https_redirect_enabled: true, supported_protocols: ['Https', 'Http'] },
      undefined,
    ],
    [
      'on no domain at all',
      { link_to_default_domain: false },
      "it is invalid to disable the 'LinkToDefaultDomain' for the CDN Front Door Route(Name: api) since the route does not have any CDN Front Door Custom Domains associated with it",
    ],
  ])('are checked at the apply: %s', async (_, change, refusal) => {
    const { create, world, seed: put } = azurerm();
    world.declare(route.cdn_frontdoor_endpoint_id);
    world.declare(route.cdn_frontdoor_origin_group_id);
    put('azurerm_cdn_frontdoor_origin', origin);
    expect(await refusalOf(() => create('azurerm_cdn_frontdoor_route', { ...route, ...change }))).toBe(
      refusal,
    );
  });
});

test('more successful samples than samples are not refused: the provider does not look', () => {
  const { planned } = plan('azurerm_cdn_frontdoor_origin_group', null, {
    load_balancing: [{ sample_size: 3, successful_samples_required: 16 }],
  });
  expect(planned.load_balancing).toMatchObject([{ sample_size: 3, successful_samples_required: 16 }]);
});

test('replicas are read back in the order of the alphabet', () => {
  const { georeplications } = seed('azurerm_container_registry', {
    ...registry,
    georeplications: [{ location: 'swedencentral' }, { location: 'North Europe' }],
  });
  expect(georeplications).toMatchObject([{ location: 'northeurope' }, { location: 'swedencentral' }]);
});

test('an update leaves out how conflicts are resolved', async () => {
  const { plan, seed, update } = azurerm();
  const type = 'azurerm_cosmosdb_sql_container';
  const container = (conflict_resolution_path: string, default_ttl: number) => ({
    name: 'orders',
    resource_group_name: 'rg-a',
    account_name: 'cosmos',
    database_name: 'shoes',
    partition_key_paths: ['/id'],
    conflict_resolution_policy: [{ mode: 'LastWriterWins', conflict_resolution_path }],
    default_ttl,
  });
  const made = seed(type, container('/_ts', 60));
  expect(plan(type, made, container('/at', 90)).replace).toEqual([]);
  expect(await update(type, made, container('/at', 90))).toMatchObject(container('/_ts', 90));
});

test('what Azure has decided stays as it is when something else changes', async () => {
  const azure = azurerm();
  azure.seed('azurerm_resource_group', { name: 'rg-a', location: 'westeurope' });
  const insights = {
    name: 'appi',
    application_type: 'web',
    location: 'westeurope',
    resource_group_name: 'rg-a',
  };
  const created = await azure.create('azurerm_application_insights', insights);
  if (!created) throw new Error('it was created');
  const { connection_string: before } = created;
  expect(before).toMatch(/^InstrumentationKey=[\da-f-]{36};ApplicationId=[\da-f-]{36}$/);
  const updated = await azure.update('azurerm_application_insights', created, {
    ...insights,
    sampling_percentage: 20,
  });
  expect(updated).toMatchObject({ sampling_percentage: 20, connection_string: before });
});
