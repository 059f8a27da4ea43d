import { topologyOf } from '../support/regions-file';
import { reference, resourceAt, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const stamp = stackOf(synthesized(topologyOf()), 'stamp-northeurope');
const integration = reference('cidrsubnet("10.30.0.0/20", 2, 0)');
const endpoints = reference('cidrsubnet("10.30.0.0/20", 2, 1)');

test('what may pass: the app to its endpoints and to HTTPS, nothing else either way', () => {
  const rules = resourcesOf(stamp, 'azurerm_network_security_rule').map(({ address, properties: p }) => ({
    [address.replace('azurerm_network_security_rule.network_nsg_', '')]: [
      `${p.priority} ${p.access} ${p.direction} ${p.protocol}`,
      `${p.source_address_prefix}:${p.source_port_range}`,
      `${p.destination_address_prefix}:${p.destination_port_range}`,
    ].join(' '),
  }));
  expect(Object.assign({}, ...rules)).toEqual({
    endpoints_allow_app: `100 Allow Inbound Tcp ${integration}:* ${endpoints}:*`,
    endpoints_deny_inbound: '4000 Deny Inbound * *:* *:*',
    endpoints_deny_outbound: '4000 Deny Outbound * *:* *:*',
    integration_allow_endpoints: `100 Allow Outbound Tcp ${integration}:* ${endpoints}:*`,
    integration_allow_https: `110 Allow Outbound Tcp ${integration}:* Internet:443`,
    integration_deny_inbound: '4000 Deny Inbound * *:* *:*',
    integration_deny_outbound: '4000 Deny Outbound * *:* *:*',
  });
});

test.each(['integration', 'endpoints'])('subnet %s is guarded once its rules stand', (part) => {
  const group = `network_nsg_${part}`;
  const ofGroup = resourcesOf(stamp, 'azurerm_network_security_rule').filter(
    ({ properties }) =>
      properties.network_security_group_name === `\${azurerm_network_security_group.${group}.name}`,
  );
  const association = `azurerm_subnet_network_security_group_association.${group}_association`;
  expect(resourceAt(stamp, association)).toMatchObject({
    subnet_id: `\${azurerm_subnet.network_subnet_${part}.id}`,
    network_security_group_id: `\${azurerm_network_security_group.${group}.id}`,
    depends_on: expect.arrayContaining(ofGroup.map(({ address }) => address)),
  });
});
