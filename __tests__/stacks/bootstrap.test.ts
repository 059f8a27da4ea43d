/** What is there before the others: the account of the states, who deploys, who is on call. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replicationIn } from '../../constructs/state-account';
import { unservedTypes } from '../../operations/simulated-azure/served-types';
import { resourceTypes } from '../../operations/simulated-azure/services';
import { dataOf } from '../../providers/data';
import { allowedVersions, defaultVersions } from '../../providers/versions';
import { appRoles, customRoles } from '../../topology/access/roles';
import { type Prepared, registrationsOf } from '../../topology/bootstrap';
import { catalogue } from '../../topology/catalogue';
import { parseTopology } from '../../topology/parse';
import { secretsIn } from '../support/secrets';
import { shippedTopology } from '../support/shipped-file';
import { bootstrapOf, reference, resourceAt, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const topology = shippedTopology();
const stack = bootstrapOf(topology);
const subscription = topology.subscriptionId;
const everyOption = parseTopology(
  readFileSync(join(__dirname, '../fixtures/every-option.yaml'), 'utf8'),
  'every-option.yaml',
);

test('its addresses, for life', () => {
  expect(
    resourcesOf(stack)
      .map(({ address }) => address.replaceAll(subscription, 'SUBSCRIPTION'))
      .sort(),
  ).toMatchInlineSnapshot(`
[
  "azuread_app_role_assignment.deployer_graph",
  "azuread_app_role_assignment.planner_graph",
  "azuread_application.deployer_application",
  "azuread_application.planner_application",
  "azuread_application_federated_identity_credential.deployer_environment",
  "azuread_application_federated_identity_credential.planner_main",
  "azuread_application_federated_identity_credential.planner_pull_request",
  "azuread_group.operators",
  "azuread_service_principal.deployer_service_principal",
  "azuread_service_principal.planner_service_principal",
  "azurerm_consumption_budget_subscription.budget_SUBSCRIPTION",
  "azurerm_management_lock.state_lock",
  "azurerm_resource_group.state_group",
  "azurerm_role_assignment.in_SUBSCRIPTION_deployer_access",
  "azurerm_role_assignment.in_SUBSCRIPTION_deployer_locks",
  "azurerm_role_assignment.in_SUBSCRIPTION_deployer_resources",
  "azurerm_role_assignment.in_SUBSCRIPTION_operators_apps",
  "azurerm_role_assignment.in_SUBSCRIPTION_operators_read",
  "azurerm_role_assignment.in_SUBSCRIPTION_planner_posts",
  "azurerm_role_assignment.in_SUBSCRIPTION_planner_reads",
  "azurerm_role_assignment.on_state_deployer_state",
  "azurerm_role_assignment.on_state_operators_state",
  "azurerm_role_assignment.on_state_planner_state",
  "azurerm_role_definition.role_deployer",
  "azurerm_role_definition.role_operator",
  "azurerm_role_definition.role_planner",
  "azurerm_storage_account.state_account",
  "azurerm_storage_container.state_container",
]
`);
});

test('the account is as safe as it can be, and called as the stacks call it', () => {
  expect(resourceAt(stack, 'azurerm_resource_group.state_group')).toMatchObject({
    name: 'rg-contososhoes-prod-state',
    location: topology.controlRegion,
  });
  expect(resourceAt(stack, 'azurerm_storage_account.state_account')).toMatchObject({
    name: 'stcontososhoesprodstate',
    location: topology.controlRegion,
    account_replication_type: 'RAGZRS',
    shared_access_key_enabled: false,
    local_user_enabled: false,
    allow_nested_items_to_be_public: false,
    cross_tenant_replication_enabled: false,
    https_traffic_only_enabled: true,
    min_tls_version: 'TLS1_2',
    infrastructure_encryption_enabled: true,
    blob_properties: {
      versioning_enabled: true,
      delete_retention_policy: { days: 90 },
      container_delete_retention_policy: { days: 90 },
    },
    lifecycle: { prevent_destroy: true },
  });
  expect(resourceAt(stack, 'azurerm_storage_container.state_container')).toMatchObject({
    name: 'tfstate',
    container_access_type: 'private',
  });
  expect(resourceAt(stack, 'azurerm_management_lock.state_lock')).toMatchObject({
    scope: reference('azurerm_storage_account.state_account.id'),
    lock_level: 'CanNotDelete',
  });
});

test.each([
  ['northeurope', 'RAGZRS'],
  ['polandcentral', 'ZRS'],
  ['northcentralus', 'RAGRS'],
  ['a region with nothing', 'LRS'],
])('in %s it is %s', (region, replication) => {
  expect(replicationIn(catalogue.get(region) ?? { zones: 0, pairedRegion: null })).toBe(replication);
});

test.each([
  ['planner_pull_request', 'repo:contoso/shoes:pull_request'],
  ['planner_main', 'repo:contoso/shoes:ref:refs/heads/main'],
  ['deployer_environment', 'repo:contoso/shoes:environment:production'],
])('%s trusts %s', (id, subject) => {
  expect(resourceAt(stack, `azuread_application_federated_identity_credential.${id}`)).toMatchObject({
    subject,
    issuer: 'https://token.actions.githubusercontent.com',
    audiences: ['api://AzureADTokenExchange'],
  });
});

test('of a repository whose tokens carry its ids, it trusts those', () => {
  const repositoryIds = { owner: 12, repository: 345 };
  const named = bootstrapOf({
    ...topology,
    bootstrap: { ...(topology.bootstrap as NonNullable<typeof topology.bootstrap>), repositoryIds },
  });
  expect(
    resourceAt(named, 'azuread_application_federated_identity_credential.deployer_environment').subject,
  ).toBe('repo:contoso@12/shoes@345:environment:production');
});

test('while keys open what was adopted, no pull request may plan', () => {
  const ids = resourcesOf(bootstrapOf(everyOption), 'azuread_application_federated_identity_credential').map(
    ({ address }) => address.split('.')[1],
  );
  expect(ids.sort()).toEqual(['deployer_environment', 'planner_main']);
});

test('who deploys cannot take hold of the account of the states', () => {
  const { permissions } = resourceAt(stack, 'azurerm_role_definition.role_deployer');
  expect(permissions).toMatchObject([
    {
      not_actions: expect.arrayContaining([
        'Microsoft.Storage/storageAccounts/listKeys/action',
        'Microsoft.Storage/storageAccounts/delete',
      ]),
    },
  ]);
});

test('who is on call owns the group, not whoever made it', () => {
  const { owners, members } = resourceAt(stack, 'azuread_group.operators');
  expect(owners).toEqual(members);
});

test('who deploys gives the roles of the apps and no others, to apps alone; one clause for each action', () => {
  const { condition, condition_version, role_definition_id } = resourceAt(
    stack,
    `azurerm_role_assignment.in_${subscription}_deployer_access`,
  );
  expect(role_definition_id).toMatch(/f58310d9-a9f6-439a-9e8d-f62e7b41a168$/);
  expect(condition_version).toBe('2.0');
  expect(condition).toBe(
    [
      "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'}))",
      'OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {7f951dda-4ed3-4680-a7ca-43fe172d538d, 4633458b-17de-408a-b874-0445c86b69e6, 3913510d-42f4-4e42-8a64-420c390055eb}',
      "AND @Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'ServicePrincipal'}))",
      "AND ((!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'}))",
      'OR (@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {7f951dda-4ed3-4680-a7ca-43fe172d538d, 4633458b-17de-408a-b874-0445c86b69e6, 3913510d-42f4-4e42-8a64-420c390055eb}))',
    ].join(' '),
  );
});

test.each([
  ['as it is shipped', topology],
  ['with every option', everyOption],
])('the stacks give those roles and no others, %s', (_, file) => {
  const system = synthesized(file);
  const given = Object.keys(system.files).flatMap((name) =>
    resourcesOf(stackOf(system, name), 'azurerm_role_assignment').map(
      ({ properties }) => properties.role_definition_name,
    ),
  );
  const known: readonly string[] = Object.values(appRoles).map(({ name }) => name);
  expect([...new Set(given)].sort()).toEqual([...known].sort());
});

test('nobody but the deploying identity has a role that is limited, and every role has its holder', () => {
  const assignments = resourcesOf(stack, 'azurerm_role_assignment');
  expect(assignments.filter(({ properties }) => properties.condition)).toHaveLength(1);
  for (const { address, properties } of assignments) {
    const [, holder] = /_(deployer|planner|operators)_/.exec(address) ?? [];
    const principal =
      holder === 'operators'
        ? 'azuread_group.operators.object_id'
        : `azuread_service_principal.${holder}_service_principal.object_id`;
    expect(properties.principal_id).toBe(reference(principal));
  }
});

test('an adopted registry with its admin user must be asked for him', () => {
  const admin = 'Microsoft.ContainerRegistry/registries/listCredentials/action';
  expect(customRoles(false).deployer.notActions).toContain(admin);
  expect(customRoles(true).deployer.notActions).not.toContain(admin);
  expect(customRoles(false).planner.actions).not.toContain(admin);
  expect(customRoles(true).planner.actions).toContain(admin);
});

test('in each subscription that the file names, but who deploys has no role on that of the states', () => {
  const options = bootstrapOf(everyOption);
  const [own, region, states] = [
    '33333333-3333-4333-8333-333333333333',
    '55555555-5555-4555-8555-555555555555',
    '66666666-6666-4666-8666-666666666666',
  ];
  expect(options.provider.azurerm?.map(({ alias, subscription_id }) => [alias, subscription_id])).toEqual([
    [undefined, own],
    [`in_${region}`, region],
    [`in_${states}`, states],
  ]);
  const scopes = resourcesOf(options, 'azurerm_role_assignment').map(({ properties }) => properties.scope);
  expect([...new Set(scopes)]).toEqual([
    `/subscriptions/${own}`,
    `/subscriptions/${region}`,
    `${reference('azurerm_storage_account.state_account.id')}/blobServices/default/containers/${reference('azurerm_storage_container.state_container.name')}`,
  ]);
  expect(resourceAt(options, 'azurerm_role_definition.role_deployer').assignable_scopes).toEqual([
    `/subscriptions/${own}`,
    `/subscriptions/${region}`,
  ]);
  for (const { properties } of resourcesOf(options, 'azurerm_storage_account')) {
    expect(properties.provider).toBe(`azurerm.in_${states}`);
  }
});

test('the simulated Azure serves all of it', () => {
  expect(unservedTypes(stack)).toEqual([]);
});

test('what the stacks use is registered in the subscriptions, and nothing else', () => {
  const system = synthesized(everyOption);
  const stacks = [stack, ...Object.keys(system.files).map((name) => stackOf(system, name))];
  const types = new Set(stacks.flatMap((one) => resourcesOf(one).map(({ type }) => type)));
  const services = [...types].flatMap(
    (type) => /.*\/providers\/(Microsoft\.\w+)/i.exec(resourceTypes[type]?.id ?? '')?.[1] ?? [],
  );
  const registered = registrationsOf(everyOption as Prepared).get(everyOption.subscriptionId);
  expect(registered).toEqual([...new Set(services)].sort());
});

test('a budget tells before the money is spent', () => {
  expect(resourceAt(stack, `azurerm_consumption_budget_subscription.budget_${subscription}`)).toMatchObject({
    amount: 5000,
    notification: [
      { threshold: 80, threshold_type: 'Actual', contact_emails: ['oncall@contososhoes.com'] },
      { threshold: 100, threshold_type: 'Actual' },
      { threshold: 100, threshold_type: 'Forecasted' },
    ],
  });
});

describe.each(allowedVersions.azurerm)('azurerm %s', (azurerm) => {
  const azuread =
    allowedVersions.azuread[allowedVersions.azurerm.indexOf(azurerm)] ?? defaultVersions.azuread;

  test.each([
    ['as it is shipped', topology],
    ['with every option', everyOption],
  ])('knows all of it, and holds no secret, %s', (_, file) => {
    const providers = { azurerm, azuread } as typeof file.providers;
    const said = bootstrapOf({ ...file, providers });
    const { azurerm: schemas } = dataOf(providers);
    const deprecated = resourcesOf(said).flatMap(({ address, type, properties }) =>
      Object.keys(properties)
        .filter((name) => schemas.resource_schemas[type]?.block.attributes?.[name]?.deprecated)
        .map((name) => `${address}.${name}`),
    );
    expect(deprecated).toEqual([]);
    expect(secretsIn(said)).toEqual([]);
  });
});
