import { topologyOf } from '../support/regions-file';
import {
  globalOutput,
  reference,
  resourceAt,
  resourcesOf,
  stackOf,
  synthesized,
} from '../support/synthesize';

const stamp = stackOf(synthesized(topologyOf()), 'stamp-northeurope');

test('what the app may do: read images, secrets and data, write telemetry', () => {
  const grants = resourcesOf(stamp, 'azurerm_role_assignment').map(({ properties }) => [
    properties.role_definition_name,
    properties.scope,
  ]);
  expect(Object.fromEntries(grants)).toEqual({
    AcrPull: globalOutput('registry_id'),
    'Key Vault Secrets User': reference('azurerm_key_vault.vault.id'),
    'Monitoring Metrics Publisher': reference('azurerm_application_insights.insights.id'),
  });
});

test.each(resourcesOf(stamp, 'azurerm_role_assignment'))(
  '$address: to an identity that Entra may not know everywhere yet',
  ({ properties }) => {
    expect(properties).toMatchObject({
      principal_id: reference('azurerm_user_assigned_identity.identity_identity.principal_id'),
      principal_type: 'ServicePrincipal',
      skip_service_principal_aad_check: true,
    });
  },
);

test('the data role reaches the one database, under a name that a re-created stamp has again', () => {
  const grant = resourceAt(stamp, 'azurerm_cosmosdb_sql_role_assignment.identity_cosmos-data-contributor');
  expect(grant).toMatchObject({
    principal_id: reference('azurerm_user_assigned_identity.identity_identity.principal_id'),
    scope: `${globalOutput('cosmos_account_id')}/dbs/shop`,
    role_definition_id: `${globalOutput('cosmos_account_id')}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002`,
    account_name: globalOutput('cosmos_account_name'),
    resource_group_name: globalOutput('cosmos_resource_group_name'),
    name: expect.stringMatching(/^\$\{uuidv5\("url", ".*\/id-shop-test-ne"\)\}$/),
  });
});

test('app and slot run as it, and as nobody else', () => {
  const identities = resourcesOf(stamp, 'azurerm_linux_web_app', 'azurerm_linux_web_app_slot').map(
    ({ properties }) => properties.identity,
  );
  const identity = {
    type: 'UserAssigned',
    identity_ids: [reference('azurerm_user_assigned_identity.identity_identity.id')],
  };
  expect(identities).toEqual([identity, identity]);
});

test('the app starts after its grants, its guards and its private endpoints', () => {
  expect([...(resourceAt(stamp, 'azurerm_linux_web_app.api_app').depends_on as string[])].sort()).toEqual(
    resourcesOf(
      stamp,
      'azurerm_role_assignment',
      'azurerm_cosmosdb_sql_role_assignment',
      'azurerm_subnet_network_security_group_association',
      'azurerm_private_endpoint',
      'azurerm_private_dns_zone_virtual_network_link',
    )
      .map(({ address }) => address)
      .sort(),
  );
});
