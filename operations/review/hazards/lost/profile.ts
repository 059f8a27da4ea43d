import { gone } from '../gone';

export const lostProfile = gone({
  id: 'LOST-PROFILE',
  types: /^azurerm_cdn_frontdoor_profile$/,
  why: 'Everything in Front Door belongs to the profile, and every app admits only this profile, by its GUID. A new profile has another GUID and other host names.',
  link: 'https://learn.microsoft.com/azure/frontdoor/origin-security',
  remedy: 'do not apply; restore the profile',
});
