import { replaced } from '../gone';

export const appReplaced = replaced({
  id: 'APP-REPLACED',
  types: /^azurerm_(linux|windows)_(web|function)_app$/,
  why: 'The app does not answer until it exists again. Until then anybody can take its host name.',
  link: 'https://learn.microsoft.com/azure/security/fundamentals/subdomain-takeover',
  remedy: 'drain the region first (standby), and find the cause',
});
