import { inGroup, type ResourceType } from './resource-type';

const record = (kind: string): ResourceType => ({
  id: `{group}/providers/Microsoft.Network/dnsZones/{zone_name}/${kind}/{name}`,
  answers: { fqdn: ({ name, zone_name }) => (name === '@' ? `${zone_name}.` : `${name}.${zone_name}.`) },
});

/** Public zones and their records. */
export const dnsTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_dns_zone: inGroup('Microsoft.Network/dnsZones', {
    takenBy: ['dns_zone_id'],
    answers: {
      max_number_of_record_sets: 10000,
      number_of_record_sets: 2,
      name_servers: ['com.', 'net.', 'org.', 'info.'].map(
        (domain, index) => `ns${index + 1}-01.azure-dns.${domain}`,
      ),
    },
  }),
  azurerm_dns_a_record: record('A'),
  azurerm_dns_aaaa_record: record('AAAA'),
  azurerm_dns_caa_record: record('CAA'),
  azurerm_dns_cname_record: record('CNAME'),
  azurerm_dns_mx_record: record('MX'),
  azurerm_dns_ns_record: record('NS'),
  azurerm_dns_ptr_record: record('PTR'),
  azurerm_dns_srv_record: record('SRV'),
  azurerm_dns_txt_record: record('TXT'),
};
