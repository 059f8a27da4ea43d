/** What regions.yaml may ask for beyond the shipped one. */
import { moreRegions } from '../support/more-regions';
import { type Edit, topologyOf } from '../support/regions-file';
import { reference, resourceAt, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const edited = (...edits: readonly Edit[]) => synthesized(topologyOf(...edits));
const end = 'emails: [oncall@shop.example]';

describe('a region with a subscription of its own', () => {
  const own = '55555555-5555-4555-8555-555555555555';
  const stamp = stackOf(
    edited(
      moreRegions(
        `uksouth: { state: active, dataPriority: 2, addressSpace: 10.50.0.0/20, subscriptionId: ${own} }`,
      ),
    ),
    'stamp-uksouth',
  );

  test('deploys there; the alias stays with what is global', () => {
    expect(stamp.provider.azurerm?.map(({ alias, subscription_id }) => [alias, subscription_id])).toEqual([
      [undefined, own],
      ['global', '33333333-3333-4333-8333-333333333333'],
    ]);
  });

  test('what lies with global resources is made by the alias', () => {
    const byAlias = resourcesOf(stamp).filter(({ properties }) => properties.provider === 'azurerm.global');
    expect(byAlias.map(({ address }) => address)).toEqual([
      'azurerm_cdn_frontdoor_origin.door_origin',
      'azurerm_cdn_frontdoor_origin.origin',
      'azurerm_cdn_frontdoor_origin_group.door_origin_group',
      'azurerm_cdn_frontdoor_route.door_route',
      'azurerm_cosmosdb_sql_role_assignment.app_cosmos_data_contributor',
      'azurerm_role_assignment.app_acr_pull',
    ]);
  });
});

describe('adoption', () => {
  const group = '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-before/providers';
  const cosmosId = `${group}/Microsoft.DocumentDB/databaseAccounts/cosmos-before`;
  const registryId = `${group}/Microsoft.ContainerRegistry/registries/crbefore`;
  const adopt = (...lines: readonly string[]): Edit => [
    end,
    `${end}\nadopt:\n${lines.map((line) => `  ${line}\n`).join('')}`,
  ];
  const accountAddress = 'azurerm_cosmosdb_account.cosmos_account';
  const registryAddress = 'azurerm_container_registry.registry';

  test('nothing is imported unless it is asked for', () => {
    expect(stackOf(edited(), 'global').import).toBeUndefined();
  });

  test('account and registry: imported, under the names and in the groups that they have', () => {
    const global = stackOf(
      edited(adopt(`cosmosAccountId: ${cosmosId}`, `registryId: ${registryId}`)),
      'global',
    );
    expect(global.import).toEqual(
      expect.arrayContaining([
        { to: accountAddress, id: cosmosId },
        { to: registryAddress, id: registryId },
      ]),
    );
    expect(global.import).toHaveLength(2);
    expect(resourceAt(global, accountAddress)).toMatchObject({
      name: 'cosmos-before',
      resource_group_name: 'rg-before',
    });
    expect(resourceAt(global, registryAddress)).toMatchObject({
      name: 'crbefore',
      resource_group_name: 'rg-before',
    });
    for (const { properties } of resourcesOf(
      global,
      'azurerm_cosmosdb_sql_database',
      'azurerm_cosmosdb_sql_container',
    )) {
      expect(properties.resource_group_name).toBe('rg-before');
    }
  });

  test("stamps go by the account's own group", () => {
    const stamp = stackOf(edited(adopt(`cosmosAccountId: ${cosmosId}`)), 'stamp-northeurope');
    expect(
      resourceAt(stamp, 'azurerm_cosmosdb_sql_role_assignment.app_cosmos_data_contributor'),
    ).toHaveProperty(
      'resource_group_name',
      reference('data.terraform_remote_state.global.outputs.cosmos_resource_group_name'),
    );
  });
});

describe('reasons', () => {
  const system = edited(
    [
      'shop/api@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
      "shop/api:1.0\n  acceptImageTag: { reason: 'the pipeline has no digest yet' }",
    ],
    moreRegions(
      "northcentralus: { state: active, dataPriority: 2, addressSpace: 10.50.0.0/20, acceptNoZones: { reason: 'the only region near the plant' } }",
    ),
  );
  const tagsIn = (stack: string) => resourceAt(stackOf(system, stack), 'azurerm_resource_group.group').tags;

  test('of one region: tags of that region', () => {
    expect(tagsIn('stamp-northcentralus')).toMatchObject({
      'accept-no-zones': 'the only region near the plant',
    });
    expect(tagsIn('stamp-northeurope')).not.toHaveProperty('accept-no-zones');
  });

  test.each(['global', 'stamp-northeurope', 'dns-migration'])('of all: tags of %s', (stack) => {
    expect(tagsIn(stack)).toMatchObject({ 'accept-image-tag': 'the pipeline has no digest yet' });
  });
});

test('a suffix sets global names apart, and only those', () => {
  const global = stackOf(edited(['environment: test', 'environment: test\nsuffix: x7']), 'global');
  expect(resourceAt(global, 'azurerm_cosmosdb_account.cosmos_account').name).toBe('cosno-shop-test-x7');
  expect(resourceAt(global, 'azurerm_container_registry.registry').name).toBe('crshoptestx7');
  expect(resourceAt(global, 'azurerm_resource_group.group').name).toBe('rg-shop-test-global');
});

describe('the registrar answers for the zone', () => {
  const noRecords: Edit = ["  records:\n    - { type: TXT, name: '@', values: [v=spf1 -all] }\n", ''];
  const dnsAt = (phase: string) =>
    stackOf(
      edited(['hosting: azure', 'hosting: registrar'], noRecords, ['phase: prepare', phase]),
      'dns-migration',
    );

  test.each([
    ['phase: prepare', 'shop-legacy.azurewebsites.net', undefined],
    [
      'phase: cutover\n  ttlLoweredAt: 2026-01-01T00:00:00Z',
      reference('data.terraform_remote_state.global.outputs.front_door_endpoint_host_name'),
      '2026-01-03T00:00:00Z',
    ],
    [
      'phase: complete\n  ttlLoweredAt: 2026-01-01T00:00:00Z\n  cutoverAt: 2026-01-04T00:00:00Z',
      reference('data.terraform_remote_state.global.outputs.front_door_endpoint_host_name'),
      '2026-01-06T01:00:00Z',
    ],
  ])('%j: the name is to answer %s, from %s', (phase, answer, from) => {
    const { output, locals, resource } = dnsAt(phase);
    expect(output.registrar_records).toHaveProperty('value.0.value', answer);
    expect(locals?.earliest).toBe(from);
    expect(output.registrar_records?.precondition).toEqual(
      from && {
        condition: reference('timecmp(plantimestamp(), local.earliest) >= 0'),
        error_message: expect.stringContaining(`is not allowed before ${from}`),
      },
    );
    expect(Object.keys(resource).filter((type) => type.includes('_dns_'))).toEqual([]);
  });
});
