import { UNKNOWN, type Values } from '../../../operations/simulated-azure/value';
import { azurerm, group } from './support/provider';

const { validate } = azurerm();

test.each<[string, string, Values, readonly string[]]>([
  [
    'a conflict',
    'azurerm_dns_a_record',
    { name: 'a', records: ['203.0.113.1'], target_resource_id: group },
    ['"records": conflicts with target_resource_id', '"target_resource_id": conflicts with records'],
  ],
  [
    'none of which exactly one is needed',
    'azurerm_dns_cname_record',
    { name: 'a' },
    [
      '"record": one of `record,target_resource_id` must be specified',
      '"target_resource_id": one of `record,target_resource_id` must be specified',
    ],
  ],
  [
    'both of which exactly one is needed',
    'azurerm_dns_cname_record',
    { name: 'a', record: 'b', target_resource_id: group },
    [
      '"record": only one of `record,target_resource_id` can be specified, but `record,target_resource_id` were specified.',
      '"target_resource_id": only one of `record,target_resource_id` can be specified, but `record,target_resource_id` were specified.',
    ],
  ],
  [
    'one that is not yet known of which exactly one is needed',
    'azurerm_dns_cname_record',
    { name: 'a', target_resource_id: UNKNOWN },
    [],
  ],
  [
    'none of which at least one is needed, in a nested block',
    'azurerm_monitor_autoscale_setting',
    { notification: [{}] },
    [
      '"notification.0.email": one of `notification.0.email,notification.0.webhook` must be specified',
      '"notification.0.webhook": one of `notification.0.email,notification.0.webhook` must be specified',
    ],
  ],
  [
    'a health check path without its eviction time',
    'azurerm_linux_web_app',
    { name: 'a', site_config: [{ health_check_path: '/health' }] },
    [
      '"site_config.0.health_check_path": all of `site_config.0.health_check_eviction_time_in_min,site_config.0.health_check_path` must be specified',
    ],
  ],
  [
    'an eviction time without a health check path',
    'azurerm_linux_web_app',
    { name: 'a', site_config: [{ health_check_eviction_time_in_min: 2 }] },
    [
      '"site_config.0.health_check_eviction_time_in_min": all of `site_config.0.health_check_eviction_time_in_min,site_config.0.health_check_path` must be specified',
    ],
  ],
  [
    'health check path and eviction time together',
    'azurerm_linux_web_app',
    { name: 'a', site_config: [{ health_check_path: '/health', health_check_eviction_time_in_min: 2 }] },
    [],
  ],
])('arguments that exclude or need one another: %s', (_, type, config, details) => {
  expect(validate(type, config).map(({ detail }) => detail)).toEqual(details);
});

test.each<[string, string, readonly string[]]>([
  ['azurerm_key_vault', 'kv-contoso', []],
  [
    'azurerm_key_vault',
    'kv-contososhoes-prod-westeurope',
    ['"name" of azurerm_key_vault must be 3 to 24 characters long, "kv-contososhoes-prod-westeurope" has 31'],
  ],
  [
    'azurerm_container_registry',
    'cr-contoso',
    ['"name" of azurerm_container_registry must match ^[a-zA-Z0-9]+$, got "cr-contoso"'],
  ],
  ['azurerm_cdn_frontdoor_firewall_policy', 'waf1', []],
  [
    'azurerm_cdn_frontdoor_firewall_policy',
    'waf-1',
    ['"name" of azurerm_cdn_frontdoor_firewall_policy must match ^[a-zA-Z][a-zA-Z0-9]*$, got "waf-1"'],
  ],
])('the name of a %s: %s', (type, name, problems) => {
  expect(validate(type, { name }).map(({ summary }) => summary)).toEqual(problems);
});

const plans = `${group}/providers/Microsoft.Web/serverFarms`;
const form =
  '/subscriptions/{subscription}/resourceGroups/{resource_group}/providers/Microsoft.Web/serverFarms/{name}';

test.each<[string, Values, readonly string[]]>([
  ['the id of a plan', { service_plan_id: `${plans}/asp` }, []],
  ['an id that is not yet known', { service_plan_id: UNKNOWN }, []],
  [
    'a name',
    { service_plan_id: 'asp' },
    [`parsing "asp": expected \`service_plan_id\` to be an id of the form "${form}"`],
  ],
  [
    'the wrong case',
    { service_plan_id: `${plans.toLowerCase()}/asp` },
    [`parsing "${plans.toLowerCase()}/asp": expected \`service_plan_id\` to be an id of the form "${form}"`],
  ],
  [
    'something below a plan',
    { service_plan_id: `${plans}/asp/sites/b` },
    [`parsing "${plans}/asp/sites/b": expected \`service_plan_id\` to be an id of the form "${form}"`],
  ],
  [
    'a Front Door id that is no GUID',
    { site_config: [{ ip_restriction: [{ headers: [{ x_azure_fdid: ['afd'] }] }] }] },
    ['expected "x_azure_fdid" to be a valid UUID, got afd'],
  ],
])('the form of references: %s', (_, config, problems) => {
  expect(validate('azurerm_linux_web_app', config).map(({ summary }) => summary)).toEqual(problems);
});

test('a reference to what lies below another resource', () => {
  const profile = `${group}/providers/Microsoft.Cdn/profiles/afd`;
  const origin = { name: 'we', cdn_frontdoor_origin_group_id: `${profile}/originGroups/api` };
  expect(validate('azurerm_cdn_frontdoor_origin', origin)).toEqual([]);
  expect(
    validate('azurerm_cdn_frontdoor_origin', { ...origin, cdn_frontdoor_origin_group_id: profile }),
  ).toEqual([
    {
      summary: `parsing "${profile}": expected \`cdn_frontdoor_origin_group_id\` to be an id of the form "/subscriptions/{subscription}/resourceGroups/{resource_group}/providers/Microsoft.Cdn/profiles/{name}/originGroups/{name}"`,
      detail: '',
    },
  ]);
});
