/** What a change in place takes away, without a resource that goes. */
import type { Values } from '../../../operations/review/plan/values';
import { topologyOf } from '../../support/regions-file';
import { hazardsOf } from './support/edited-plans';
import { type ChangeJson, planOf, readable } from './support/plan-json';

const topology = topologyOf();
type Case = [what: string, ids: readonly string[], change: ChangeJson];

const check = (_: string, ids: readonly string[], change: ChangeJson) => {
  const found = hazardsOf(topology, [planOf(change)]).map((line) => line.split(' ')[0]);
  expect(found).toEqual(ids);
};

describe('rules of the firewall', () => {
  const everybody = {
    match_variable: 'SocketAddr',
    operator: 'IPMatch',
    match_values: ['0.0.0.0/0', '::/0'],
  };
  const limit = {
    name: 'limit',
    type: 'RateLimitRule',
    action: 'Block',
    rate_limit_threshold: 1000,
    rate_limit_duration_in_minutes: 1,
    match_condition: [everybody],
  };
  const allow = {
    name: 'allow',
    type: 'MatchRule',
    action: 'Allow',
    priority: 1,
    match_condition: [everybody],
  };
  const set = { type: 'Microsoft_DefaultRuleSet', version: '2.1', action: 'Block' };
  const waf = (before: object, after: object): ChangeJson => ({
    type: 'azurerm_cdn_frontdoor_firewall_policy',
    before,
    after,
  });
  const custom = (before: object[], after: object[]) => waf({ custom_rule: before }, { custom_rule: after });
  const limited = (after: object) => custom([limit], [{ ...limit, ...after }]);
  const condition = (after: object) => limited({ match_condition: [{ ...everybody, ...after }] });
  const managed = (after: object) => waf({ managed_rule: [set] }, { managed_rule: [{ ...set, ...after }] });
  const excluded = (exclusion: object) =>
    managed({ exclusion: [{ match_variable: 'QueryStringArgNames', ...exclusion }] });

  test.each<Case>([
    ['a new one that allows', ['WAF-RULES-OFF'], custom([limit], [allow, limit])],
    ['one that allowed before', [], custom([allow], [{ ...allow, enabled: true }])],
    [
      'one that allows others',
      ['WAF-RULES-OFF'],
      custom([{ ...allow, match_condition: [{ ...everybody, match_values: ['192.0.2.1'] }] }], [allow]),
    ],
    ['a new one that blocks', [], custom([limit], [limit, { ...allow, action: 'Block' }])],
    ['fewer addresses', ['WAF-RULES-OFF'], condition({ match_values: ['0.0.0.0/0'] })],
    ['more addresses', [], condition({ match_values: ['::/0', '0.0.0.0/0', '192.0.2.1'] })],
    ['negated', ['WAF-RULES-OFF'], condition({ negation_condition: true })],
    [
      'addresses that nobody knows yet',
      [],
      {
        ...condition({ match_values: undefined }),
        after_unknown: { custom_rule: [{ match_condition: [{ match_values: true }] }] },
      },
    ],
    [
      'one more condition',
      ['WAF-RULES-OFF'],
      limited({ match_condition: [everybody, { ...everybody, negation_condition: true }] }),
    ],
    ['a condition less', [], limited({ match_condition: [] })],
    ['a higher limit', ['WAF-RULES-OFF'], limited({ rate_limit_threshold: 1_000_000 })],
    ['a lower limit', [], limited({ rate_limit_threshold: 500 })],
    ['the same limit in a longer time', [], limited({ rate_limit_duration_in_minutes: 5 })],
    [
      'a group that is off',
      ['WAF-RULES-OFF'],
      managed({ override: [{ rule_group_name: 'SQLI', rule: [] }] }),
    ],
    ['all of a kind excluded', ['WAF-RULES-OFF'], excluded({ operator: 'EqualsAny', selector: '*' })],
    ['one field excluded', [], excluded({ operator: 'Equals', selector: 'filter' })],
    ['an older set', ['WAF-RULES-OFF'], managed({ version: '1.0' })],
    ['a newer set', [], managed({ version: '2.2' })],
  ])('%s', check);
});

const APP = 'azurerm_linux_web_app';
const app = (before: object | undefined, after: object): ChangeJson => ({
  type: APP,
  actions: [before ? 'update' : 'create'],
  before,
  after,
});

describe('whom an app lets in', () => {
  const ours = 'AAAAAAAA-1111-4111-8111-111111111111';
  const line = (...ids: readonly string[]) => ({
    auth_settings_v2: [{ auth_enabled: true }],
    site_config: [
      {
        ip_restriction: [
          { action: 'Allow', service_tag: 'AzureFrontDoor.Backend', headers: [{ x_azure_fdid: ids }] },
        ],
      },
    ],
  });
  const auth = (more: object, directory: object = {}) => ({
    auth_settings_v2: [
      {
        excluded_paths: ['/health'],
        ...more,
        active_directory_v2: [
          {
            client_id: 'a',
            tenant_auth_endpoint: 'https://login.microsoftonline.com/t/v2.0',
            allowed_audiences: ['a'],
            ...directory,
          },
        ],
      },
    ],
  });
  const registration = (audience: string) => ({
    type: 'azuread_application_registration',
    before: { sign_in_audience: 'AzureADMyOrg' },
    after: { sign_in_audience: audience },
  });

  test.each<Case>([
    ['another Front Door', ['FRONT-DOOR-CHECK'], app(line(ours), line('other'))],
    ['one more Front Door', ['FRONT-DOOR-CHECK'], app(line(ours), line(ours, 'other'))],
    ['the same in other letters', [], app(line(ours), line(ours.toLowerCase()))],
    ['a new app with one', [], app(undefined, line(ours))],
    ['a new app with two', ['FRONT-DOOR-CHECK'], app(undefined, line(ours, 'other'))],
    ['every path', ['SIGN-IN-OFF'], app(auth({}), auth({ excluded_paths: ['/health', '/*'] }))],
    [
      'the health path',
      [],
      app(auth({ excluded_paths: [] }), auth({ excluded_paths: [topology.api.healthPath] })),
    ],
    ['any audience', ['SIGN-IN-OFF'], app(auth({}), auth({}, { allowed_audiences: [] }))],
    ['another audience', [], app(auth({}), auth({}, { allowed_audiences: ['a', 'b'] }))],
    ['another client', ['SIGN-IN-OFF'], app(auth({}), auth({}, { client_id: 'b' }))],
    [
      'another tenant',
      ['SIGN-IN-OFF'],
      app(auth({}), auth({}, { tenant_auth_endpoint: 'https://login.microsoftonline.com/u/v2.0' })),
    ],
    [
      'every tenant, in a new app',
      ['SIGN-IN-OFF'],
      app(
        undefined,
        auth(
          { excluded_paths: [] },
          { tenant_auth_endpoint: 'https://login.microsoftonline.com/common/v2.0' },
        ),
      ),
    ],
    ['a registration for every tenant', ['SIGN-IN-OFF'], registration('AzureADMultipleOrgs')],
    ['a registration for this tenant', [], registration('azureadmyorg')],
  ])('%s', check);
});

describe('what is switched off or cut off', () => {
  const change = (type: string, before: object, after: object): ChangeJson => ({ type, before, after });
  const route = (before: object, after: object) => change('azurerm_cdn_frontdoor_route', before, after);
  const bound = (firewall: object = {}, paths: readonly string[] = ['/*']) => ({
    security_policies: [
      {
        firewall: [
          {
            cdn_frontdoor_firewall_policy_id: '/policies/a',
            association: [{ patterns_to_match: paths, domain: [{ cdn_frontdoor_domain_id: '/domains/a' }] }],
            ...firewall,
          },
        ],
      },
    ],
  });
  const binding = (after: object) => change('azurerm_cdn_frontdoor_security_policy', bound(), after);
  const rule = (access: string) => ({ access, network_security_group_name: 'nsg' });

  test.each<Case>([
    [
      'an endpoint',
      ['SWITCHED-OFF'],
      change('azurerm_cdn_frontdoor_endpoint', { enabled: true }, { enabled: false }),
    ],
    [
      'one that was off',
      [],
      change('azurerm_cdn_frontdoor_endpoint', { enabled: false }, { enabled: false, tags: {} }),
    ],
    [
      'autoscale',
      ['SWITCHED-OFF'],
      change('azurerm_monitor_autoscale_setting', { enabled: true }, { enabled: false }),
    ],
    ['a route', ['SWITCHED-OFF'], route({}, { enabled: false })],
    [
      'every path of a route',
      ['SWITCHED-OFF'],
      route({ patterns_to_match: ['/*'] }, { patterns_to_match: ['/x'] }),
    ],
    ['some path of a route', [], route({ patterns_to_match: ['/a', '/b'] }, { patterns_to_match: ['/b'] })],
    [
      'the name of a route',
      ['SWITCHED-OFF'],
      route({ cdn_frontdoor_custom_domain_ids: ['a'] }, { cdn_frontdoor_custom_domain_ids: [] }),
    ],
    [
      'a name that nobody knows yet',
      [],
      {
        ...route({ cdn_frontdoor_custom_domain_ids: ['a'] }, {}),
        after_unknown: { cdn_frontdoor_custom_domain_ids: [true] },
      },
    ],
    ['fewer paths behind the firewall', ['SECURITY-POLICY-REPLACED'], binding(bound({}, ['/x']))],
    ['more paths behind it', [], binding(bound({}, ['/*', '/x']))],
    [
      'another firewall',
      ['SECURITY-POLICY-REPLACED'],
      binding(bound({ cdn_frontdoor_firewall_policy_id: '/policies/b' })),
    ],
    ['the same in other letters', [], binding(bound({ cdn_frontdoor_firewall_policy_id: '/Policies/A' }))],
    ['an app without its network', ['NETWORK-REPLACED'], app({ virtual_network_subnet_id: 's' }, {})],
    [
      'an app in another network',
      [],
      app({ virtual_network_subnet_id: 's' }, { virtual_network_subnet_id: 't' }),
    ],
    [
      'what denied, allows',
      ['INGRESS-OPEN'],
      change('azurerm_network_security_rule', rule('Deny'), rule('Allow')),
    ],
    [
      'what denied goes with its group',
      [],
      { type: 'azurerm_network_security_rule', actions: ['delete'], before: rule('Deny') },
    ],
  ])('%s', check);
});

test.each<[string, string, object, string, object]>([
  [
    'a rule that denies, of a group that stays',
    'azurerm_network_security_rule',
    { access: 'Deny', network_security_group_name: 'nsg' },
    'azurerm_network_security_group',
    { name: 'nsg' },
  ],
  [
    'the group of a subnet that stays',
    'azurerm_subnet_network_security_group_association',
    { subnet_id: '/subnets/a' },
    'azurerm_subnet',
    { id: '/Subnets/a' },
  ],
])('%s goes', (_, type, before, stays, values) => {
  const plan = planOf({ type, actions: ['delete'], before });
  const held = { address: `${stays}.it`, type: stays, values: values as Values, sensitive: {} };
  expect(hazardsOf(topology, [{ ...plan, after: [held] }])).toEqual([`INGRESS-OPEN global/${type}.it`]);
  expect(hazardsOf(topology, [plan])).toEqual([]);
});

describe('who may do what', () => {
  const group = '/subscriptions/x/resourceGroups/y';
  const made = (type: string, after: object): ChangeJson => ({ type, actions: ['create'], after });
  const definition = (permissions: object) =>
    made('azurerm_role_definition', {
      permissions: [{ actions: ['Microsoft.Web/sites/read'], ...permissions }],
    });
  const owner = (after: object) => ({
    type: 'azurerm_role_assignment',
    actions: ['delete', 'create'],
    before: { scope: group, role_definition_name: 'Owner', principal_id: 'a' },
    after: { scope: group, role_definition_name: 'Owner', principal_id: 'a', ...after },
  });
  const eligible = (role: string, scope = group) =>
    made('azurerm_pim_eligible_role_assignment', {
      scope,
      role_definition_id: `${group}/roleDefinitions/${role}`,
    });
  const credential = (before: object, after: object) => ({
    type: 'azurerm_federated_identity_credential',
    before: { subject: 's', ...before },
    after: { subject: 's', ...after },
  });

  test.each<Case>([
    ['to be had for the asking', ['ROLE-PRIVILEGED'], eligible('8e3af657-a8ff-443c-a75c-2fe8c4bcb635')],
    ['for a whole subscription', ['ROLE-SUBSCRIPTION'], eligible('other', '/subscriptions/x')],
    [
      'every secret',
      ['ROLE-PRIVILEGED'],
      made('azurerm_role_assignment', { scope: group, role_definition_name: 'Key Vault Administrator' }),
    ],
    [
      'secrets, to be read',
      [],
      made('azurerm_role_assignment', { scope: group, role_definition_name: 'Key Vault Secrets User' }),
    ],
    ['writing everything', ['ROLE-PRIVILEGED'], definition({ actions: ['*/write'] })],
    ['writing roles', ['ROLE-PRIVILEGED'], definition({ actions: ['Microsoft.Authorization/*/Write'] })],
    ['all data', ['ROLE-PRIVILEGED'], definition({ data_actions: ['*'] })],
    ['writing apps', [], definition({ actions: ['Microsoft.Web/*/write'] })],
    ['an owner for another', ['ROLE-PRIVILEGED'], owner({ principal_id: 'b' })],
    ['the owner as before', [], owner({ description: 'x' })],
    [
      'a vault with policies of its own',
      ['ROLE-PRIVILEGED'],
      {
        type: 'azurerm_key_vault',
        before: { rbac_authorization_enabled: true },
        after: { rbac_authorization_enabled: false },
      },
    ],
    [
      'a credential for another identity',
      ['TRUST-WIDENED'],
      credential({ parent_id: 'a' }, { parent_id: 'b' }),
    ],
    [
      'a credential in words of 5.x',
      [],
      credential({ parent_id: '/A' }, { user_assigned_identity_id: '/a' }),
    ],
    ['a password of an application', ['LOCAL-AUTHENTICATION'], made('azuread_application_password', {})],
    ['one that goes', [], { type: 'azuread_application_password', actions: ['delete'], before: {} }],
  ])('%s', check);
});

describe('probes, protocols and addresses', () => {
  const change = (type: string, before: object, after: object): ChangeJson => ({ type, before, after });
  const probe = (path: string, more: object = { load_balancing: [{ sample_size: 4 }] }) => ({
    health_probe: [{ protocol: 'Https', path }],
    ...more,
  });
  const origins = (after: object) => change('azurerm_cdn_frontdoor_origin_group', probe('/old'), after);
  const health = (path: string) => ({ site_config: [{ health_check_path: path }] });
  const tls = (version: string) => ({ minimal_tls_version: version });
  const route = (after: object) =>
    change(
      'azurerm_cdn_frontdoor_route',
      { supported_protocols: ['Https'], ...after },
      {
        supported_protocols: ['Http', 'Https'],
        ...after,
      },
    );
  const vault = (before: object, after: object) =>
    change('azurerm_key_vault', { network_acls: [before] }, { network_acls: [after] });
  const range = (address: string) => ({ network_rule_set: [{ ip_rule: [{ ip_range: address }] }] });

  test.each<Case>([
    ['a path that says nothing', ['PROBE-WEAKENED'], origins(probe('/favicon.ico'))],
    ['the path of the file', [], origins(probe(topology.api.healthPath))],
    ['no samples', ['PROBE-WEAKENED'], origins(probe('/old', {}))],
    ['an app with such a path', ['PROBE-WEAKENED'], app(health('/old'), health('/favicon.ico'))],
    ['an app with the path of the file', [], app(health('/old'), health(topology.api.healthPath))],
    ['TLS older than old', ['TLS-WEAKENED'], change('azurerm_cosmosdb_account', tls('Tls11'), tls('Tls'))],
    ['TLS once', ['TLS-WEAKENED'], change('azurerm_cosmosdb_account', tls('Tls12'), tls('Tls'))],
    ['HTTP', ['TLS-WEAKENED'], route({ https_redirect_enabled: false })],
    ['HTTP that leads to HTTPS', [], route({ https_redirect_enabled: true })],
    [
      'no HTTP, and so nothing that leads to HTTPS',
      [],
      {
        type: 'azurerm_cdn_frontdoor_route',
        actions: ['create'],
        after: { supported_protocols: ['Https'], https_redirect_enabled: false },
      },
    ],
    [
      'HTTP that leads nowhere, in a new route',
      ['TLS-WEAKENED', 'TLS-WEAKENED'],
      {
        type: 'azurerm_cdn_frontdoor_route',
        actions: ['create'],
        after: { supported_protocols: ['Http'], https_redirect_enabled: false },
      },
    ],
    ['all addresses', ['PUBLIC-NETWORK'], vault({ ip_rules: [] }, { ip_rules: ['0.0.0.0/0'] })],
    ['one address', [], vault({ ip_rules: ['192.0.2.1/32'] }, { ip_rules: ['192.0.2.10/32'] })],
    ['all of Azure', ['PUBLIC-NETWORK'], vault({ bypass: 'None' }, { bypass: 'AzureServices' })],
    [
      'half of all addresses',
      ['PUBLIC-NETWORK'],
      change('azurerm_container_registry', range('192.0.2.0/24'), range('128.0.0.0/1')),
    ],
    [
      'an account for all of Azure',
      ['PUBLIC-NETWORK'],
      change('azurerm_cosmosdb_account', { ip_range_filter: [] }, { ip_range_filter: ['0.0.0.0'] }),
    ],
    [
      'an account that was for everybody, and keeps Azure for the legacy app',
      [],
      change(
        'azurerm_cosmosdb_account',
        { public_network_access_enabled: true, ip_range_filter: null },
        { public_network_access_enabled: true, ip_range_filter: ['0.0.0.0'] },
      ),
    ],
    [
      'logs over the internet',
      ['PUBLIC-NETWORK'],
      change(
        'azurerm_log_analytics_workspace',
        { internet_query_enabled: false },
        { internet_query_enabled: true },
      ),
    ],
  ])('%s', check);
});

describe('what is new and says nothing of who may come in', () => {
  const vault = (after: object, more: object = {}): ChangeJson => ({
    type: 'azurerm_key_vault',
    actions: ['create'],
    after,
    ...more,
  });
  const slot = (after: object, more: object = {}) => ({ ...vault(after, more), type: `${APP}_slot` });

  test.each<Case>([
    ['an app', ['SIGN-IN-OFF'], app(undefined, {})],
    ['a slot', ['SIGN-IN-OFF'], slot({ auth_settings_v2: [] })],
    ['a slot of which it is not known yet', [], slot({}, { after_unknown: { auth_settings_v2: true } })],
    ['a vault', ['INGRESS-OPEN'], vault({})],
    ['a vault without a public address', [], vault({ public_network_access_enabled: false })],
    ['a vault of which it is not known yet', [], vault({}, { after_unknown: { network_acls: true } })],
  ])('%s', check);
});

describe('a resource group', () => {
  const group = (more: Partial<ChangeJson>): ChangeJson => ({
    type: 'azurerm_resource_group',
    before: { name: 'rg', location: 'swedencentral' },
    ...more,
  });
  test.each<Case>([
    [
      'that moves',
      ['LOST-GROUP'],
      group({ actions: ['delete', 'create'], after: { name: 'rg', location: 'x' } }),
    ],
    ['that is forgotten', ['LOST-GROUP'], group({ actions: ['forget'] })],
    ['that goes with all that was in it', [], group({ actions: ['delete'] })],
    ['with other tags', [], group({ after: { name: 'rg', location: 'swedencentral', tags: {} } })],
  ])('%s', check);

  test('that goes while something is in it', () => {
    const plan = planOf(group({ actions: ['delete'] }));
    const held = { address: 'a.b', type: 'a', values: { resource_group_name: 'RG' }, sensitive: {} };
    expect(hazardsOf(topology, [{ ...plan, after: [held] }])).toEqual([
      'LOST-GROUP global/azurerm_resource_group.it',
    ]);
  });
});

describe('an output', () => {
  const found = (change: object, ...references: readonly string[]) => {
    const plan = readable({
      output_changes: {
        it: { actions: ['create'], after_unknown: false, after_sensitive: false, ...change },
        other: {
          actions: ['no-op'],
          before: SECRET,
          after: SECRET,
          after_unknown: false,
          after_sensitive: true,
        },
      },
      configuration: { root_module: { outputs: { it: { expression: { references } } } } },
    });
    return hazardsOf(topology, [plan]);
  };
  const SECRET = 'hunter2hunter2';
  const unknown = { after_unknown: true };
  const hazard = ['SECRET-OUTPUT global/output.it'];

  test.each<[string, readonly string[], object, ...string[]]>([
    [
      'a password of Entra',
      hazard,
      unknown,
      'azuread_application_password.p.value',
      'azuread_application_password.p',
    ],
    ['credentials of an app', hazard, unknown, `${APP}.a.site_credential`, `${APP}.a`],
    ['a whole resource', hazard, unknown, `${APP}.a`],
    ['an id', [], unknown, `${APP}.a.id`, `${APP}.a`],
    ['a secret that was published before', hazard, { actions: ['no-op'], before: SECRET, after: SECRET }],
    ['a secret in base64', hazard, { after: Buffer.from(`key=${SECRET}`).toString('base64') }],
    ['another text in base64', [], { after: Buffer.from('a text like any other').toString('base64') }],
  ])('%s', (_, expected, change, ...references) => {
    expect(found(change, ...references)).toEqual(expected);
  });
});
