import { subnetsStayInside } from './address-spaces';
import { nameOf, within } from './arm-id';
import { azureError, Refusal } from './errors';
import { lockOn } from './locks';
import { roleNamed } from './roles';
import { blocks, elements, text, type Values } from './value';
import { type Resource, sameId, type World } from './world';

/** What Azure refuses because of other resources. Each guard throws the Refusal. */
export function refuseUpdate(world: World, before: Resource | undefined, after: Resource): void {
  for (const guard of updateGuards[after.type] ?? []) guard(world, after, before);
}

export function refuseDelete(world: World, resource: Resource): void {
  for (const guard of deleteGuards[resource.type] ?? []) guard(world, resource);
}

type UpdateGuard = (world: World, after: Resource, before: Resource | undefined) => void;
type DeleteGuard = (world: World, resource: Resource) => void;

const updateGuards: Readonly<Record<string, readonly UpdateGuard[]>> = {
  azurerm_cdn_frontdoor_route: [originGroupHasOrigins],
  azurerm_cdn_frontdoor_origin: [lastOriginStaysEnabled],
  azurerm_cdn_frontdoor_custom_domain_association: [routesNameDomain],
  azurerm_container_registry: [lockedReplicasStay],
  azurerm_role_assignment: [roleExists],
  azurerm_virtual_network: [subnetsStayInside],
};

const deleteGuards: Readonly<Record<string, readonly DeleteGuard[]>> = {
  azurerm_resource_group: [groupIsEmpty],
  azurerm_cdn_frontdoor_origin: [lastOriginStays],
  azurerm_cdn_frontdoor_origin_group: [
    unusedBy('azurerm_cdn_frontdoor_route', 'cdn_frontdoor_origin_group_id'),
  ],
  azurerm_cdn_frontdoor_custom_domain: [
    unusedBy('azurerm_cdn_frontdoor_route', 'cdn_frontdoor_custom_domain_ids'),
  ],
  azurerm_cdn_frontdoor_rule_set: [unusedBy('azurerm_cdn_frontdoor_route', 'cdn_frontdoor_rule_set_ids')],
  azurerm_cdn_frontdoor_firewall_policy: [
    unusedBy('azurerm_cdn_frontdoor_security_policy', 'security_policies'),
  ],
  azurerm_network_security_group: [
    unusedBy('azurerm_subnet_network_security_group_association', 'network_security_group_id'),
  ],
  azurerm_private_dns_zone: [hasNoLinks],
  azurerm_service_plan: [unusedBy('azurerm_linux_web_app', 'service_plan_id')],
  azurerm_subnet: [
    unusedBy('azurerm_private_endpoint', 'subnet_id'),
    unusedBy('azurerm_linux_web_app', 'virtual_network_subnet_id'),
    unusedBy('azurerm_linux_web_app_slot', 'virtual_network_subnet_id'),
  ],
};

/** Front Door takes no route without an origin to send it to (https://learn.microsoft.com/azure/frontdoor/front-door-route-matching). */
function originGroupHasOrigins(world: World, route: Resource): void {
  const group = text(route.values, 'cdn_frontdoor_origin_group_id');
  if (originsOf(world, group).length === 0) {
    throw azureError(
      `creating ${route.id}`,
      400,
      'BadRequest',
      `The origin group '${nameOf(group)}' of a route needs at least one origin.`,
    );
  }
}

const lastOrigin =
  'Cannot disable or delete the last origin when the origin group is still associated with a route.';

/** https://github.com/hashicorp/terraform-provider-azurerm/issues/27652 */
function lastOriginStaysEnabled(world: World, after: Resource, before: Resource | undefined): void {
  if (before?.values.enabled === true && after.values.enabled === false && isLastOrigin(world, after)) {
    throw azureError(`updating ${after.id}`, 409, 'Conflict', lastOrigin);
  }
}

function lastOriginStays(world: World, origin: Resource): void {
  const alone = originsOf(world, text(origin.values, 'cdn_frontdoor_origin_group_id')).length === 1;
  const lastEnabled = origin.values.enabled === true && isLastOrigin(world, origin);
  if (lastEnabled || (alone && isRouted(world, text(origin.values, 'cdn_frontdoor_origin_group_id')))) {
    throw azureError(`deleting ${origin.id}`, 409, 'Conflict', lastOrigin);
  }
}

const originsOf = (world: World, group: string) =>
  world
    .ofType('azurerm_cdn_frontdoor_origin')
    .filter(({ values }) => sameId(text(values, 'cdn_frontdoor_origin_group_id'), group));

function isLastOrigin(world: World, origin: Resource): boolean {
  const group = text(origin.values, 'cdn_frontdoor_origin_group_id');
  const others = originsOf(world, group).filter(({ id, values }) => !sameId(id, origin.id) && values.enabled);
  return others.length === 0 && isRouted(world, group);
}

const isRouted = (world: World, group: string) =>
  world
    .ofType('azurerm_cdn_frontdoor_route')
    .some(({ values }) => sameId(text(values, 'cdn_frontdoor_origin_group_id'), group));

/** https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/authorization/role_assignment_resource.go#L187-L189 */
function roleExists(world: World, { values }: Resource): void {
  const name = text(values, 'role_definition_name');
  const custom = world.ofType('azurerm_role_definition').some((role) => role.values.name === name);
  if (name !== '' && !roleNamed(name) && !custom) {
    throw new Refusal(`listing role definitions: could not find role \`${name}\``);
  }
}

/** https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cdn/cdn_frontdoor_custom_domain_association_resource.go#L212-L224 */
function routesNameDomain(world: World, { id, values }: Resource): void {
  const domain = text(values, 'cdn_frontdoor_custom_domain_id');
  for (const route of elements(values.cdn_frontdoor_route_ids).map(String)) {
    const found = world.get('azurerm_cdn_frontdoor_route', route);
    if (mentions(found?.values.cdn_frontdoor_custom_domain_ids, domain)) continue;
    throw new Refusal(
      `creating ${id}: the CDN FrontDoor Route(Name: "${nameOf(route)}") is currently not associated with the CDN FrontDoor Custom Domain(Name: "${nameOf(domain)}"). Please remove the CDN FrontDoor Route from your 'cdn_frontdoor_custom_domain_association' configuration block`,
    );
  }
}

/** https://learn.microsoft.com/azure/dns/private-dns-virtual-network-links */
function hasNoLinks(world: World, zone: Resource): void {
  const [link] = world.below(zone.id).filter(({ type }) => type.endsWith('_virtual_network_link'));
  if (link) {
    throw azureError(
      `deleting ${zone.id}`,
      409,
      'CannotDeleteResource',
      `Cannot delete resource while nested resources exist: '${link.id}'.`,
    );
  }
}

/** A registry's replicas are resources of their own to Azure, so a lock on the registry keeps them. */
function lockedReplicasStay(world: World, after: Resource, before: Resource | undefined): void {
  const places = (values: Values | undefined) =>
    blocks(values?.georeplications).map((replica) => text(replica, 'location'));
  const kept = places(after.values);
  for (const place of places(before?.values).filter((location) => !kept.includes(location))) {
    lockOn(world, { type: after.type, id: `${after.id}/replications/${place}` });
  }
}

/** https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/resource/custompollers/resource_group_prevent_delete_poller.go */
function groupIsEmpty(world: World, group: Resource): void {
  const inside = world
    .all()
    .filter(({ id }) => id !== group.id && within(group.id, id))
    .map(({ id }) => `* \`${id}\``)
    .sort();
  if (inside.length === 0) return;
  throw new Refusal(
    `deleting Resource Group "${nameOf(group.id)}": the Resource Group still contains Resources.`,
    `Terraform has detected that the following Resources still exist within the Resource Group:\n\n${inside.join('\n')}`,
  );
}

function unusedBy(userType: string, attribute: string): DeleteGuard {
  return (world, resource) => {
    const user = world.ofType(userType).find(({ values }) => mentions(values[attribute], resource.id));
    if (user) {
      throw azureError(
        `deleting ${resource.id}`,
        409,
        'Conflict',
        `'${nameOf(resource.id)}' is still in use by '${user.id}'.`,
      );
    }
  };
}

function mentions(value: Values[string] | undefined, id: string): boolean {
  if (typeof value === 'string') return sameId(value, id);
  if (Array.isArray(value)) return elements(value).some((element) => mentions(element, id));
  return (
    typeof value === 'object' && value !== null && Object.values(value).some((inner) => mentions(inner, id))
  );
}
