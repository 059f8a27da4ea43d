import { nameOf, parentOf, typeOf } from './arm-id';
import { alreadyExists, azureError } from './errors';
import { exists } from './existence';
import { refuseDelete, refuseUpdate } from './guards';
import { lockOn } from './locks';
import { resourceTypes } from './resource-types';
import { elements, text } from './value';
import { type Resource, sameId, type World } from './world';

/**
 * Azure's side of a create, an update and a delete. Each throws a Refusal where Azure would refuse.
 * @param references the ids that the resource is configured with
 */
export function create(world: World, resource: Resource, references: readonly string[]): void {
  const { type, id } = resource;
  if (world.get(type, id)) throw alreadyExists(type, id);
  requireFreeName(world, resource);
  requireParent(world, resource);
  requireReferences(world, `creating ${id}`, references);
  refuseUpdate(world, undefined, resource);
  world.put(resource);
}

export function update(world: World, resource: Resource, references: readonly string[]): void {
  const before = world.get(resource.type, resource.id);
  const doing = `updating ${resource.id}`;
  if (!before) throw azureError(doing, 404, 'ResourceNotFound', notFound(resource.id));
  requireReferences(world, doing, references);
  refuseUpdate(world, before, resource);
  world.put(resource);
}

export function remove(world: World, { type, id }: Pick<Resource, 'type' | 'id'>): void {
  const resource = world.get(type, id);
  if (!resource) return;
  lockOn(world, resource);
  refuseDelete(world, resource);
  // What Azure deletes along with the resource. Diagnostic settings stay, as they do there.
  for (const child of world.below(id)) world.remove(child);
  world.remove(resource);
  if (type === 'azurerm_cdn_frontdoor_custom_domain_association') stripDomain(world, resource);
}

/** The provider takes the domain off the routes of a deleted association (https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cdn/cdn_frontdoor_custom_domain_association_resource.go#L156-L190). */
function stripDomain(world: World, { values }: Resource): void {
  for (const id of elements(values.cdn_frontdoor_route_ids)) {
    const route = world.get('azurerm_cdn_frontdoor_route', String(id));
    if (!route) continue;
    const domains = elements(route.values.cdn_frontdoor_custom_domain_ids).filter(
      (domain) => !sameId(String(domain), text(values, 'cdn_frontdoor_custom_domain_id')),
    );
    world.put({ ...route, values: { ...route.values, cdn_frontdoor_custom_domain_ids: domains } });
  }
}

function requireFreeName(world: World, { type, id }: Resource): void {
  if (!resourceTypes[type]?.globalName) return;
  const taken = world.ofType(type).find((other) => sameId(nameOf(other.id), nameOf(id)));
  if (taken) {
    throw azureError(
      `creating ${id}`,
      409,
      'NameNotAvailable',
      `The name '${nameOf(id)}' is already in use: ${taken.id}`,
    );
  }
}

function requireParent(world: World, { id }: Resource): void {
  const parent = parentOf(id);
  if (parent === undefined || exists(world, parent)) return;
  const doing = `creating ${id}`;
  if (!parent.includes('/providers/')) {
    throw azureError(
      doing,
      404,
      'ResourceGroupNotFound',
      `Resource group '${nameOf(parent)}' could not be found.`,
    );
  }
  throw azureError(
    doing,
    404,
    'ParentResourceNotFound',
    `Failed to perform 'write' on resource(s) of type '${typeOf(id)}', because the parent resource '${parent}' could not be found.`,
  );
}

function requireReferences(world: World, doing: string, references: readonly string[]): void {
  const missing = references.find((reference) => !exists(world, reference));
  if (missing) throw azureError(doing, 404, 'ResourceNotFound', notFound(missing));
}

const notFound = (id: string) =>
  `The Resource '${typeOf(id)}/${nameOf(id)}' was not found: no resource has the id '${id}'.`;
