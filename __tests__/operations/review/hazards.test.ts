/** What no rehearsal makes: the words of other versions and of real providers. hazards.e2e.test.ts has the rest. */
import { reviewed, type StackPlan } from '../../../operations/review';
import { hazardGroups, hazards } from '../../../operations/review/hazards';
import { type Edit, topologyOf } from '../../support/regions-file';
import { hazardsOf } from './support/edited-plans';
import { type ChangeJson, planOf, readable } from './support/plan-json';

const topology = topologyOf();
const idsOf = (...changes: readonly ChangeJson[]) =>
  hazardsOf(topology, [planOf(...changes)]).map((line) => line.split(' ')[0]);

const ACCOUNT = 'azurerm_cosmosdb_account';
const WAF = 'azurerm_cdn_frontdoor_firewall_policy';
const APP = 'azurerm_linux_web_app';
const places = (...list: readonly [string, unknown][]) => ({
  geo_location: list.map(([location, failover_priority]) => ({ location, failover_priority })),
});
const line = (more: object) => ({ site_config: [{ ip_restriction: [{ action: 'Allow', ...more }] }] });
const FDID = { headers: [{ x_azure_fdid: ['id'] }] };
const both = (set: object) => ({ managed_rule: [set] });

test.each<[string, readonly string[], ChangeJson]>([
  ['forgotten', ['LOST-VAULT'], { type: 'azurerm_key_vault', actions: ['forget'], before: { name: 'kv' } }],
  [
    'replaced, the new one first',
    ['LOST-REGISTRY'],
    { type: 'azurerm_container_registry', actions: ['create', 'delete'] },
  ],
  [
    'replaced, the old one forgotten',
    ['LOST-DOMAIN'],
    { type: 'azurerm_cdn_frontdoor_custom_domain', actions: ['create', 'forget'] },
  ],
  [
    'moved in the state alone',
    [],
    { type: 'azurerm_key_vault', actions: ['no-op'], more: { previous_address: 'azurerm_key_vault.old' } },
  ],
  [
    'in a module',
    ['LOST-ZONE'],
    { type: 'azurerm_dns_zone', address: 'module.a["x"].azurerm_dns_zone.it[0]', actions: ['delete'] },
  ],
  [
    'a deposed object',
    ['LOST-LOCK'],
    { type: 'azurerm_management_lock', actions: ['delete'], more: { deposed: '1234abcd' } },
  ],
  [
    'backups now and then',
    ['BACKUP-WEAKENED'],
    {
      type: ACCOUNT,
      before: { backup: [{ type: 'Continuous' }] },
      after: { backup: [{ type: 'Periodic' }] },
    },
  ],
  [
    'backups more seldom',
    ['BACKUP-WEAKENED'],
    {
      type: ACCOUNT,
      before: { backup: [{ type: 'Periodic', interval_in_minutes: 60 }] },
      after: { backup: [{ type: 'Periodic', interval_in_minutes: 240 }] },
    },
  ],
  [
    'backups in fewer places',
    ['BACKUP-WEAKENED'],
    {
      type: ACCOUNT,
      before: { backup: [{ type: 'Periodic', storage_redundancy: 'Geo' }] },
      after: { backup: [{ type: 'Periodic', storage_redundancy: 'Local' }] },
    },
  ],
  [
    'better backups',
    [],
    {
      type: ACCOUNT,
      before: { backup: [{ type: 'Periodic' }] },
      after: { backup: [{ type: 'Continuous', tier: 'Continuous7Days' }] },
    },
  ],
  [
    'a region in other words, a number as text',
    [],
    {
      type: ACCOUNT,
      before: places(['westeurope', 0], ['northeurope', 1]),
      after: places(['West Europe', '0'], ['North Europe', 1]),
    },
  ],
  [
    'two replicas leave',
    ['REPLICAS-TOGETHER'],
    { type: ACCOUNT, before: places(['a', 0], ['b', 1], ['c', 2]), after: places(['a', 0]) },
  ],
  [
    'keys, as azurerm 4.55 says it',
    ['LOCAL-AUTHENTICATION'],
    {
      type: ACCOUNT,
      before: { local_authentication_disabled: true },
      after: { local_authentication_disabled: false },
    },
  ],
  [
    'keys that were allowed already',
    [],
    {
      type: ACCOUNT,
      before: { local_authentication_disabled: false },
      after: { local_authentication_disabled: false, tags: {} },
    },
  ],
  [
    'keys that nobody knows yet',
    [],
    {
      type: ACCOUNT,
      before: { local_authentication_disabled: true },
      after: {},
      after_unknown: { local_authentication_disabled: true },
    },
  ],
  [
    'a new account with keys',
    ['LOCAL-AUTHENTICATION'],
    { type: ACCOUNT, actions: ['create'], after: { local_authentication_enabled: true } },
  ],
  [
    'one that is taken over with keys',
    [],
    {
      type: ACCOUNT,
      actions: ['no-op'],
      before: { local_authentication_enabled: true },
      after: { local_authentication_enabled: true },
    },
  ],
  [
    'the public network, for Front Door',
    [],
    {
      type: APP,
      before: { public_network_access_enabled: false },
      after: { public_network_access_enabled: true },
    },
  ],
  [
    'blobs for everybody',
    ['PUBLIC-NETWORK'],
    {
      type: 'azurerm_storage_container',
      before: { container_access_type: 'private' },
      after: { container_access_type: 'blob' },
    },
  ],
  [
    'rules of a vault that are gone',
    ['INGRESS-OPEN'],
    {
      type: 'azurerm_key_vault',
      before: { network_acls: [{ default_action: 'Deny' }] },
      after: { network_acls: [] },
    },
  ],
  [
    'rules of a vault that nobody knows yet',
    [],
    {
      type: 'azurerm_key_vault',
      before: { network_acls: [{ default_action: 'Deny' }] },
      after: {},
      after_unknown: { network_acls: true },
    },
  ],
  [
    'rules of a registry that had none and was open',
    [],
    {
      type: 'azurerm_container_registry',
      before: { network_rule_set: [] },
      after: { network_rule_set: [{ default_action: 'Allow' }] },
    },
  ],
  [
    'rules of a vault as a single object',
    ['INGRESS-OPEN'],
    {
      type: 'azurerm_key_vault',
      before: { network_acls: { default_action: 'Deny' } },
      after: { network_acls: { default_action: 'allow' } },
    },
  ],
  [
    'a line without the service tag',
    ['FRONT-DOOR-CHECK'],
    {
      type: APP,
      before: line({ service_tag: 'AzureFrontDoor.Backend', ...FDID }),
      after: line({ ip_address: '0.0.0.0/0', ...FDID }),
    },
  ],
  [
    'a line without the profile',
    ['FRONT-DOOR-CHECK'],
    {
      type: APP,
      before: line({ service_tag: 'AzureFrontDoor.Backend', ...FDID }),
      after: line({ service_tag: 'AzureFrontDoor.Backend', headers: [{ x_azure_fdid: [] }] }),
    },
  ],
  [
    'a line that denies',
    [],
    {
      type: APP,
      before: line({ service_tag: 'AzureFrontDoor.Backend', ...FDID }),
      after: line({ action: 'Deny', ip_address: '198.51.100.0/24' }),
    },
  ],
  [
    'a profile that nobody knows yet',
    [],
    {
      type: APP,
      actions: ['create'],
      after: {
        ...line({ service_tag: 'AzureFrontDoor.Backend', headers: [{}] }),
        auth_settings_v2: [{ auth_enabled: true }],
      },
      after_unknown: { site_config: [{ ip_restriction: [{ headers: [{ x_azure_fdid: true }] }] }] },
    },
  ],
  [
    'TLS 1.3 no more',
    ['TLS-WEAKENED'],
    {
      type: APP,
      before: { site_config: [{ minimum_tls_version: '1.3' }] },
      after: { site_config: [{ minimum_tls_version: '1.2' }] },
    },
  ],
  [
    'TLS as Front Door says it in 5.x',
    ['TLS-WEAKENED'],
    {
      type: 'azurerm_cdn_frontdoor_custom_domain',
      before: { tls: [{ minimum_version: 'TLS12' }] },
      after: { tls: [{ minimum_version: 'TLS10' }] },
    },
  ],
  [
    'a certificate that nobody checks',
    ['TLS-WEAKENED'],
    {
      type: 'azurerm_cdn_frontdoor_origin',
      before: { certificate_name_check_enabled: true },
      after: { certificate_name_check_enabled: false },
    },
  ],
  [
    'FTP',
    ['BASIC-PUBLISHING'],
    {
      type: APP,
      before: { site_config: [{ ftps_state: 'Disabled' }] },
      after: { site_config: [{ ftps_state: 'AllAllowed' }] },
    },
  ],
  [
    'no firewall mode that anybody knows yet',
    [],
    { type: WAF, before: { mode: 'Prevention' }, after: {}, after_unknown: { mode: true } },
  ],
  [
    'managed rules that only log',
    ['WAF-RULES-OFF'],
    {
      type: WAF,
      before: both({ type: 'DRS', action: 'Block' }),
      after: both({ type: 'DRS', action: 'Log' }),
    },
  ],
  [
    'a newer rule set',
    [],
    {
      type: WAF,
      before: both({ type: 'DRS', version: '2.0', action: 'Block' }),
      after: both({ type: 'DRS', version: '2.1', action: 'Block' }),
    },
  ],
  [
    'an override that only logs',
    ['WAF-RULES-OFF'],
    {
      type: WAF,
      before: both({ type: 'DRS', action: 'Block', override: [] }),
      after: both({
        type: 'DRS',
        action: 'Block',
        override: [{ rule: [{ rule_id: '1', enabled: true, action: 'Log' }] }],
      }),
    },
  ],
  [
    'bodies that nobody looks at',
    ['WAF-RULES-OFF'],
    { type: WAF, before: { request_body_check_enabled: true }, after: { request_body_check_enabled: false } },
  ],
  [
    'a subscription, with a slash',
    ['ROLE-SUBSCRIPTION'],
    {
      type: 'azurerm_role_assignment',
      actions: ['create'],
      after: {
        scope: '/Subscriptions/33333333-3333-4333-8333-333333333333/',
        role_definition_name: 'Reader',
      },
    },
  ],
  [
    'a management group',
    ['ROLE-SUBSCRIPTION'],
    {
      type: 'azurerm_role_assignment',
      actions: ['create'],
      after: {
        scope: '/providers/Microsoft.Management/managementGroups/all',
        role_definition_name: 'Reader',
      },
    },
  ],
  [
    'a privileged role by id',
    ['ROLE-PRIVILEGED'],
    {
      type: 'azurerm_role_assignment',
      actions: ['create'],
      after: {
        scope: '/subscriptions/x/resourceGroups/y',
        role_definition_id:
          '/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/18D7D88D-D35E-4FB5-A5C3-7773C20A72D9',
      },
    },
  ],
  [
    'a scope that nobody knows yet',
    [],
    {
      type: 'azurerm_role_assignment',
      actions: ['create'],
      after: { role_definition_name: 'AcrPull' },
      after_unknown: { scope: true },
    },
  ],
  [
    'a role that may do everything',
    ['ROLE-PRIVILEGED'],
    { type: 'azurerm_role_definition', actions: ['create'], after: { permissions: [{ actions: ['*'] }] } },
  ],
  [
    'a probe in plain HTTP',
    ['PROBE-WEAKENED'],
    {
      type: 'azurerm_cdn_frontdoor_origin_group',
      before: { health_probe: [{ protocol: 'Https', path: '/health' }] },
      after: { health_probe: [{ protocol: 'Http', path: '/health' }] },
    },
  ],
  [
    'a secret of Front Door that goes',
    ['CERTIFICATE-REPLACED'],
    { type: 'azurerm_cdn_frontdoor_secret', actions: ['delete'] },
  ],
  [
    'values of the wrong kind',
    [],
    { type: ACCOUNT, before: { geo_location: 'x', backup: 3 }, after: { geo_location: null, backup: [[]] } },
  ],
])('%s: %j', (_, ids, change) => {
  expect(idsOf(change)).toEqual(ids);
});

describe('outputs', () => {
  const output = (after: unknown, more: object = {}) =>
    readable({
      output_changes: {
        it: {
          actions: ['create'],
          before: null,
          after,
          after_unknown: false,
          after_sensitive: false,
          ...more,
        },
      },
    });
  test.each<[string, readonly string[], StackPlan]>([
    ['a connection string', ['SECRET-OUTPUT'], output('AccountEndpoint=https://x;AccountKey=abc==;')],
    [
      'a shared access signature',
      ['SECRET-OUTPUT'],
      output('https://x/?sv=2024&sig=abcdefghijklmnopqrstuv%3D'),
    ],
    ['a key inside of an object', ['SECRET-OUTPUT'], output({ a: ['-----BEGIN RSA PRIVATE KEY-----'] })],
    ['one that is marked', [], output('AccountKey=abc==', { after_sensitive: true })],
    ['one that is marked inside', [], output({ a: 'AccountKey=abc==' }, { after_sensitive: { a: true } })],
    ['one that goes', [], output(null, { actions: ['delete'], before: 'AccountKey=abc==' })],
    ['an id', [], output('/subscriptions/x/resourceGroups/y')],
  ])('%s', (_, ids, plan) => {
    expect(hazardsOf(topology, [plan]).map((found) => found.split(' ')[0])).toEqual(ids);
  });

  test('one of a key that is not there yet', () => {
    const plan = readable({
      output_changes: { it: { actions: ['create'], after_unknown: true, after_sensitive: false } },
      configuration: {
        root_module: {
          outputs: { it: { expression: { references: [`${ACCOUNT}.a.primary_key`, `${ACCOUNT}.a`] } } },
        },
      },
    });
    expect(hazardsOf(topology, [plan])).toEqual(['SECRET-OUTPUT global/output.it']);
  });

  test('what is secret is told nowhere', () => {
    const secret = 'hunter2hunter2';
    const plan = readable({
      resource_changes: [],
      output_changes: {
        it: { actions: ['create'], after: secret, after_sensitive: false },
        other: { actions: ['create'], after: secret, after_sensitive: true },
      },
    });
    const review = reviewed({ plans: [plan], topology }, new Date());
    expect(review.hazards).toHaveLength(1);
    expect(JSON.stringify(review)).not.toContain(secret);
  });
});

describe('the minimum of a region', () => {
  const setting = (minimum: unknown) => ({ profile: [{ capacity: [{ minimum }] }] });
  const found = (before: unknown, after: unknown, ...edits: readonly Edit[]) => {
    const change = {
      type: 'azurerm_monitor_autoscale_setting',
      before: setting(before),
      after: setting(after),
    };
    const plan = { ...planOf(change), stack: 'stamp-northeurope' };
    return hazardsOf(topologyOf(...edits), [plan]);
  };
  const hazard = ['MINIMUM-TOO-LOW stamp-northeurope/azurerm_monitor_autoscale_setting.it'];
  const overload: Edit = [
    '10.30.0.0/20 }',
    '10.30.0.0/20, acceptOverload: { reason: it may wait a minute } }',
  ];

  test.each<[string, readonly string[], unknown, unknown, readonly Edit[]]>([
    ['under the need of the drill', hazard, 6, 3, []],
    ['as text', hazard, '6', '3', []],
    ['lowered, and still enough', [], 8, 6, []],
    ['as low as before', [], 3, 3, []],
    ['raised, and still under the need', [], 1, 3, []],
    ['where overload is accepted', [], 6, 3, [overload]],
  ])('%s', (_, expected, before, after, edits) => {
    expect(found(before, after, ...edits)).toEqual(expected);
  });
});

describe('a door is not the way of clients', () => {
  const named = (type: string, name: string, more: object = {}): ChangeJson => ({
    type: `azurerm_cdn_frontdoor_${type}`,
    address: `azurerm_cdn_frontdoor_${type}.${name}`,
    before: { name, enabled: true, ...more },
  });
  const gone = (change: ChangeJson): ChangeJson => ({ ...change, actions: ['delete'] });
  const off = (change: ChangeJson): ChangeJson => ({
    ...change,
    after: { ...change.before, enabled: false },
  });
  const replaced = (change: ChangeJson): ChangeJson => ({
    ...change,
    actions: ['delete', 'create'],
    after: change.before ?? {},
  });
  const door = 'door-northeurope';

  test.each<[string, readonly string[], readonly ChangeJson[]]>([
    ['its route goes', [], [gone(named('route', door))]],
    ['the route of clients goes', ['ROUTE-REPLACED'], [gone(named('route', 'api'))]],
    ['its origin group goes', [], [gone(named('origin_group', `${door}-staging`))]],
    ['that of clients goes', ['ROUTE-REPLACED'], [gone(named('origin_group', 'stamps'))]],
    ['it is switched off', [], [off(named('route', door)), off(named('endpoint', 'fde-shop-test-door'))]],
    [
      'what clients use is switched off',
      ['SWITCHED-OFF', 'SWITCHED-OFF'],
      [off(named('route', 'api')), off(named('endpoint', 'fde-shop-test'))],
    ],
    ['its endpoint goes', [], [gone(named('endpoint', 'fde-shop-test-door'))]],
    ['that of clients goes', ['LOST-ENDPOINT'], [gone(named('endpoint', 'fde-shop-test'))]],
    ['its origin is replaced', [], [replaced(named('origin', door))]],
    ['that of clients is replaced', ['ORIGIN-REPLACED'], [replaced(named('origin', 'northeurope'))]],
    [
      'what clients use becomes a door',
      ['ROUTE-REPLACED'],
      [{ ...replaced(named('route', 'api')), after: { name: door } }],
    ],
    [
      'its firewall goes: the door leads to what is served',
      ['SECURITY-POLICY-REPLACED'],
      [gone(named('security_policy', 'door'))],
    ],
  ])('%s', (_, expected, changes) => {
    expect(idsOf(...changes)).toEqual(expected);
  });

  test('a stamp whose door alone is open does not serve', () => {
    const stamps = ['stamp-francecentral', 'stamp-northeurope'].map((stack) => ({
      ...planOf({ ...named('origin', door), actions: ['no-op'] }, off(named('origin', 'northeurope'))),
      stack,
    }));
    const found = hazardsOf(topology, stamps);
    expect(found).toEqual(
      stamps.map(({ stack }) => `LAST-ORIGIN ${stack}/azurerm_cdn_frontdoor_origin.northeurope`),
    );
  });
});

test('every hazard has an id of its own, says why, where to read on, and what to do', () => {
  const ids = hazards.map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  expect(ids.filter((id) => !/^[A-Z]+(-[A-Z]+)*$/.test(id))).toEqual([]);
  for (const { id, why, link, remedy } of hazards) {
    expect([id, why.length > 40, /^https:\/\/\S+$/.test(link), remedy.length > 10]).toEqual([
      id,
      true,
      true,
      true,
    ]);
  }
  expect(hazardGroups).toHaveLength(4);
});
