import { hazard, inChanges } from '../../hazard';
import { lower, type Value, type Values } from '../../plan/values';
import { weakened, weaknessText } from '../../weakened';

export const wafOff = hazard({
  id: 'WAF-OFF',
  why: 'A firewall that is off, or only detects, lets everything pass: none of its rules blocks, not even the rate limit.',
  link: 'https://learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-policy-settings',
  remedy:
    'keep it enabled and in Prevention mode; to let only the managed rules log first, use dns.phase and frontDoor.waf',
  see: inChanges(/^azurerm_cdn_frontdoor_firewall_policy$/, (change) =>
    weakened({ ...change, before: switches(change.before), after: switches(change.after) }, isOff).map(
      (weakness) => ({
        wrong: 'would block nothing',
        found: weaknessText(weakness),
      }),
    ),
  ),
});

/** Rules have an `enabled` of their own. */
const switches = (policy: Values | undefined): Values | undefined =>
  policy &&
  Object.fromEntries(Object.entries(policy).filter(([name]) => name === 'enabled' || name === 'mode'));

const isOff = (name: string, value: Value): boolean =>
  name === 'enabled' ? value !== true : lower(value) !== 'prevention';
