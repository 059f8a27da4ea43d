/** Each hazard in a plan that real Terraform has made, and the harmless change beside it. */

import type { StackPlan } from '../../../operations/review';
import { hazards } from '../../../operations/review/hazards';
import { inOrder, type Stack } from '../../../operations/terraform/manifest';
import { SLOT, topologyOf } from '../../support/regions-file';
import { withTerraform } from '../../support/with-terraform';
import { Lab, outcomesOf, stacksOf } from '../rehearsal/support/lab';
import {
  both,
  EditedPlans,
  type Edits,
  editedStack,
  emptied,
  having,
  hazardsOf,
  inside,
  without,
} from './support/edited-plans';

const last = 'francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }\n';
const topology = topologyOf(SLOT, [
  last,
  `${last}  germanywestcentral: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20 }\n`,
]);

const ACCOUNT = 'azurerm_cosmosdb_account.cosmos_account';
const APP = 'azurerm_linux_web_app.api_app';
const WAF = 'azurerm_cdn_frontdoor_firewall_policy.waf_policy';
const ORIGIN = 'azurerm_cdn_frontdoor_origin.origin';
const group = `\${azurerm_resource_group.group.id}`;
const principal = '88888888-8888-4888-8888-888888888888';
const place = (location: string, failover_priority: number) => ({
  location,
  failover_priority,
  zone_redundant: true,
});

/** What the stacks do not have and a hazard is about. */
const additions: Readonly<Record<string, Edits>> = {
  global: {
    'azurerm_storage_account.state': () => ({
      name: 'stshopteststate',
      resource_group_name: `\${azurerm_resource_group.group.name}`,
      location: 'swedencentral',
      account_tier: 'Standard',
      account_replication_type: 'RAGZRS',
      shared_access_key_enabled: false,
    }),
    'azurerm_storage_container.state': () => ({
      name: 'tfstate',
      storage_account_id: `\${azurerm_storage_account.state.id}`,
    }),
    'azuread_application_federated_identity_credential.deploy': () => ({
      application_id: `\${azuread_application.api_application.id}`,
      display_name: 'deploy',
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:contoso/shop:environment:prod',
      audiences: ['api://AzureADTokenExchange'],
    }),
  },
};

const stacks = inOrder(
  stacksOf(topology)
    .filter(({ name }) => name !== 'stamp-germanywestcentral')
    .map(
      (stack): Stack => ({
        ...editedStack(stack, additions[stack.name] ?? {}),
        dependencies: stack.dependencies.filter((name) => name !== 'stamp-germanywestcentral'),
      }),
    ),
);

/** Hazards that are expected in one plan: address -> ids. */
type Expected = Readonly<Record<string, readonly string[]>>;
const linesOf = (stack: string, expected: Expected): readonly string[] =>
  Object.entries(expected)
    .flatMap(([address, ids]) => ids.map((id) => `${id} ${stack}/${address}`))
    .sort();

const EDITS: readonly {
  readonly what: string;
  readonly stack: string;
  readonly edits: Edits;
  readonly expected: Expected;
}[] = [
  {
    what: 'values that are safe, made unsafe',
    stack: 'global',
    edits: {
      [ACCOUNT]: having({
        geo_location: [place('northeurope', 0), place('francecentral', 2), place('germanywestcentral', 1)],
        backup: { type: 'Continuous', tier: 'Continuous7Days' },
        public_network_access_enabled: true,
        local_authentication_enabled: true,
        minimal_tls_version: 'Tls11',
      }),
      'azurerm_cosmosdb_sql_container.cosmos_container_orders': having({
        autoscale_settings: { max_throughput: 4000 },
        conflict_resolution_policy: { mode: 'LastWriterWins', conflict_resolution_path: '/changedAt' },
      }),
      'azurerm_container_registry.registry': having({
        network_rule_set: [{ default_action: 'Allow', ip_rule: [] }],
        admin_enabled: true,
      }),
      [WAF]: having({ enabled: false, mode: 'Detection' }),
      'azurerm_cdn_frontdoor_origin_group.front_door_origin_group': inside(
        'health_probe',
        having({ interval_in_seconds: 60 }),
      ),
      'azuread_application_federated_identity_credential.deploy': having({
        subject: 'repo:contoso/shop:pull_request',
      }),
      'azurerm_role_assignment.owner': () => ({
        scope: group,
        role_definition_name: 'Owner',
        principal_id: principal,
      }),
      'azurerm_role_assignment.reader': () => ({
        scope: '/subscriptions/33333333-3333-4333-8333-333333333333',
        role_definition_name: 'Reader',
        principal_id: principal,
      }),
      'output.leak': () => ({ value: `\${nonsensitive(${ACCOUNT}.primary_key)}` }),
    },
    expected: {
      [ACCOUNT]: [
        'BACKUP-WEAKENED',
        'LOCAL-AUTHENTICATION',
        'PUBLIC-NETWORK',
        'REPLICA-RENUMBERED',
        'REPLICA-RENUMBERED',
        'TLS-WEAKENED',
      ],
      'azurerm_cosmosdb_sql_container.cosmos_container_orders': ['CONFLICT-POLICY', 'THROUGHPUT-MODE'],
      'azurerm_container_registry.registry': ['INGRESS-OPEN', 'LOCAL-AUTHENTICATION'],
      [WAF]: ['WAF-OFF', 'WAF-OFF'],
      'azurerm_cdn_frontdoor_origin_group.front_door_origin_group': ['PROBE-WEAKENED'],
      'azuread_application_federated_identity_credential.deploy': ['TRUST-WIDENED'],
      'azurerm_role_assignment.owner': ['ROLE-PRIVILEGED'],
      'azurerm_role_assignment.reader': ['ROLE-SUBSCRIPTION'],
      'output.leak': ['SECRET-OUTPUT'],
    },
  },
  {
    what: 'the same in other ways',
    stack: 'global',
    edits: {
      [ACCOUNT]: having({
        geo_location: [place('northeurope', 0), place('francecentral', 1), place('norwayeast', 2)],
      }),
      [WAF]: (policy) => ({
        ...without('custom_rule')(policy),
        managed_rule: [
          {
            type: 'Microsoft_DefaultRuleSet',
            version: '2.1',
            action: 'Log',
            override: [
              { rule_group_name: 'SQLI', rule: [{ rule_id: '942100', action: 'Log', enabled: false }] },
            ],
          },
        ],
      }),
      'azurerm_cdn_frontdoor_origin_group.front_door_origin_group': without('health_probe'),
      'azurerm_log_analytics_workspace.logs_global_workspace': having({ local_authentication_enabled: true }),
      'azurerm_storage_account.state': having({
        shared_access_key_enabled: true,
        https_traffic_only_enabled: false,
      }),
      'output.leak': () => ({ value: `key ${'$'}{nonsensitive(${ACCOUNT}.primary_sql_connection_string)}` }),
    },
    expected: {
      [ACCOUNT]: ['REPLICAS-TOGETHER'],
      [WAF]: ['WAF-RULES-OFF', 'WAF-RULES-OFF', 'WAF-RULES-OFF'],
      'azurerm_cdn_frontdoor_origin_group.front_door_origin_group': ['PROBE-WEAKENED'],
      'azurerm_log_analytics_workspace.logs_global_workspace': ['LOCAL-AUTHENTICATION'],
      'azurerm_storage_account.state': ['LOCAL-AUTHENTICATION', 'TLS-WEAKENED'],
      'output.leak': ['SECRET-OUTPUT'],
    },
  },
  {
    what: 'harmless changes of the same resources',
    stack: 'global',
    edits: {
      [ACCOUNT]: both(
        having({
          geo_location: [
            place('northeurope', 0),
            place('francecentral', 1),
            place('germanywestcentral', 2),
            place('norwayeast', 3),
          ],
        }),
        inside('tags', having({ note: 'changed' })),
      ),
      'azurerm_cosmosdb_sql_database.cosmos_database': inside(
        'autoscale_settings',
        having({ max_throughput: 8000 }),
      ),
      'azurerm_cosmosdb_sql_container.cosmos_container_orders': having({ default_ttl: 86400 }),
      'azurerm_container_registry.registry': inside('tags', having({ note: 'changed' })),
      [WAF]: (policy) => ({
        ...policy,
        managed_rule: (policy.managed_rule as readonly object[]).map((set, i) =>
          i === 0 ? { ...set, action: 'Block' } : set,
        ),
      }),
      'azurerm_cdn_frontdoor_origin_group.front_door_origin_group': inside(
        'health_probe',
        having({ interval_in_seconds: 5 }),
      ),
      'azurerm_storage_account.state': having({ account_replication_type: 'GZRS' }),
      'azuread_application_federated_identity_credential.deploy': having({ description: 'deploys' }),
      'azurerm_cdn_frontdoor_profile.front_door_profile': having({ response_timeout_seconds: 60 }),
      'azurerm_cdn_frontdoor_endpoint.front_door_endpoint': inside('tags', having({ note: 'changed' })),
      'azurerm_log_analytics_workspace.logs_global_workspace': having({ retention_in_days: 120 }),
      'azurerm_management_lock.registry': () => ({
        name: 'keep',
        scope: `\${azurerm_container_registry.registry.id}`,
        lock_level: 'CanNotDelete',
      }),
      'azuread_application.api_application': having({ notes: 'changed' }),
      'azurerm_role_assignment.pull': () => ({
        scope: `\${azurerm_container_registry.registry.id}`,
        role_definition_name: 'AcrPull',
        principal_id: principal,
      }),
      'output.marked': () => ({ value: `\${${ACCOUNT}.primary_key}`, sensitive: true }),
      'output.name': () => ({ value: `\${${ACCOUNT}.name}` }),
    },
    expected: {},
  },
  {
    what: 'an app that lets in everybody, with a password or without, and does not notice that it is unhealthy',
    stack: 'stamp-northeurope',
    edits: {
      [APP]: both(
        having({
          https_only: false,
          ftp_publish_basic_authentication_enabled: true,
        }),
        inside('auth_settings_v2', having({ require_authentication: false })),
        inside(
          'site_config',
          having({
            ip_restriction_default_action: 'Allow',
            ip_restriction: [
              {
                name: 'all',
                action: 'Allow',
                priority: 100,
                service_tag: 'AzureFrontDoor.Backend',
                headers: [],
              },
            ],
            minimum_tls_version: '1.0',
          }),
          without('health_check_path'),
          without('health_check_eviction_time_in_min'),
        ),
      ),
      'azurerm_linux_web_app_slot.api_staging': inside(
        'site_config',
        having({
          ip_restriction: [{ name: 'all', action: 'Allow', priority: 100, ip_address: '198.51.100.0/24' }],
        }),
      ),
      'azurerm_monitor_autoscale_setting.compute_autoscale': (setting) => ({
        ...setting,
        profile: (setting.profile as readonly Record<string, unknown>[]).map(
          inside('capacity', having({ minimum: 2 })),
        ),
      }),
      'azurerm_key_vault.vault': having({ network_acls: { bypass: 'None', default_action: 'Allow' } }),
      'azurerm_network_security_rule.network_nsg_endpoints_deny_inbound': having({ access: 'Allow' }),
      'azurerm_private_endpoint.link_vault_endpoint': without('private_dns_zone_group'),
      [ORIGIN]: having({ enabled: false }),
      'azurerm_federated_identity_credential.other': () => ({
        name: 'other',
        user_assigned_identity_id: `\${azurerm_user_assigned_identity.app_identity.id}`,
        issuer: 'https://token.actions.githubusercontent.com',
        subject: 'repo:contoso/shop:pull_request',
        audience: ['api://AzureADTokenExchange'],
      }),
    },
    expected: {
      [APP]: [
        'BASIC-PUBLISHING',
        'FRONT-DOOR-CHECK',
        'INGRESS-OPEN',
        'PROBE-WEAKENED',
        'SIGN-IN-OFF',
        'TLS-WEAKENED',
        'TLS-WEAKENED',
      ],
      'azurerm_linux_web_app_slot.api_staging': ['FRONT-DOOR-CHECK'],
      'azurerm_monitor_autoscale_setting.compute_autoscale': ['MINIMUM-TOO-LOW'],
      'azurerm_key_vault.vault': ['INGRESS-OPEN'],
      'azurerm_network_security_rule.network_nsg_endpoints_deny_inbound': ['INGRESS-OPEN'],
      'azurerm_private_endpoint.link_vault_endpoint': ['NETWORK-REPLACED'],
      'azurerm_federated_identity_credential.other': ['TRUST-WIDENED'],
    },
  },
  {
    what: 'resources with another name',
    stack: 'stamp-northeurope',
    edits: {
      'azurerm_key_vault.vault': having({ name: 'kv-other' }),
      [ORIGIN]: having({ name: 'other' }),
      'azurerm_service_plan.compute_plan': having({ name: 'other' }),
      [APP]: having({ name: 'app-other' }),
      'azurerm_private_endpoint.link_cosmos_endpoint': having({ name: 'other' }),
    },
    expected: {
      'azurerm_key_vault.vault': ['LOST-VAULT'],
      [ORIGIN]: ['ORIGIN-REPLACED'],
      'azurerm_service_plan.compute_plan': ['PLAN-REPLACED'],
      [APP]: ['APP-REPLACED'],
      'azurerm_private_endpoint.link_cosmos_endpoint': ['NETWORK-REPLACED'],
      'azurerm_private_endpoint.link_vault_endpoint': ['NETWORK-REPLACED'],
    },
  },
  {
    what: 'harmless changes of the same resources',
    stack: 'stamp-northeurope',
    edits: {
      [APP]: both(
        inside('app_settings', having({ COLOUR: 'blue' })),
        inside('site_config', having({ http2_enabled: false })),
      ),
      'azurerm_service_plan.compute_plan': having({ sku_name: 'P2v3' }),
      'azurerm_key_vault.vault': inside('tags', having({ note: 'changed' })),
      [ORIGIN]: having({ weight: 400 }),
      'azurerm_virtual_network.network_vnet': inside('tags', having({ note: 'changed' })),
      'azurerm_monitor_autoscale_setting.compute_autoscale': (setting) => ({
        ...setting,
        profile: (setting.profile as readonly Record<string, unknown>[]).map(
          inside('capacity', having({ maximum: 20 })),
        ),
      }),
    },
    expected: {},
  },
  {
    what: 'the public name',
    stack: 'dns-migration',
    edits: {
      'azurerm_cdn_frontdoor_route.host_route_api': having({
        name: 'other',
        forwarding_protocol: 'MatchRequest',
      }),
      'azurerm_cdn_frontdoor_route.host_route_cached': having({ enabled: false }),
      'azurerm_cdn_frontdoor_security_policy.host_waf': having({ name: 'other' }),
      'azurerm_cdn_frontdoor_custom_domain.host_domain': inside(
        'tls',
        having({
          certificate_type: 'CustomerCertificate',
          cdn_frontdoor_secret_id:
            '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-shop-test-global/providers/Microsoft.Cdn/profiles/afd-shop-test/secrets/own',
        }),
      ),
    },
    expected: {
      'azurerm_cdn_frontdoor_route.host_route_api': ['ROUTE-REPLACED', 'TLS-WEAKENED'],
      'azurerm_cdn_frontdoor_route.host_route_cached': ['SWITCHED-OFF'],
      'azurerm_cdn_frontdoor_security_policy.host_waf': ['SECURITY-POLICY-REPLACED'],
      'azurerm_cdn_frontdoor_custom_domain.host_domain': ['CERTIFICATE-REPLACED'],
    },
  },
  {
    what: 'harmless changes of the same resources',
    stack: 'dns-migration',
    edits: {
      'azurerm_cdn_frontdoor_route.host_route_cached': having({
        patterns_to_match: ['/catalog/*', '/img/*'],
      }),
      'azurerm_dns_txt_record.dns_txt': having({ ttl: 60 }),
      'azurerm_dns_zone.dns_zone': inside('tags', having({ note: 'changed' })),
      'azurerm_cdn_frontdoor_custom_domain.other': () => ({
        name: 'www-shop-example',
        host_name: 'www.shop.example',
        cdn_frontdoor_profile_id: `\${data.terraform_remote_state.global.outputs.front_door_profile_id}`,
        tls: { certificate_type: 'ManagedCertificate' },
      }),
    },
    expected: {},
  },
];

const editsOf = (what: string): Edits =>
  EDITS.find((one) => one.stack === 'stamp-northeurope' && one.what.startsWith(what))?.edits ?? {};

const GONE: readonly { readonly stack: string; readonly ids: readonly string[] }[] = [
  {
    stack: 'global',
    ids: [
      'LOST-ACCOUNT',
      'LOST-CONTAINER',
      'LOST-DATABASE',
      'LOST-ENDPOINT',
      'LOST-LOCK',
      'LOST-PROFILE',
      'LOST-REGISTRATION',
      'LOST-REGISTRY',
      'LOST-STATE',
      'LOST-WORKSPACE',
      'ROUTE-REPLACED',
      'SECURITY-POLICY-REPLACED',
    ],
  },
  {
    stack: 'stamp-francecentral',
    ids: [
      'APP-REPLACED',
      'LOST-GROUP',
      'LOST-VAULT',
      'MINIMUM-TOO-LOW',
      'NETWORK-REPLACED',
      'ORIGIN-REPLACED',
      'PLAN-REPLACED',
    ],
  },
  { stack: 'dns-migration', ids: ['LOST-DOMAIN', 'LOST-ZONE', 'ROUTE-REPLACED', 'SECURITY-POLICY-REPLACED'] },
];

/** Of several plans together. */
const TOGETHER = [
  'APPS-TOGETHER',
  'CHANGE-MISSING',
  'CHANGE-UNEXPLAINED',
  'DRIFT-REVERTED',
  'DRIFT-SEEN',
  'LAST-ORIGIN',
];

withTerraform('hazards', () => {
  let lab: Lab;
  let made: EditedPlans;

  beforeAll(async () => {
    lab = await Lab.open();
    const reports = await lab.rehearse(stacks);
    expect(outcomesOf(reports)).toEqual(Object.fromEntries(stacks.map(({ name }) => [name, 'deployed'])));
    made = new EditedPlans(lab, stacks);
  });
  afterAll(() => lab.close());

  const unsafe = () => made.plan('stamp-northeurope', editsOf('an app'));
  const harmless = () => made.plan('stamp-northeurope', editsOf('harmless'));

  test.each(EDITS)('$stack: $what', async ({ stack, edits, expected }) => {
    expect(hazardsOf(topology, [await made.plan(stack, edits)])).toEqual(linesOf(stack, expected));
  });

  test.each(GONE)('$stack: everything is destroyed', async ({ stack, ids }) => {
    const lines = hazardsOf(topology, [await made.planOf(emptied(made.of(stack)))]);
    expect([...new Set(lines.map((line) => line.split(' ')[0]))]).toEqual(ids);
  });

  test('plans of two stamps: no origin is left, and both apps change', async () => {
    const [first, second] = [
      await unsafe(),
      await made.plan('stamp-francecentral', {
        ...editsOf('harmless'),
        [ORIGIN]: having({ enabled: false }),
      }),
    ];
    const together = hazardsOf(topology, [second, first]).filter((line) =>
      TOGETHER.some((id) => line.startsWith(id)),
    );
    expect(together).toEqual([
      `APPS-TOGETHER stamp-northeurope/${APP}`,
      `LAST-ORIGIN stamp-francecentral/${ORIGIN}`,
      `LAST-ORIGIN stamp-northeurope/${ORIGIN}`,
    ]);
    // Beside one that stays, an origin may go; beside an app of which only tags change, an app may change.
    const tags = await made.plan('stamp-francecentral', {
      [APP]: inside('tags', having({ note: 'changed' })),
    });
    expect(hazardsOf(topology, [await harmless(), tags])).toEqual([]);
  });

  test('a plan beside a rehearsal of another step', async () => {
    const [plan, other] = [await unsafe(), await harmless()];
    const expected = (rehearsed: StackPlan) => ({ expected: new Map([[plan.stack, rehearsed]]) });
    const surprises = hazardsOf(topology, [plan], expected(other)).filter((line) =>
      line.startsWith('CHANGE-'),
    );
    expect(surprises).toEqual(
      linesOf(plan.stack, {
        [APP]: ['CHANGE-UNEXPLAINED'],
        'azurerm_federated_identity_credential.other': ['CHANGE-UNEXPLAINED'],
        'azurerm_key_vault.vault': ['CHANGE-UNEXPLAINED'],
        'azurerm_network_security_rule.network_nsg_endpoints_deny_inbound': ['CHANGE-UNEXPLAINED'],
        'azurerm_private_endpoint.link_vault_endpoint': ['CHANGE-UNEXPLAINED'],
        'azurerm_linux_web_app_slot.api_staging': ['CHANGE-UNEXPLAINED'],
        'azurerm_monitor_autoscale_setting.compute_autoscale': ['CHANGE-UNEXPLAINED'],
        [ORIGIN]: ['CHANGE-UNEXPLAINED'],
        'azurerm_service_plan.compute_plan': ['CHANGE-MISSING'],
        'azurerm_virtual_network.network_vnet': ['CHANGE-MISSING'],
      }),
    );
    expect(hazardsOf(topology, [other], expected(other))).toEqual([]);
  });

  test('what somebody changed in Azure is told apart: taken back, or left as it is', async () => {
    const back = lab.checkpoint();
    const change = (type: string, values: object) => {
      for (const resource of lab.azure.world.ofType(type)) {
        lab.azure.world.put({ ...resource, values: { ...resource.values, ...values } });
      }
    };
    change('azurerm_cdn_frontdoor_origin', { weight: 1 });
    change('azurerm_service_plan', { worker_count: 29 });
    const plan = await made.planOf(editedStack(made.of('stamp-northeurope'), {}));
    back();
    const lines = [
      'DRIFT-REVERTED stamp-northeurope/azurerm_cdn_frontdoor_origin.door_origin',
      `DRIFT-REVERTED stamp-northeurope/${ORIGIN}`,
      'DRIFT-REVERTED stamp-northeurope/azurerm_cdn_frontdoor_origin.staging_door_origin',
      'DRIFT-SEEN stamp-northeurope/azurerm_service_plan.compute_plan',
    ];
    expect(hazardsOf(topology, [plan])).toEqual(lines);
    expect(hazardsOf(topology, [plan], { expected: new Map() })).toEqual(lines);
  });
});

test('every hazard is provoked here', () => {
  const provoked = [
    ...EDITS.flatMap(({ expected }) => Object.values(expected).flat()),
    ...GONE.flatMap(({ ids }) => ids),
    ...TOGETHER,
  ];
  expect([...new Set(provoked)].sort()).toEqual(hazards.map(({ id }) => id).sort());
});
