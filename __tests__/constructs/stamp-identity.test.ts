import { topologyOf } from '../support/regions-file';
import { resourceAt, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const stamp = stackOf(synthesized(topologyOf()), 'stamp-northeurope');

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
