import type { Path } from './plan';
import { blocks, elements, text, Unknown, type Values } from './value';

/** A check of the provider that no schema shows, of the planned values and what was there before. */
export interface Rule {
  readonly name: string;
  readonly type: string;
  readonly stage: 'plan' | 'apply';
  /** Where the provider does it, at the version served. */
  readonly source: string;
  /** What is wrong, in the provider's words. */
  readonly check: (after: Values, before: Values | null) => readonly string[];
}

/** What the provider does without a word and an operator should know before the apply. */
export interface Warning {
  readonly name: string;
  readonly type: string;
  readonly source: string;
  readonly check: (before: Values, after: Values) => readonly string[];
}

/** A change that the provider turns into a replacement although the attribute is not force-new. */
export interface Replacement {
  readonly name: string;
  readonly type: string;
  readonly source: string;
  readonly path: Path;
  readonly when: (before: Values, after: Values) => boolean;
}

const services = 'https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services';

export const rules: readonly Rule[] = [
  {
    name: 'replicas do not hold the home region',
    type: 'azurerm_container_registry',
    stage: 'plan',
    source: `${services}/containers/container_registry_resource.go#L276-L287`,
    check: ({ georeplications, location }) =>
      blocks(georeplications).some((replica) => replica.location === location)
        ? ['the `georeplications` list cannot contain the location where the Container Registry exists']
        : [],
  },
  {
    name: 'replicas need the Premium SKU',
    type: 'azurerm_container_registry',
    stage: 'plan',
    source: `${services}/containers/container_registry_resource.go#L270-L274`,
    check: ({ georeplications, sku }) =>
      blocks(georeplications).length > 0 && sku !== 'Premium'
        ? ['an ACR geo-replication can only be applied when using the Premium Sku']
        : [],
  },
  {
    name: 'an export policy can be off only without public access',
    type: 'azurerm_container_registry',
    stage: 'plan',
    source: `${services}/containers/container_registry_resource.go#L304-L312`,
    check: ({ export_policy_enabled, public_network_access_enabled }) =>
      export_policy_enabled === false && public_network_access_enabled === true
        ? ['to disable export of artifacts, `public_network_access_enabled` must also be `false`']
        : [],
  },
  {
    name: 'geo-location priorities are unique and 0 to n-1',
    type: 'azurerm_cosmosdb_account',
    stage: 'apply',
    source: `${services}/cosmos/cosmosdb_account_resource.go#L1752-L1780`,
    check: ({ geo_location }) => geoLocationProblems(blocks(geo_location)),
  },
  {
    name: 'no geo location changes its priority to 0',
    type: 'azurerm_cosmosdb_account',
    stage: 'apply',
    source: `${services}/cosmos/cosmosdb_account_resource.go#L1210-L1219`,
    check: (after, before) =>
      reprioritized(before, after)
        .filter(({ failover_priority }) => failover_priority === 0)
        .map(
          ({ location }) =>
            `cannot change the failover priority of "${after.id}" location "${location}" to 0`,
        ),
  },
  {
    name: 'a route that redirects takes both protocols',
    type: 'azurerm_cdn_frontdoor_route',
    stage: 'apply',
    source: `${services}/cdn/cdn_frontdoor_route_resource.go#L237-L244`,
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
    type: 'azurerm_cdn_frontdoor_route',
    stage: 'apply',
    source: `${services}/cdn/cdn_frontdoor_route_resource.go#L251-L252`,
    check: ({ name, link_to_default_domain, cdn_frontdoor_custom_domain_ids }) =>
      link_to_default_domain === false && elements(cdn_frontdoor_custom_domain_ids).length === 0
        ? [
            `it is invalid to disable the 'LinkToDefaultDomain' for the CDN Front Door Route(Name: ${name}) since the route does not have any CDN Front Door Custom Domains associated with it`,
          ]
        : [],
  },
  {
    name: 'only some SKUs balance over zones',
    type: 'azurerm_service_plan',
    stage: 'plan',
    source: `${services}/appservice/service_plan_resource.go#L405-L410`,
    check: ({ zone_balancing_enabled, sku_name }) =>
      zone_balancing_enabled === true && !/^(P\d|I\d|EP|WS)/.test(String(sku_name))
        ? [`\`zone_balancing_enabled\` cannot be set to \`true\` when sku tier is \`${sku_name}\``]
        : [],
  },
  {
    name: 'activity log alerts live in few places',
    type: 'azurerm_monitor_activity_log_alert',
    stage: 'plan',
    source: `${services}/monitor/monitor_activity_log_alert_resource.go#L400-L420`,
    check: ({ location }) =>
      ['global', 'westeurope', 'northeurope', 'eastus2euap'].includes(String(location))
        ? []
        : [
            `\`azurerm_monitor_activity_log_alert\` resources are only supported in the following regions: [global, westeurope, northeurope, eastus2euap], got \`${location}\``,
          ],
  },
  {
    name: 'a profile is not downgraded',
    type: 'azurerm_cdn_frontdoor_profile',
    stage: 'plan',
    source: `${services}/cdn/cdn_frontdoor_profile_resource.go#L99-L112`,
    check: ({ sku_name }, before) =>
      before?.sku_name === 'Premium_AzureFrontDoor' && sku_name === 'Standard_AzureFrontDoor'
        ? [
            'downgrading `sku_name` from `Premium_AzureFrontDoor` to `Standard_AzureFrontDoor` is not supported',
          ]
        : [],
  },
  {
    name: 'managed rules need the Premium SKU',
    type: 'azurerm_cdn_frontdoor_firewall_policy',
    stage: 'plan',
    source: `${services}/cdn/cdn_frontdoor_firewall_policy_resource.go#L531-L577`,
    check: ({ managed_rule, sku_name }) =>
      blocks(managed_rule).length > 0 && sku_name === 'Standard_AzureFrontDoor'
        ? [
            '\'managed_rule\' code block is only supported with the "Premium_AzureFrontDoor" sku, got "Standard_AzureFrontDoor"',
          ]
        : [],
  },
];

export const replacementRules: readonly Replacement[] = [
  {
    name: 'zone balancing turned on with fewer than two workers',
    type: 'azurerm_service_plan',
    source: `${services}/appservice/service_plan_resource.go#L412-L420`,
    path: ['zone_balancing_enabled'],
    when: (before, after) =>
      before.zone_balancing_enabled !== true &&
      after.zone_balancing_enabled === true &&
      Number(after.worker_count) < 2,
  },
  {
    name: 'backup goes from continuous to periodic',
    type: 'azurerm_cosmosdb_account',
    source: `${services}/cosmos/cosmosdb_account_resource.go#L143-L146`,
    path: ['backup', 0, 'type'],
    when: (before, after) =>
      blocks(before.backup)[0]?.type === 'Continuous' && blocks(after.backup)[0]?.type === 'Periodic',
  },
  {
    name: 'analytical storage is turned off',
    type: 'azurerm_cosmosdb_account',
    source: `${services}/cosmos/cosmosdb_account_resource.go#L148-L151`,
    path: ['analytical_storage_enabled'],
    when: (before, after) =>
      before.analytical_storage_enabled === true && after.analytical_storage_enabled === false,
  },
  {
    name: 'an account starts or stops being serverless',
    type: 'azurerm_cosmosdb_account',
    source: `${services}/cosmos/cosmosdb_account_resource.go#L153-L158`,
    path: ['capabilities'],
    when: (before, after) => isServerless(before) !== isServerless(after),
  },
  {
    name: 'the SKU of a workspace changes',
    type: 'azurerm_log_analytics_workspace',
    source: `${services}/loganalytics/log_analytics_workspace_resource.go#L205-L224`,
    path: ['sku'],
    when: ({ sku: before }, { sku: after }) =>
      before !== after &&
      !['', 'LACluster'].includes(String(before)) &&
      [before, after].sort().join() !== 'CapacityReservation,PerGB2018',
  },
];

const isServerless = (account: Values) =>
  blocks(account.capabilities).some(({ name }) => name === 'EnableServerless');

export const warnings: readonly Warning[] = [
  {
    name: 'a geo location that changes its priority is emptied first',
    type: 'azurerm_cosmosdb_account',
    source: `${services}/cosmos/cosmosdb_account_resource.go#L1210-L1248`,
    check: (before, after) =>
      reprioritized(before, after).map(
        ({ location }) =>
          `The geo location ${location} changes its failover_priority: the provider removes it from the account and adds it again, with all of its data copied anew.`,
      ),
  },
];

function reprioritized(before: Values | null, after: Values): readonly Values[] {
  const priorities = new Map(
    blocks(before?.geo_location).map((place) => [place.location, place.failover_priority]),
  );
  return blocks(after.geo_location).filter(
    ({ location, failover_priority }) =>
      priorities.has(location) && priorities.get(location) !== failover_priority,
  );
}

function geoLocationProblems(places: readonly Values[]): readonly string[] {
  const priorities = places.map(({ failover_priority }) => Number(failover_priority));
  const locations = places.map((place) => text(place, 'location'));
  const twice = <T>(items: readonly T[]) => items.find((item, index) => items.indexOf(item) !== index);
  const samePriority = twice(priorities);
  if (samePriority !== undefined) {
    // The misspelling is the provider's.
    return [
      `each \`geo_location\` needs to have a unique failover_prioroty. Multiple instances of '${samePriority}' found`,
    ];
  }
  const sameLocation = twice(locations);
  if (sameLocation !== undefined) {
    return [
      `each \`geo_location\` needs to be in unique location. Multiple instances of "${sameLocation}" found`,
    ];
  }
  const tooHigh = priorities.find((priority) => priority > places.length - 1);
  if (tooHigh !== undefined) {
    return [
      `the maximum value for a failover priority = (total number of regions - 1). '${tooHigh}' was found`,
    ];
  }
  return priorities.includes(0)
    ? []
    : ['there needs to be a `geo_location` with a `failover_priority` of `0`'];
}

/** What the rules of one stage find. They are silent about what is not yet known. */
export const broken = (
  stage: Rule['stage'],
  type: string,
  after: Values,
  before: Values | null,
): readonly string[] =>
  rules
    .filter((rule) => rule.type === type && rule.stage === stage)
    .flatMap(({ check }) => check(after, before));

export const warningsOf = (type: string, before: Values, after: Values): readonly string[] =>
  warnings.filter((warning) => warning.type === type).flatMap(({ check }) => check(before, after));

/** The attributes for which the provider replaces the resource although they are not force-new. */
export const replacedFor = (type: string, before: Values, after: Values): readonly Path[] =>
  replacementRules
    .filter((rule) => rule.type === type && !(after[String(rule.path[0])] instanceof Unknown))
    .filter(({ when }) => when(before, after))
    .map(({ path }) => path);
