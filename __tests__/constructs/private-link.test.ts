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

test('Cosmos DB takes one change at a time: its endpoint waits for the grant', () => {
  expect(resourceAt(stamp, 'azurerm_private_endpoint.link_cosmos_endpoint').depends_on).toContain(
    'azurerm_cosmosdb_sql_role_assignment.app_cosmos_data_contributor',
  );
});
