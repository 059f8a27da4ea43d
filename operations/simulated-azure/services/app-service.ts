import { nameForm } from './name-form';
import {
  type Answers,
  azurermSource,
  inGroup,
  type ProviderCheck,
  type Replacement,
  type ResourceType,
  under,
} from './resource-type';
import { unusedBy } from './usage';

const site: Answers = {
  custom_domain_verification_id: '{digest}',
  default_hostname: '{name}.azurewebsites.net',
  kind: 'app,linux,container',
  outbound_ip_address_list: ['203.0.113.10', '203.0.113.11'],
  outbound_ip_addresses: '203.0.113.10,203.0.113.11',
  possible_outbound_ip_address_list: ['203.0.113.10', '203.0.113.11', '203.0.113.12'],
  possible_outbound_ip_addresses: '203.0.113.10,203.0.113.11,203.0.113.12',
  key_vault_reference_identity_id: 'SystemAssigned',
  site_credential: ({ name }) => [{ name: `$${name}`, password: 'simulated' }],
  'site_config.linux_fx_version': 'DOCKER|simulated',
};

const planChecks: readonly ProviderCheck[] = [
  {
    name: 'only some SKUs balance over zones',
    stage: 'plan',
    source: `${azurermSource}/appservice/service_plan_resource.go#L405-L410`,
    check: ({ zone_balancing_enabled, sku_name }) =>
      zone_balancing_enabled === true && typeof sku_name === 'string' && !/^(P\d|I\d|EP|WS)/.test(sku_name)
        ? [`\`zone_balancing_enabled\` cannot be set to \`true\` when sku tier is \`${sku_name}\``]
        : [],
  },
];

const planReplacements: readonly Replacement[] = [
  {
    name: 'zone balancing turned on with fewer than two workers',
    source: `${azurermSource}/appservice/service_plan_resource.go#L412-L420`,
    path: ['zone_balancing_enabled'],
    when: (before, after) =>
      before.zone_balancing_enabled !== true &&
      after.zone_balancing_enabled === true &&
      Number(after.worker_count) < 2,
  },
];

export const appServiceTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_service_plan: inGroup('Microsoft.Web/serverFarms', {
    name: nameForm(1, 60, /^[\w-]+$/),
    takenBy: ['service_plan_id'],
    answers: {
      kind: 'linux',
      reserved: ({ os_type }) => os_type === 'Linux',
      worker_count: 1,
      maximum_elastic_worker_count: 1,
    },
    checks: planChecks,
    replacements: planReplacements,
    deleteGuards: [unusedBy('azurerm_linux_web_app', 'service_plan_id')],
  }),
  azurerm_linux_web_app: inGroup('Microsoft.Web/sites', {
    name: nameForm(1, 60, /^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/),
    globalName: true,
    takenBy: ['app_service_id'],
    answers: site,
  }),
  azurerm_linux_web_app_slot: under('app_service_id', 'slots', {
    name: nameForm(1, 59, /^[a-zA-Z0-9-]+$/),
    answers: { ...site, default_hostname: '{app_service_id:name}-{name}.azurewebsites.net' },
  }),
};
