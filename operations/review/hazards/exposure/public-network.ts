import { hazard, inChanges } from '../../hazard';
import type { PlannedChange } from '../../plan/plan';
import { isNothing, lower, type Value } from '../../plan/values';
import { weakened, weaknessText } from '../../weakened';

/** Front Door reaches an app over its public address, where the access restrictions decide. */
const EXCEPT_APPS = /^azurerm_(?!(linux|windows)_(web|function)_app)/;

export const publicNetwork = hazard({
  id: 'PUBLIC-NETWORK',
  why: 'Data, images and secrets have no public address, so a stolen credential is not enough to reach them. A public address removes that protection in every region.',
  link: 'https://learn.microsoft.com/azure/private-link/private-link-overview',
  remedy: 'close it again; to open only the registry, to some addresses, use registry.publicAccess',
  see: inChanges(EXCEPT_APPS, (change) =>
    [
      ...weakened(change, isPublic)
        .filter(({ path }) => !wasForAll(change, path))
        .map(weaknessText),
      ...reopened(change),
    ].map((found) => ({ wrong: 'could be reached over the public network', found })),
  ),
});

function isPublic(name: string, value: Value): boolean | undefined {
  if (SWITCHES.test(name)) return value === true;
  if (name === 'container_access_type') return lower(value) !== 'private';
  if (name === 'bypass') return lower(value).includes('azureservices');
  // Single addresses may change; these are all of them, or everything in Azure, whoever rents it.
  return ADDRESSES.test(name) && EVERYBODY.test(lower(value)) ? true : undefined;
}

const SWITCHES =
  /^(public_network_access_enabled|allow_nested_items_to_be_public|network_acl_bypass_for_azure_services)$/;
const ADDRESSES = /^(ip_rules|ip_range|ip_range_filter)$/;
const EVERYBODY = /(^|,)\s*(0\.0\.0\.0|[^,]*\/[01]\s*(,|$))/;

/** Without a list of addresses everybody was let in, so any list is stricter. */
const wasForAll = ({ before }: PlannedChange, path: string): boolean =>
  ADDRESSES.test(path) && before?.public_network_access_enabled === true && isNothing(before[path]);

/** Logs are open by default, so only opening what was closed counts. */
const reopened = ({ before, after }: PlannedChange): readonly string[] =>
  ['internet_ingestion_enabled', 'internet_query_enabled']
    .filter((key) => before?.[key] === false && after?.[key] === true)
    .map((key) => `${key} = true`);
