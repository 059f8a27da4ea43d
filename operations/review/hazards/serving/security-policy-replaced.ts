import { inChanges } from '../../hazard';
import type { PlannedChange } from '../../plan/plan';
import { blocksIn, lower, UNKNOWN, type Value, type Values } from '../../plan/values';
import { alsoInPlace, gone } from '../gone';

const whole = gone({
  id: 'SECURITY-POLICY-REPLACED',
  types: /^azurerm_cdn_frontdoor_(security_policy|firewall_policy)$/,
  why: 'The security policy binds the firewall to a name. While it is replaced, every request passes unchecked. If it is deleted, that is permanent.',
  link: 'https://learn.microsoft.com/azure/web-application-firewall/afds/afds-overview',
  remedy: 'restore the security policy, or bind the new one first',
});

export const securityPolicyReplaced = alsoInPlace(
  whole,
  inChanges(/^azurerm_cdn_frontdoor_security_policy$/, (change) =>
    change.action === 'update'
      ? unbound(change).map((found) => ({ wrong: 'would unbind the firewall', found }))
      : [],
  ),
);

/** Paths and names that are no longer bound, or the policy that they were bound to. */
function unbound({ before, after }: PlannedChange): readonly string[] {
  const [was, is] = [boundIn(before), boundIn(after)];
  return is.includes('unknown') ? [] : was.filter((one) => !is.includes(one));
}

function boundIn(values: Values | undefined): readonly string[] {
  const firewalls = blocksIn(values, 'security_policies', 'firewall');
  const bindings = firewalls.flatMap((firewall) => blocksIn(firewall, 'association'));
  return [
    ...firewalls.map(({ cdn_frontdoor_firewall_policy_id: id }) => textIn('the policy', id)),
    ...bindings.flatMap(({ patterns_to_match: paths }) =>
      [paths].flat().map((path) => textIn('the path', path)),
    ),
    ...bindings
      .flatMap(({ domain }) => blocksIn(domain))
      .map(({ cdn_frontdoor_domain_id: id }) => textIn('the domain', id)),
  ];
}

const textIn = (what: string, value: Value): string =>
  value === UNKNOWN ? 'unknown' : `${what} ${lower(value)}`;
