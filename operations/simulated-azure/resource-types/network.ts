import { inGroup, type ResourceType } from './resource-type';

const dnsRecord = (kind: string): ResourceType => ({
  id: `{group}/providers/Microsoft.Network/dnsZones/{zone_name}/${kind}/{name}`,
  answers: { fqdn: ({ name, zone_name }) => (name === '@' ? `${zone_name}.` : `${name}.${zone_name}.`) },
});

/** Networks, private endpoints and DNS. */
export const networkTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_virtual_network: inGroup('Microsoft.Network/virtualNetworks', { guid: '{guid}' }),
  azurerm_subnet: {
    id: '{group}/providers/Microsoft.Network/virtualNetworks/{virtual_network_name}/subnets/{name}',
  },
  azurerm_network_security_group: inGroup('Microsoft.Network/networkSecurityGroups'),
  azurerm_network_security_rule: {
    id: '{group}/providers/Microsoft.Network/networkSecurityGroups/{network_security_group_name}/securityRules/{name}',
  },
  azurerm_subnet_network_security_group_association: { id: '{subnet_id}' },
  azurerm_private_dns_zone: inGroup('Microsoft.Network/privateDnsZones', {
    max_number_of_record_sets: 25000,
    max_number_of_virtual_network_links: 1000,
    max_number_of_virtual_network_links_with_registration: 100,
    number_of_record_sets: 1,
  }),
  azurerm_private_dns_zone_virtual_network_link: {
    id: '{group}/providers/Microsoft.Network/privateDnsZones/{private_dns_zone_name}/virtualNetworkLinks/{name}',
    answers: { resolution_policy: 'Default' },
  },
  azurerm_private_endpoint: inGroup('Microsoft.Network/privateEndpoints', {
    'private_service_connection.private_ip_address': '10.0.0.4',
    network_interface: ({ id, name }) => [
      {
        id: `${String(id).split('/privateEndpoints/')[0]}/networkInterfaces/${name}-nic`,
        name: `${name}-nic`,
      },
    ],
    'private_dns_zone_group.id': '{id}/privateDnsZoneGroups/{name}',
  }),
  azurerm_dns_zone: inGroup('Microsoft.Network/dnsZones', {
    max_number_of_record_sets: 10000,
    number_of_record_sets: 2,
    name_servers: ['com.', 'net.', 'org.', 'info.'].map(
      (domain, index) => `ns${index + 1}-01.azure-dns.${domain}`,
    ),
  }),
  azurerm_dns_a_record: dnsRecord('A'),
  azurerm_dns_aaaa_record: dnsRecord('AAAA'),
  azurerm_dns_caa_record: dnsRecord('CAA'),
  azurerm_dns_cname_record: dnsRecord('CNAME'),
  azurerm_dns_mx_record: dnsRecord('MX'),
  azurerm_dns_ns_record: dnsRecord('NS'),
  azurerm_dns_srv_record: dnsRecord('SRV'),
  azurerm_dns_txt_record: dnsRecord('TXT'),
};
