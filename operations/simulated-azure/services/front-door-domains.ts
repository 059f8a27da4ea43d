import { lastSegment } from '../arm-id';
import { Refusal } from '../errors';
import { elements, textOf } from '../value';
import { type Resource, sameId, type World } from '../world';
import { hyphenated, nameForm } from './name-form';
import { type ResourceType, under } from './resource-type';
import { mentions, unusedBy } from './usage';

/** Front Door's custom domains, and the routes that they are on. */
export const frontDoorDomainTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_cdn_frontdoor_custom_domain: under('cdn_frontdoor_profile_id', 'customDomains', {
    name: nameForm(2, 260, hyphenated),
    takenBy: ['cdn_frontdoor_custom_domain_id', 'cdn_frontdoor_custom_domain_ids', 'cdn_frontdoor_domain_id'],
    namesakes: [{ block: 'tls', names: ['minimum_tls_version', 'minimum_version'] }],
    answers: {
      'tls.minimum_tls_version': 'TLS12',
      'tls.minimum_version': 'TLS12',
      validation_token: '_{token}',
      expiration_date: '2030-01-08T00:00:00Z',
      'tls.cdn_frontdoor_secret_id': '',
    },
    olderClient: true,
    deleteGuards: [unusedBy('azurerm_cdn_frontdoor_route', 'cdn_frontdoor_custom_domain_ids')],
  }),
  azurerm_cdn_frontdoor_custom_domain_association: {
    id: '{cdn_frontdoor_custom_domain_id:parent}/associations/{cdn_frontdoor_custom_domain_id:name}',
    olderClient: true,
    writeGuards: [routesNameDomain],
    afterDelete: stripDomain,
  },
};

/** https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cdn/cdn_frontdoor_custom_domain_association_resource.go#L212-L224 */
function routesNameDomain(world: World, { id, values }: Resource): void {
  const domain = textOf(values, 'cdn_frontdoor_custom_domain_id');
  for (const route of elements(values.cdn_frontdoor_route_ids).map(String)) {
    const found = world.get('azurerm_cdn_frontdoor_route', route);
    if (mentions(found?.values.cdn_frontdoor_custom_domain_ids, domain)) continue;
    throw new Refusal(
      `creating ${id}: the CDN FrontDoor Route(Name: "${lastSegment(route)}") is currently not associated with the CDN FrontDoor Custom Domain(Name: "${lastSegment(domain)}"). Please remove the CDN FrontDoor Route from your 'cdn_frontdoor_custom_domain_association' configuration block`,
    );
  }
}

/** The provider takes the domain off the routes of a deleted association (https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cdn/cdn_frontdoor_custom_domain_association_resource.go#L156-L190). */
function stripDomain(world: World, { values }: Resource): void {
  for (const id of elements(values.cdn_frontdoor_route_ids)) {
    const route = world.get('azurerm_cdn_frontdoor_route', String(id));
    if (!route) continue;
    const domains = elements(route.values.cdn_frontdoor_custom_domain_ids).filter(
      (domain) => !sameId(String(domain), textOf(values, 'cdn_frontdoor_custom_domain_id')),
    );
    world.put({ ...route, values: { ...route.values, cdn_frontdoor_custom_domain_ids: domains } });
  }
}
