import { lastSegment, parentOf, typeOf } from './arm-id';
import { alreadyExists, azureError, groupNotFound } from './errors';
import { exists } from './existence';
import { lockOn } from './locks';
import { resourceTypes } from './services';
import { type Resource, sameId, type World } from './world';

/**
 * Azure's side of a create, an update and a delete. Each throws a Refusal if Azure would refuse.
 * @param references the ids that the resource is configured with
 */
export function create(world: World, resource: Resource, references: readonly string[]): void {
  const { type, id } = resource;
  if (world.get(type, id)) throw alreadyExists(type, id);
  requireFreeName(world, resource);
  requireParent(world, resource);
  requireReferences(world, `creating ${id}`, references);
  for (const guard of resourceTypes[type]?.writeGuards ?? []) guard(world, resource, undefined);
  world.put(resource);
}

export function update(world: World, resource: Resource, references: readonly string[]): void {
  const before = world.get(resource.type, resource.id);
  const doing = `updating ${resource.id}`;
  if (!before) throw azureError(doing, 404, 'ResourceNotFound', notFound(resource.id));
  requireReferences(world, doing, references);
  for (const guard of resourceTypes[resource.type]?.writeGuards ?? []) guard(world, resource, before);
  world.put(resource);
}

export function remove(world: World, { type, id }: Pick<Resource, 'type' | 'id'>): void {
  const resource = world.get(type, id);
  if (!resource) return;
  lockOn(world, resource);
  for (const guard of resourceTypes[type]?.deleteGuards ?? []) guard(world, resource);
  // Azure also deletes what is below the resource, except diagnostic settings.
  for (const child of world.below(id)) world.remove(child);
  world.remove(resource);
  resourceTypes[type]?.afterDelete?.(world, resource);
}

function requireFreeName(world: World, { type, id }: Resource): void {
  if (!resourceTypes[type]?.globalName) return;
  const taken = world.ofType(type).find((other) => sameId(lastSegment(other.id), lastSegment(id)));
  if (taken) {
    throw azureError(
      `creating ${id}`,
      409,
      'NameNotAvailable',
      `The name '${lastSegment(id)}' is already in use: ${taken.id}`,
    );
  }
}

function requireParent(world: World, { id }: Resource): void {
  const parent = parentOf(id);
  if (parent === undefined || exists(world, parent)) return;
  const doing = `creating ${id}`;
  if (!parent.includes('/providers/')) throw groupNotFound(doing, parent);
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
  `The Resource '${typeOf(id)}/${lastSegment(id)}' was not found: no resource has the id '${id}'.`;
