import { lastSegment } from '../arm-id';
import { azureError } from '../errors';
import { elements, isObject, type Value } from '../value';
import { sameId } from '../world';
import type { DeleteGuard } from './resource-type';

/** Azure refuses to delete what another resource still uses. */
export function unusedBy(userType: string, attribute: string): DeleteGuard {
  return (world, resource) => {
    const user = world.ofType(userType).find(({ values }) => mentions(values[attribute], resource.id));
    if (user) {
      throw azureError(
        `deleting ${resource.id}`,
        409,
        'Conflict',
        `'${lastSegment(resource.id)}' is still in use by '${user.id}'.`,
      );
    }
  };
}

/** True when an id stands somewhere in a value. */
export function mentions(value: Value | undefined, id: string): boolean {
  if (typeof value === 'string') return sameId(value, id);
  if (isObject(value)) return Object.values(value).some((inner) => mentions(inner, id));
  return elements(value).some((element) => mentions(element, id));
}
