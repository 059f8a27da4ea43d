import { hazard, inChanges } from '../../hazard';
import { lower, type Value } from '../../plan/values';
import { weakened, weaknessText } from '../../weakened';

/** Front Door reaches an app over its public address: there the lines of its ingress decide. */
const EXCEPT_APPS = /^azurerm_(?!(linux|windows)_(web|function)_app)/;

export const publicNetwork = hazard({
  id: 'PUBLIC-NETWORK',
  why: 'Data, images and secrets have no address on the internet: whoever gets hold of a credential still cannot reach them. A public one takes that away in every region.',
  link: 'https://learn.microsoft.com/azure/private-link/private-link-overview',
  remedy: 'close it again; registry.publicAccess opens the registry alone, to some addresses',
  see: inChanges(EXCEPT_APPS, (change) =>
    weakened(change, isPublic).map((weakness) => ({
      wrong: 'would be reached over the public network',
      found: weaknessText(weakness),
    })),
  ),
});

function isPublic(name: string, value: Value): boolean | undefined {
  if (name === 'public_network_access_enabled' || name === 'allow_nested_items_to_be_public')
    return value === true;
  return name === 'container_access_type' ? lower(value) !== 'private' : undefined;
}
