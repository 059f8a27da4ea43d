import { hazard, inChanges } from '../../hazard';
import type { PlannedChange, StackPlan } from '../../plan/plan';
import { blocksIn, isNothing, lower, type Value } from '../../plan/values';
import { weakened, weaknessText } from '../../weakened';

const DEFAULTS = /^(scm_ip_restriction_|ip_restriction_)?default_action$/;

export const ingressOpen = hazard({
  id: 'INGRESS-OPEN',
  why: 'Whatever no line admits must be refused. With Allow as the default, no line has any effect: the whole internet reaches the app without Front Door and its firewall, or the data without its private endpoints.',
  link: 'https://learn.microsoft.com/azure/app-service/app-service-ip-restrictions',
  remedy: 'make Deny the default, and add a rule for each caller that must get in',
  see: inChanges(/^azurerm_/, (change, plan) =>
    [
      ...weakened(change, isOpen, 'unsafe').map(weaknessText),
      ...unguarded(change, plan),
      ...bare(change),
    ].map((found) => ({
      wrong: 'would let everybody in by default',
      found,
    })),
  ),
});

/** Azure lets everybody in by default. */
function isOpen(name: string, value: Value): boolean | undefined {
  return DEFAULTS.test(name) ? lower(value) !== 'deny' : undefined;
}

/** What denies traffic in a network and goes while the network stays: everything else may pass then. */
function unguarded({ type, action, before, after }: PlannedChange, plan: StackPlan): readonly string[] {
  const goes = action === 'delete';
  const stays = (kind: string, key: string, value: Value) =>
    plan.after.some((held) => held.type === kind && lower(held.values[key]) === lower(value));
  if (type === 'azurerm_network_security_rule') {
    if (lower(before?.access) !== 'deny') return [];
    const isGone = goes && stays(GROUP, 'name', before?.network_security_group_name);
    return isGone || lower(after?.access) === 'allow' ? ['nothing that denies'] : [];
  }
  if (type === GROUP) {
    const denies = blocksIn(before, 'security_rule').some(({ access }) => lower(access) === 'deny');
    const still = blocksIn(after, 'security_rule').some(({ access }) => lower(access) === 'deny');
    return action === 'update' && denies && !still ? ['nothing that denies'] : [];
  }
  return type === 'azurerm_subnet_network_security_group_association' &&
    goes &&
    stays('azurerm_subnet', 'id', before?.subnet_id)
    ? ['no security group']
    : [];
}

const GROUP = 'azurerm_network_security_group';

/** A new vault lets everybody in by default. */
const bare = ({ type, before, after }: PlannedChange): readonly string[] =>
  type === 'azurerm_key_vault' &&
  !before &&
  after &&
  isNothing(after.network_acls) &&
  after.public_network_access_enabled !== false
    ? ['no network_acls']
    : [];
