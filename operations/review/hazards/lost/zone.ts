import { gone } from '../gone';

export const lostZone = gone({
  id: 'LOST-ZONE',
  types: /^azurerm_dns_zone$/,
  why: 'The registrar points at the name servers of this very zone. A new zone gets others, and no name in it resolves until the registrar and every cache have followed.',
  link: 'https://learn.microsoft.com/azure/dns/dns-faq',
  remedy: 'do not apply; restore the zone',
});
