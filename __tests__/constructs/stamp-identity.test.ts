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
