import { replaced } from '../gone';

export const appReplaced = replaced({
  id: 'APP-REPLACED',
  types: /^azurerm_(linux|windows)_(web|function)_app$/,
  why: 'The app answers nothing until it is there again. Its host name is free for anybody to take meanwhile.',
  link: 'https://learn.microsoft.com/azure/security/fundamentals/subdomain-takeover',
  remedy: 'drain the region first (standby), and find the cause',
});
