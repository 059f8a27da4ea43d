import { hazard, inChanges } from '../../hazard';
import type { PlannedChange } from '../../plan/plan';
import { isList, UNKNOWN, type Value } from '../../plan/values';
import { changesDoor } from '../door';
import { serves } from './origins';

const AUTOSCALE = 'azurerm_monitor_autoscale_setting';

export const switchedOff = hazard({
  id: 'SWITCHED-OFF',
  why: 'Nothing is destroyed, yet nobody is served: a disabled endpoint, route or app answers with errors, and so does a route without its name or paths. Without autoscale the number of instances does not follow the load when a region fails.',
  link: 'https://learn.microsoft.com/azure/frontdoor/front-door-route-matching',
  remedy: 'keep it enabled; to take a region out of service, set it to standby',
  see: inChanges(
    /^azurerm_(cdn_frontdoor_(endpoint|route)|(linux|windows)_(web|function)_app|monitor_autoscale_setting)$/,
    (change, plan, rollout) => {
      if (changesDoor(change, rollout)) return [];
      if (change.action === 'forget' && change.type === AUTOSCALE && serves(plan))
        return [{ wrong: 'would no longer be managed' }];
      return offIn(change).map((found) => ({ wrong: 'would be switched off', found }));
    },
  ),
});

function offIn({ type, action, before, after }: PlannedChange): readonly string[] {
  if (action !== 'update' && action !== 'replace') return [];
  const off = before?.enabled !== false && after?.enabled === false ? ['enabled = false'] : [];
  if (!type.endsWith('_route')) return off;
  // Other paths may change; this one matches everything without a route of its own.
  const paths = gone(before?.patterns_to_match, after?.patterns_to_match).filter((path) => path === '/*');
  const names = gone(before?.cdn_frontdoor_custom_domain_ids, after?.cdn_frontdoor_custom_domain_ids);
  return [...off, ...paths.map((path) => `no route for ${path}`), ...names.map((id) => `no route for ${id}`)];
}

/** What is certainly no longer in a list. */
function gone(before: Value, after: Value): readonly string[] {
  const [was, is] = [before, after].map((list) => (isList(list) ? list : []));
  if (after === UNKNOWN || is?.includes(UNKNOWN)) return [];
  return (was ?? []).filter((one): one is string => typeof one === 'string' && !is?.includes(one));
}
