/** Ids of Azure resources, as azurerm imports them. */
import { z } from 'zod';
import { RESOURCE_GROUP, says } from './schema-parts';

interface Kind {
  readonly type: string;
  /** Which names Azure takes: a pattern, and in words. */
  readonly name: string;
  readonly nameIs: string;
  /** Names come in lower case only; otherwise in the casing in which the resource was made. */
  readonly lowerCase?: true;
}

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/**
 * The words of an id are parsed with regard to case:
 * https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/vendor/github.com/hashicorp/go-azure-helpers/resourcemanager/resourceids/parse.go
 */
export function resourceId(kind: Kind) {
  const start = `^/subscriptions/${GUID}/resourceGroups/${RESOURCE_GROUP}/providers/${kind.type.replace('.', '\\.')}/`;
  const pattern = new RegExp(`${start}${kind.name}$`);
  const withAnyName = new RegExp(`${start}(?<name>[^/\\s]+)$`);

  const words = (given: string): readonly [wrong: string, fix: string] => {
    const recased = inCasing(kind, given);
    if (recased !== given && pattern.test(recased)) {
      return ['must have the casing that azurerm accepts', `write ${recased}`];
    }
    const name = withAnyName.exec(given)?.groups?.name;
    if (name) return [`must not end in ${name}, as no ${kind.type} has such a name`, kind.nameIs];
    return [
      `must be the resource id of a ${kind.type}`,
      'copy it from `az resource show --query id`, in the casing shown there',
    ];
  };
  const error = ({ input }: { readonly input?: unknown }) => says(...words(String(input)));
  return z.string({ error }).regex(pattern, { error });
}

/** The id in the right casing; what is no such id stays as it is. */
function inCasing({ type, lowerCase }: Kind, given: string): string {
  const [, , subscription = '', , group = '', , , , name = ''] = given.split('/');
  const id = `/subscriptions/${subscription.toLowerCase()}/resourceGroups/${group}/providers/${type}/${lowerCase ? name.toLowerCase() : name}`;
  return id.toLowerCase() === given.toLowerCase() ? id : given;
}
