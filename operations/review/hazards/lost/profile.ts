import { gone } from '../gone';

export const lostProfile = gone({
  id: 'LOST-PROFILE',
  types: /^azurerm_cdn_frontdoor_profile$/,
  why: 'Everything of Front Door hangs on the profile, and every app lets in only the profile with its GUID. A new one has another GUID and other host names.',
  link: 'https://learn.microsoft.com/azure/frontdoor/origin-security',
  remedy: 'do not apply; restore the profile',
});
