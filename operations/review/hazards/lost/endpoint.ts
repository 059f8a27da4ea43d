import { changesDoor } from '../door';
import { gone } from '../gone';

export const lostEndpoint = gone({
  id: 'LOST-ENDPOINT',
  types: /^azurerm_cdn_frontdoor_endpoint$/,
  except: changesDoor,
  why: 'The public name is a CNAME to the host name of the endpoint, part of which Azure makes up. A new endpoint may get another one.',
  link: 'https://learn.microsoft.com/azure/frontdoor/endpoint',
  remedy: 'do not apply; restore the endpoint',
});
