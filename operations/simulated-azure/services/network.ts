import { subnetsStayInside } from './address-spaces';
import { nameForm } from './name-form';
import { inGroup, type ResourceType } from './resource-type';
import { unusedBy } from './usage';

const pattern = /^[a-zA-Z0-9][\w.-]*\w$/;

/** Networks and who may talk in them. */
export const networkTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_virtual_network: inGroup('Microsoft.Network/virtualNetworks', {
    name: nameForm(2, 64, pattern),
    takenBy: ['virtual_network_id'],
    answers: { guid: '{guid}' },
    writeGuards: [subnetsStayInside],
  }),
  azurerm_subnet: {
    id: '{group}/providers/Microsoft.Network/virtualNetworks/{virtual_network_name}/subnets/{name}',
    name: nameForm(1, 80, pattern),
    takenBy: ['subnet_id', 'virtual_network_subnet_id', 'virtual_network_subnet_ids'],
    deleteGuards: [
      unusedBy('azurerm_private_endpoint', 'subnet_id'),
      unusedBy('azurerm_linux_web_app', 'virtual_network_subnet_id'),
      unusedBy('azurerm_linux_web_app_slot', 'virtual_network_subnet_id'),
    ],
  },
  azurerm_network_security_group: inGroup('Microsoft.Network/networkSecurityGroups', {
    name: nameForm(1, 80, pattern),
    takenBy: ['network_security_group_id'],
    deleteGuards: [
      unusedBy('azurerm_subnet_network_security_group_association', 'network_security_group_id'),
    ],
  }),
  azurerm_network_security_rule: {
    id: '{group}/providers/Microsoft.Network/networkSecurityGroups/{network_security_group_name}/securityRules/{name}',
    name: nameForm(1, 80, pattern),
  },
  azurerm_subnet_network_security_group_association: { id: '{subnet_id}' },
};
