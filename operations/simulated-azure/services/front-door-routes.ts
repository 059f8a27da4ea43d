import { lastSegment } from '../arm-id';
import { azureError } from '../errors';
import { elements, textOf } from '../value';
import { type Resource, sameId, type World } from '../world';
import { hyphenated, nameForm } from './name-form';
import { azurermSource, type ProviderCheck, type ResourceType, under } from './resource-type';
import { unusedBy } from './usage';

const routeChecks: readonly ProviderCheck[] = [
  {
    name: 'a route that redirects takes both protocols',
    stage: 'apply',
    source: `${azurermSource}/cdn/cdn_frontdoor_route_resource.go#L237-L244`,
    check: ({ https_redirect_enabled, supported_protocols }) =>
      https_redirect_enabled === true &&
      !['Http', 'Https'].every((protocol) => elements(supported_protocols).includes(protocol))
        ? [
            "'https_redirect_enabled' and 'supported_protocols' conflict. The 'https_redirect_enabled' field cannot be set to 'true' unless the 'supported_protocols' field contains both 'Http' and 'Https'",
          ]
        : [],
  },
  {
    name: 'a route off the default domain has a custom domain',
    stage: 'apply',
    source: `${azurermSource}/cdn/cdn_frontdoor_route_resource.go#L251-L252`,
    check: ({ name, link_to_default_domain, cdn_frontdoor_custom_domain_ids }) =>
      link_to_default_domain === false && elements(cdn_frontdoor_custom_domain_ids).length === 0
        ? [
            `it is invalid to disable the 'LinkToDefaultDomain' for the CDN Front Door Route(Name: ${name}) since the route does not have any CDN Front Door Custom Domains associated with it`,
          ]
        : [],
  },
];

/** Front Door's path from a request to an origin. */
export const frontDoorRouteTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_cdn_frontdoor_origin_group: under('cdn_frontdoor_profile_id', 'originGroups', {
    name: nameForm(1, 90, hyphenated),
    takenBy: ['cdn_frontdoor_origin_group_id'],
    olderClient: true,
    deleteGuards: [unusedBy('azurerm_cdn_frontdoor_route', 'cdn_frontdoor_origin_group_id')],
  }),
  azurerm_cdn_frontdoor_origin: under('cdn_frontdoor_origin_group_id', 'origins', {
    name: nameForm(2, 90, hyphenated),
    takenBy: ['cdn_frontdoor_origin_ids'],
    olderClient: true,
    writeGuards: [lastOriginStaysEnabled],
    deleteGuards: [lastOriginStays],
  }),
  azurerm_cdn_frontdoor_route: under('cdn_frontdoor_endpoint_id', 'routes', {
    name: nameForm(2, 90, hyphenated),
    takenBy: ['cdn_frontdoor_route_ids'],
    olderClient: true,
    checks: routeChecks,
    writeGuards: [originGroupHasOrigins],
  }),
  azurerm_cdn_frontdoor_rule_set: under('cdn_frontdoor_profile_id', 'ruleSets', {
    name: nameForm(1, 60, /^[a-zA-Z][a-zA-Z0-9]*$/),
    takenBy: ['cdn_frontdoor_rule_set_id', 'cdn_frontdoor_rule_set_ids'],
    deleteGuards: [unusedBy('azurerm_cdn_frontdoor_route', 'cdn_frontdoor_rule_set_ids')],
  }),
  azurerm_cdn_frontdoor_rule: under('cdn_frontdoor_rule_set_id', 'rules', {
    name: nameForm(1, 260, /^[a-zA-Z][a-zA-Z0-9]*$/),
    // https://github.com/hashicorp/terraform-provider-azurerm/blob/v5.2.0/website/docs/r/cdn_frontdoor_rule.html.markdown
    namesakes: [
      { block: 'actions', names: ['response_header_action', 'modify_response_header'] },
      { block: 'actions.modify_response_header', names: ['header_action', 'operator'] },
      { block: 'actions.modify_response_header', names: ['value', 'header_value'] },
    ],
    answers: {
      cdn_frontdoor_rule_set_name: ({ cdn_frontdoor_rule_set_id: id }) => lastSegment(String(id)),
    },
  }),
};

/** Front Door accepts no route without an origin (https://learn.microsoft.com/azure/frontdoor/front-door-route-matching). */
function originGroupHasOrigins(world: World, route: Resource): void {
  const group = groupOf(route);
  if (originsOf(world, group).length === 0) {
    throw azureError(
      `creating ${route.id}`,
      400,
      'BadRequest',
      `The origin group '${lastSegment(group)}' of a route needs at least one origin.`,
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
  const alone = originsOf(world, groupOf(origin)).length === 1;
  const lastEnabled = origin.values.enabled === true && isLastOrigin(world, origin);
  if (lastEnabled || (alone && isRouted(world, groupOf(origin)))) {
    throw azureError(`deleting ${origin.id}`, 409, 'Conflict', lastOrigin);
  }
}

/** The origin group of an origin or a route. */
const groupOf = ({ values }: Resource) => textOf(values, 'cdn_frontdoor_origin_group_id');

const originsOf = (world: World, group: string) =>
  world.ofType('azurerm_cdn_frontdoor_origin').filter((origin) => sameId(groupOf(origin), group));

function isLastOrigin(world: World, origin: Resource): boolean {
  const group = groupOf(origin);
  const others = originsOf(world, group).filter(({ id, values }) => !sameId(id, origin.id) && values.enabled);
  return others.length === 0 && isRouted(world, group);
}

const isRouted = (world: World, group: string) =>
  world.ofType('azurerm_cdn_frontdoor_route').some((route) => sameId(groupOf(route), group));
