import { topologyOf } from '../support/regions-file';
import { globalOutput, reference, resourceAt, stackOf, synthesized } from '../support/synthesize';

const stamp = stackOf(synthesized(topologyOf()), 'stamp-northeurope');

describe.each([
  {
    id: 'link-cosmos',
    zone: 'privatelink.documents.azure.com',
    subresource: 'Sql',
    target: globalOutput('cosmos_account_id'),
  },
  {
    id: 'link-vault',
    zone: 'privatelink.vaultcore.azure.net',
    subresource: 'vault',
    target: reference('azurerm_key_vault.vault.id'),
  },
])('$id', ({ id, zone, subresource, target }) => {
  test('endpoint', () => {
    expect(resourceAt(stamp, `azurerm_private_endpoint.${id}_endpoint`)).toMatchObject({
      location: 'northeurope',
      subnet_id: reference('azurerm_subnet.network_subnet-endpoints.id'),
      private_service_connection: {
        private_connection_resource_id: target,
        subresource_names: [subresource],
        is_manual_connection: false,
      },
      private_dns_zone_group: { private_dns_zone_ids: [`\${azurerm_private_dns_zone.${id}_zone.id}`] },
    });
  });

  test("the stamp's own zone, seen by its network alone", () => {
    expect(resourceAt(stamp, `azurerm_private_dns_zone.${id}_zone`)).toMatchObject({
      name: zone,
      resource_group_name: reference('azurerm_resource_group.group.name'),
    });
    expect(resourceAt(stamp, `azurerm_private_dns_zone_virtual_network_link.${id}_zone-link`)).toMatchObject({
      private_dns_zone_name: `\${azurerm_private_dns_zone.${id}_zone.name}`,
      virtual_network_id: reference('azurerm_virtual_network.network_network.id'),
      registration_enabled: false,
    });
  });
});

test('the account takes one change at a time: its endpoint comes after the grant', () => {
  expect(resourceAt(stamp, 'azurerm_private_endpoint.link-cosmos_endpoint').depends_on).toContain(
    'azurerm_cosmosdb_sql_role_assignment.identity_cosmos-data-contributor',
  );
});

test('Cosmos DB takes one change at a time: its endpoint waits for the grant', () => {
  expect(resourceAt(stamp, 'azurerm_private_endpoint.link-cosmos_endpoint').depends_on).toContain(
    'azurerm_cosmosdb_sql_role_assignment.identity_cosmos-data-contributor',
  );
});
