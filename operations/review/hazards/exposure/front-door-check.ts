import { hazard, inChanges } from '../../hazard';
import type { StackPlan } from '../../plan/plan';
import { blocksIn, isList, isNothing, lower, type Value, type Values } from '../../plan/values';

export const frontDoorCheck = hazard({
  id: 'FRONT-DOOR-CHECK',
  why: 'The service tag admits every Front Door, and the header X-Azure-FDID only this one. Without both, anybody with a profile of their own, or who knows the host name, gets in without the firewall.',
  link: 'https://learn.microsoft.com/azure/frontdoor/origin-security',
  remedy: 'let in only service_tag AzureFrontDoor.Backend with x_azure_fdid',
  see: inChanges(
    /^azurerm_(linux|windows)_(web|function)_app(_slot)?$/,
    ({ action, before, after }, plan) => {
      if (action === 'delete' || action === 'forget') return [];
      const was = openLines(before);
      return [
        ...openLines(after).filter((line) => !was.includes(line)),
        ...otherProfiles(before, after, plan),
      ].map((line) => ({ wrong: 'would let in more than this Front Door', found: line }));
    },
  ),
});

/** Ids that no app of the stamp has let in so far; in a new stamp, all but one. */
function otherProfiles(
  before: Values | undefined,
  after: Values | undefined,
  plan: StackPlan,
): readonly string[] {
  const known = [before, ...plan.before.map(({ values }) => values)].flatMap(profilesOf);
  const ids = new Set(profilesOf(after));
  return [...ids]
    .filter((id, i) => (known.length > 0 ? !known.includes(id) : i > 0))
    .map((id) => `x_azure_fdid ${id}`);
}

const profilesOf = (values: Values | undefined): readonly string[] =>
  KINDS.flatMap((kind) =>
    blocksIn(values, 'site_config', kind, 'headers').flatMap(({ x_azure_fdid: ids }) =>
      isList(ids) ? ids.map(lower).filter(Boolean) : [],
    ),
  );

const KINDS = ['ip_restriction', 'scm_ip_restriction'];

/** The rules that let somebody in without both. */
const openLines = (values: Values | undefined): readonly string[] =>
  KINDS.flatMap((kind) =>
    blocksIn(values, 'site_config', kind)
      .filter(({ action, service_tag, headers }) => {
        const isAllowed = isNothing(action) || lower(action) === 'allow';
        const isGuarded = lower(service_tag) === 'azurefrontdoor.backend' && hasProfile(headers);
        return isAllowed && !isGuarded && !isUnknown(service_tag) && !isUnknown(headers);
      })
      .map((line) => `${kind} for ${whom(line)}${hasProfile(line.headers) ? '' : ' without x_azure_fdid'}`),
  );

const whom = ({ service_tag, ip_address, virtual_network_subnet_id }: Values): string =>
  [service_tag, ip_address, virtual_network_subnet_id].filter(isText).find(Boolean) ?? 'everybody';

const isText = (value: Value): value is string => typeof value === 'string';

const hasProfile = (headers: Value): boolean =>
  blocksIn(headers).some(
    ({ x_azure_fdid: profile }) =>
      isUnknown(profile) || (Array.isArray(profile) && profile.some((id) => id !== '')),
  );

const isUnknown = (value: Value): boolean => typeof value === 'symbol';
