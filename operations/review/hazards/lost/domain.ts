import { gone } from '../gone';

export const lostDomain = gone({
  id: 'LOST-DOMAIN',
  types: /^azurerm_cdn_frontdoor_custom_domain$/,
  why: 'Clients call this name. Without the custom domain Front Door refuses it, and a new one must be validated and get a certificate first, which takes hours.',
  link: 'https://learn.microsoft.com/azure/frontdoor/domain',
  remedy: 'do not apply; restore the custom domain',
});
