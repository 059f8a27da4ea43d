import { groupOf, lastSegment } from '../arm-id';
import { azureError } from '../errors';
import type { Resource, World } from '../world';
import { nameForm } from './name-form';
import { inGroup, type ResourceType } from './resource-type';
import { endpointsHaveRoom } from './subnet-room';

/** Private endpoints and the zones that name them. */
export const privateLinkTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_private_dns_zone: inGroup('Microsoft.Network/privateDnsZones', {
    takenBy: ['private_dns_zone_id', 'private_dns_zone_ids'],
    answers: {
      max_number_of_record_sets: 25000,
      max_number_of_virtual_network_links: 1000,
      max_number_of_virtual_network_links_with_registration: 100,
      number_of_record_sets: 1,
    },
    deleteGuards: [hasNoLinks],
  }),
  azurerm_private_dns_zone_virtual_network_link: {
    id: '{group}/providers/Microsoft.Network/privateDnsZones/{private_dns_zone_name}/virtualNetworkLinks/{name}',
    idOfParent: '{private_dns_zone_id}/virtualNetworkLinks/{name}',
    fromId: (id) => {
      const [zone = ''] = id.split('/virtualNetworkLinks/');
      return {
        private_dns_zone_id: zone,
        private_dns_zone_name: lastSegment(zone),
        resource_group_name: lastSegment(groupOf(zone)),
      };
    },
    answers: { resolution_policy: 'Default' },
  },
  azurerm_private_endpoint: inGroup('Microsoft.Network/privateEndpoints', {
    name: nameForm(2, 64, /^[a-zA-Z0-9][\w.-]*\w$/),
    writeGuards: [endpointsHaveRoom],
    answers: {
      'private_service_connection.private_ip_address': '10.0.0.4',
      network_interface: ({ id, name }) => [
        {
          id: `${String(id).split('/privateEndpoints/')[0]}/networkInterfaces/${name}-nic`,
          name: `${name}-nic`,
        },
      ],
      'private_dns_zone_group.id': '{id}/privateDnsZoneGroups/{name}',
    },
  }),
};

/** https://learn.microsoft.com/azure/dns/private-dns-virtual-network-links */
function hasNoLinks(world: World, zone: Resource): void {
  const [link] = world.below(zone.id).filter(({ type }) => type.endsWith('_virtual_network_link'));
  if (link) {
    throw azureError(
      `deleting ${zone.id}`,
      409,
      'CannotDeleteResource',
      `Cannot delete resource while nested resources exist: '${link.id}'.`,
    );
  }
}
