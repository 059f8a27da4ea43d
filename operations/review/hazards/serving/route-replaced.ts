import { changesDoor } from '../door';
import { gone } from '../gone';

export const routeReplaced = gone({
  id: 'ROUTE-REPLACED',
  types: /^azurerm_cdn_frontdoor_(route|custom_domain_association|origin_group)$/,
  except: changesDoor,
  why: 'Without its route Front Door answers 404 to every client in every region, until the new one has reached each edge.',
  link: 'https://learn.microsoft.com/azure/frontdoor/front-door-route-matching',
  remedy: 'restore the route, or add the new one beside it first',
});
