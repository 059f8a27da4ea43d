import { type Answers, globally, inGroup, type ResourceType, under } from './resource-type';

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

/** App Service. */
export const appTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_service_plan: inGroup('Microsoft.Web/serverFarms', {
    kind: 'linux',
    reserved: ({ os_type }) => os_type === 'Linux',
    worker_count: 1,
    maximum_elastic_worker_count: 1,
  }),
  azurerm_linux_web_app: globally(inGroup('Microsoft.Web/sites', site)),
  azurerm_linux_web_app_slot: under('app_service_id', 'slots', {
    ...site,
    default_hostname: '{app_service_id:name}-{name}.azurewebsites.net',
  }),
};
