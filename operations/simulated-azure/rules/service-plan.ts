import { type Replacement, type Rule, services } from './rule';

export const servicePlanRules: readonly Rule[] = [
  {
    name: 'only some SKUs balance over zones',
    type: 'azurerm_service_plan',
    stage: 'plan',
    source: `${services}/appservice/service_plan_resource.go#L405-L410`,
    check: ({ zone_balancing_enabled, sku_name }) =>
      zone_balancing_enabled === true && typeof sku_name === 'string' && !/^(P\d|I\d|EP|WS)/.test(sku_name)
        ? [`\`zone_balancing_enabled\` cannot be set to \`true\` when sku tier is \`${sku_name}\``]
        : [],
  },
];

export const servicePlanReplacements: readonly Replacement[] = [
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
];
