import { changesDoor } from '../door';
import { replaced } from '../gone';

export const originReplaced = replaced({
  id: 'ORIGIN-REPLACED',
  types: /^azurerm_cdn_frontdoor_origin$/,
  except: changesDoor,
  why: 'Edges send requests to a removed origin until the change reaches them, which takes up to 45 minutes. The new origin serves only after as long.',
  link: 'https://learn.microsoft.com/azure/frontdoor/origin',
  remedy: 'drain the region first (standby), and find the cause',
});
