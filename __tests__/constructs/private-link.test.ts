import { topologyOf } from '../support/regions-file';
import { resourceAt, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const stamp = stackOf(synthesized(topologyOf()), 'stamp-northeurope');

test.each(resourcesOf(stamp, 'azurerm_private_endpoint'))(
  '$address stands in a guarded subnet',
  ({ properties }) => {
    const guards = resourcesOf(stamp, 'azurerm_subnet_network_security_group_association');
    expect(properties.depends_on).toEqual(expect.arrayContaining(guards.map(({ address }) => address)));
  },
);

test('the app waits for every endpoint and the zone that names it', () => {
  const links = resourcesOf(
    stamp,
    'azurerm_private_endpoint',
    'azurerm_private_dns_zone_virtual_network_link',
  ).map(({ address }) => address);
  expect(links).toHaveLength(6);
  expect(resourceAt(stamp, 'azurerm_linux_web_app.api_app').depends_on).toEqual(
    expect.arrayContaining(links),
  );
});

test('no endpoint has a fixed address: with one, no replica could be added to the registry', () => {
  for (const { properties } of resourcesOf(stamp, 'azurerm_private_endpoint')) {
    expect(properties).not.toHaveProperty('ip_configuration');
  }
});

test('Cosmos DB takes one change at a time: its endpoint waits for the grant', () => {
  expect(resourceAt(stamp, 'azurerm_private_endpoint.link_cosmos_endpoint').depends_on).toContain(
    'azurerm_cosmosdb_sql_role_assignment.app_cosmos_data_contributor',
  );
});
