import { replaced } from '../gone';

export const networkReplaced = replaced({
  id: 'NETWORK-REPLACED',
  types: /^azurerm_(virtual_network|subnet|private_endpoint|private_dns_zone(_virtual_network_link)?)$/,
  why: 'The app reaches Cosmos DB, its vault and the registry by private endpoints alone. While the network, an endpoint or the private names of it are replaced, it is healthy and answers errors.',
  link: 'https://learn.microsoft.com/azure/private-link/private-endpoint-dns',
  remedy:
    'drain the region first (standby), and see what forces it; without a refresh azurerm 5 replaces links: docs/upgrade.md',
});
