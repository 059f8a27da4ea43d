import { renumber } from '../../../operations/rehearsal/renumbering';
import { checkStep } from '../../../topology/rules/step';
import { renumberedIn } from '../../../topology/rules/step/data';
import type { Topology } from '../../../topology/topology';
import type { Edit } from '../../support/regions-file';
import { withTerraform } from '../../support/with-terraform';
import { entry, forced, ORDERS, version } from './support/five-regions';
import { Lab, stacksOf } from './support/lab';
import { SingleRuns, type Told } from './support/single-runs';

const base = version();

const rulesOf = (next: Topology, before = base) => [
  ...new Set(checkStep({ base: before, next }).problems.map(({ rule }) => rule)),
];

const inSubscription = '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups';
const REGISTRY = 'azurerm_container_registry.registry';
const ACCOUNT = 'azurerm_cosmosdb_account.cosmos_account';
const GROUP = 'azurerm_resource_group.group';
const groups = [
  'azurerm_resource_group.data_group',
  GROUP,
  ...base.regions.map(({ name }) => `azurerm_resource_group.logs_group_${name}`).sort(),
];
const replicas = [`~ ${REGISTRY} (georeplications)`, `~ ${ACCOUNT} (geo_location)`];
const recorded = '~ output.regions_file';
const alert = (region: string) => `azurerm_monitor_metric_alert.origin_health_${region}`;
const logAlert = (name: string) => `azurerm_monitor_scheduled_query_rules_alert_v2.${name}`;
const query = (name: string) => `azurerm_log_analytics_query_pack_query.queries_${name}`;
/** What watches a region from `global`, and comes and goes with it. */
const watches = (region: string) => [
  `azurerm_application_insights_standard_web_test.outside_door_${region}`,
  `azurerm_monitor_metric_alert.door_${region}`,
  alert(region),
  logAlert(`ingestion_${region}`),
  logAlert(`secret_expiry_${region}`),
  query(`health_${region}`),
];
const workbook = '~ azurerm_application_insights_workbook.workbook (data_json)';
/** What is made from the list of regions and their states. */
const scores = [
  workbook,
  `~ ${query('health')} (body)`,
  `~ ${query('health_control')} (body)`,
  `~ ${logAlert('system')} (criteria)`,
];
/** Those, and the places that Service Health is asked about. */
const told = ['~ azurerm_monitor_activity_log_alert.health_service (criteria)', ...scores];
const inOrder = (...lines: readonly string[]): readonly string[] =>
  lines.toSorted((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1));
const origin = '~ azurerm_cdn_frontdoor_origin.origin (enabled)';
const logsOf = (region: string) => [
  `azurerm_log_analytics_workspace.logs_${region}_workspace`,
  `azurerm_management_lock.logs_${region}_lock`,
  `azurerm_monitor_diagnostic_setting.logs_${region}_diagnostics`,
  `azurerm_resource_group.logs_group_${region}`,
];

withTerraform('what the check says of a step is what Terraform does', () => {
  let lab: Lab;
  let runs: SingleRuns;
  let stampLines: readonly string[];

  beforeAll(async () => {
    lab = await Lab.open();
    runs = new SingleRuns(lab);
    const stacks = stacksOf(base);
    for (const { name } of stacks) {
      const { lines, problem } = await runs.apply(stacks, name);
      expect(problem).toBe(undefined);
      if (name === 'stamp-norwayeast') stampLines = lines;
    }
  });
  afterAll(() => lab.close());

  describe('allowed, and nothing is lost but what the line says', () => {
    test.each<[string, Topology, Readonly<Record<string, () => readonly string[]>>]>([
      [
        'a region comes',
        version({ italynorth: 'state: standby, dataPriority: 4, addressSpace: 10.80.0.0/20' }),
        {
          global: () =>
            inOrder(
              ...replicas,
              ...told,
              ...[...logsOf('italynorth'), ...watches('italynorth')].map((address) => `+ ${address}`),
              recorded,
            ),
          'stamp-italynorth': () => stampLines,
        },
      ],
      [
        'a region becomes active',
        version(entry('germanywestcentral', ['standby', 'active'])),
        {
          global: () =>
            inOrder(
              `~ ${alert('germanywestcentral')} (action, enabled)`, // on, and it pages
              `~ ${logAlert('secret_expiry_germanywestcentral')} (action)`,
              ...scores,
              recorded,
            ),
          'stamp-germanywestcentral': () => [origin],
        },
      ],
      [
        'a drained region that is last is retired',
        version(entry('norwayeast', ['standby', 'retired'])),
        {
          global: () =>
            inOrder(
              ...replicas,
              ...told,
              ...watches('norwayeast').map((address) => `- ${address}`),
              recorded,
            ),
          'stamp-norwayeast': () => stampLines.map((line) => line.replace('+', '-')),
        },
      ],
      [
        'a retired region comes back, to the logs that were kept',
        version(entry('uksouth', ['retired', 'standby'])),
        {
          global: () =>
            inOrder(...replicas, ...told, ...watches('uksouth').map((address) => `+ ${address}`), recorded),
        },
      ],
      [
        'the line of a retired region goes',
        version({ uksouth: undefined }),
        { global: () => [...logsOf('uksouth').map((address) => `- ${address}`), recorded] },
      ],
      [
        'what may change in place, and the order of the regions',
        version(
          entry('germanywestcentral', ['standby', 'standby, sku: P2v3']),
          ['10.30.0.0/20 }', '10.30.0.0/20, sku: P2mv3, instances: { min: 5, max: 12 } }'],
          ['@sha256:0123', '@sha256:ffff'],
          [
            'healthPath: /health',
            'healthPath: /health\n  otherHealthPath: /live\n  port: 80\n  audiences: [api://old]\n  secrets: { KEY: key }',
          ],
          ['cachedPaths: [/catalog/*]', 'cachedPaths: [/catalog/*, /img/*]'],
          [
            ORDERS,
            'orders: { partitionKey: /customerId, timeToLive: 30d, shortened: { from: off, reason: exported before } }\n    wishes: { partitionKey: /id }',
          ],
          ['database: shop', 'database: shop\n  maxThroughput: 8000'],
          [
            'capacity:',
            `frontDoor:
  probe: { intervalSeconds: 20 }
  latencyBand: { milliseconds: 20, reason: both are near the clients }
  rateLimitPerMinute: 2000
  waf:
    managedRules: { action: Block, reason: tuned with the log }
    rateLimitExempt: [{ address: 198.51.100.0/24, reason: the tills of the shops }]
registry: { publicAccess: { reason: builds outside, addresses: [198.51.100.7] } }
logs: { applicationInsights: { samplingPercent: 20 }, appRequests: true, cosmosCategories: [DataPlaneRequests] }
capacity:`,
          ],
          ['peakRequestsPerSecond: 400', 'peakRequestsPerSecond: 500'],
          ['oncall@shop.example', 'night@shop.example'],
        ),
        {
          global: () =>
            inOrder(
              '~ azurerm_cdn_frontdoor_firewall_policy.waf_policy (custom_rule, managed_rule, tags)',
              '~ azurerm_cdn_frontdoor_origin_group.front_door_origin_group (health_probe, load_balancing)',
              '~ azurerm_cdn_frontdoor_profile.front_door_profile (tags)',
              '~ azurerm_container_registry.registry (network_rule_set, public_network_access_enabled, tags)',
              '~ azurerm_cosmosdb_sql_container.cosmos_container_orders (default_ttl)',
              '+ azurerm_cosmosdb_sql_container.cosmos_container_wishes',
              '~ azurerm_cosmosdb_sql_database.cosmos_database (autoscale_settings)',
              '~ azurerm_monitor_action_group.mail (email_receiver)',
              '~ azurerm_monitor_action_group.oncall (email_receiver)',
              '~ azurerm_monitor_diagnostic_setting.cosmos_diagnostics (enabled_log)',
              '~ azurerm_monitor_metric_alert.data_refused (criteria)',
              ...scores,
              `~ ${query('health_northeurope')} (body)`,
              recorded,
            ),
          'stamp-northeurope': () => [
            '~ azurerm_application_insights.insights (sampling_percentage)',
            '~ azurerm_linux_web_app.api_app (app_settings, auth_settings_v2, site_config)',
            '~ azurerm_linux_web_app_slot.api_staging (app_settings, auth_settings_v2, site_config)',
            '~ azurerm_monitor_autoscale_setting.compute_autoscale (profile)',
            '~ azurerm_monitor_diagnostic_setting.app_diagnostics (enabled_log)',
            '~ azurerm_monitor_diagnostic_setting.staging_diagnostics (enabled_log)',
            '~ azurerm_monitor_metric_alert.at_maximum (criteria)',
            '~ azurerm_service_plan.compute_plan (sku_name)',
          ],
          'dns-migration': () => ['~ azurerm_cdn_frontdoor_route.host_route_cached (patterns_to_match)'],
        },
      ],
    ])('%s', async (_, next, expected) => {
      expect(rulesOf(next)).toEqual([]);
      const stacks = stacksOf(next);
      for (const [stack, lines] of Object.entries(expected)) {
        expect(await runs.plan(stacks, stack)).toEqual({ lines: lines(), warnings: '' });
      }
    });
  });

  describe('refused, and Terraform may not replace it', () => {
    const home = base.regions.find(({ name }) => name === 'francecentral');
    test.each<[string, string, Topology, readonly string[]]>([
      ['FIXED-NAME', 'workload', version({}, ['workload: shop', 'workload: store']), groups],
      [
        'FIXED-NAME',
        'suffix',
        version({}, ['environment: test', 'environment: test\nsuffix: x1']),
        ['azurerm_cdn_frontdoor_endpoint.front_door_endpoint', REGISTRY, ACCOUNT],
      ],
      [
        'FIXED-HOME',
        'home region',
        { ...base, homeRegion: 'francecentral', home: home ?? base.home },
        ['azurerm_resource_group.data_group'],
      ],
      [
        'FIXED-CONTROL',
        'control region',
        version({}, ['controlRegion: swedencentral', 'controlRegion: polandcentral']),
        [GROUP],
      ],
      [
        'FIXED-DATA',
        'database',
        version({}, ['database: shop', 'database: store']),
        ['azurerm_cosmosdb_sql_database.cosmos_database'],
      ],
      [
        'FIXED-DATA',
        'partition key',
        version({}, ['/customerId', '/id']),
        ['azurerm_cosmosdb_sql_container.cosmos_container_orders'],
      ],
      [
        'FIXED-ADOPTION',
        'account and registry',
        version({}, [
          'alerts:\n',
          `adopt: { cosmosAccountId: ${inSubscription}/old/providers/Microsoft.DocumentDB/databaseAccounts/legacy, registryId: ${inSubscription}/old/providers/Microsoft.ContainerRegistry/registries/legacy }\nalerts:\n`,
        ]),
        [REGISTRY, ACCOUNT],
      ],
    ])('%s: another %s', async (rule, _, next, addresses) => {
      expect(rulesOf(next)).toEqual([rule]);
      expect(guardedIn(await runs.plan(stacksOf(next), 'global'))).toEqual(addresses);
    });
  });

  describe('refused, and Terraform would do it', () => {
    const dropped = (...regions: readonly string[]) => ({
      warnings: regions
        .map(
          (region) =>
            `Warning: The geo location ${region} changes its failover_priority: the provider removes it from the account and adds it again, with all of its data copied again.\n  with ${ACCOUNT}`,
        )
        .join('\n'),
    });
    const elsewhere = '55555555-5555-4555-8555-555555555555';

    test.each<[string, readonly string[], Topology, string, Partial<Told>]>([
      [
        'another subscription: the data is not found, and nothing goes on',
        ['FIXED-OWNER'],
        version({}, ['33333333-3333-4333-8333-333333333333', elsewhere]),
        'global',
        {
          problem: expect.stringContaining(
            'Error: reading CosmosDB Account "cosno-shop-test" (Resource Group "rg-shop-test-data"): unexpected status 404',
          ),
        },
      ],
      [
        'another subscription: what older clients made is created again, logs are sent elsewhere',
        ['FIXED-OWNER'],
        version({}, ['33333333-3333-4333-8333-333333333333', elsewhere]),
        'stamp-francecentral',
        {
          lines: expect.arrayContaining([
            '+ azurerm_cdn_frontdoor_origin.origin',
            '+ azurerm_cosmosdb_sql_role_assignment.app_cosmos_data_contributor',
            '~ azurerm_application_insights.insights (workspace_id)',
          ]),
        },
      ],
      [
        'another tenant: the API is registered a second time',
        ['FIXED-OWNER'],
        version({}, ['44444444-4444-4444-8444-444444444444', elsewhere]),
        'global',
        {
          lines: [
            '+ azuread_application.api_application',
            '+ azuread_application_identifier_uri.api_identifier_uri',
            '+ azuread_service_principal.api_service_principal',
            workbook,
            '~ output.api_client_id',
            recorded,
          ],
        },
      ],
      [
        'another tenant: the key vaults are handed over',
        ['FIXED-OWNER'],
        version({}, ['44444444-4444-4444-8444-444444444444', elsewhere]),
        'stamp-francecentral',
        { lines: expect.arrayContaining(['~ azurerm_key_vault.vault (tenant_id)']) },
      ],
      [
        'a region in another subscription: its stamp stays where it is',
        ['FIXED-OWNER'],
        version(entry('francecentral', ['/20', `/20, subscriptionId: ${elsewhere}`])),
        'stamp-francecentral',
        { lines: ['no changes'] },
      ],
      [
        'priorities change places: both replicas are dropped',
        ['DATA-PRIORITY-FIXED'],
        version({
          ...entry('germanywestcentral', ['dataPriority: 1', 'dataPriority: 2']),
          ...entry('francecentral', ['dataPriority: 2', 'dataPriority: 1']),
        }),
        'global',
        dropped('francecentral', 'germanywestcentral'),
      ],
      [
        'a lower region is retired: all above are dropped',
        ['DATA-PRIORITY-FIXED', 'DATA-RETIRE-LAST'],
        version({
          ...entry('germanywestcentral', ['standby', 'retired']),
          ...entry('francecentral', ['dataPriority: 2', 'dataPriority: 1']),
          ...entry('norwayeast', ['dataPriority: 3', 'dataPriority: 2']),
        }),
        'global',
        dropped('francecentral', 'norwayeast'),
      ],
      [
        'an active region is retired: its origin goes while it serves',
        ['REGION-DRAIN-FIRST', 'REGION-KEEP-SERVING', 'DATA-RETIRE-LAST'],
        forced(base, 'francecentral', { state: 'retired' }),
        'stamp-francecentral',
        { lines: expect.arrayContaining(['- azurerm_cdn_frontdoor_origin.origin']) },
      ],
    ])('%s', async (_, rules, next, stack, expected) => {
      expect(rulesOf(next)).toEqual(rules);
      expect(await runs.plan(stacksOf(next), stack)).toMatchObject(expected);
    });

    test('REGION-RETIRE-FIRST: no stack is left that would destroy the stamp', () => {
      const next = version({ norwayeast: undefined });
      expect(rulesOf(next)).toEqual(['REGION-RETIRE-FIRST']);
      expect(stacksOf(next).map(({ name }) => name)).not.toContain('stamp-norwayeast');
      expect(lab.azure.world.find(`${inSubscription}/rg-shop-test-nwe`)).toBeDefined();
    });
  });

  describe('applied', () => {
    let back: () => void;
    beforeAll(() => {
      back = runs.checkpoint();
    });
    afterEach(() => back());

    const apply = (next: Topology, stack: string) => runs.apply(stacksOf(next), stack);

    test('REGION-KEEP-SERVING: Front Door keeps the last enabled origin', async () => {
      const next = version(
        {
          ...entry('francecentral', ['active', 'standby']),
          ...entry('germanywestcentral', ['standby', 'active']),
          ...entry('norwayeast', ['standby', 'active']),
        },
        ['northeurope: { state: active', 'northeurope: { state: standby'],
      );
      expect(rulesOf(next)).toEqual(['REGION-KEEP-SERVING']);
      expect(await apply(next, 'stamp-northeurope')).toEqual({ lines: [origin], warnings: '' });
      // The turn of Sweden and Norway has not come yet.
      expect((await apply(next, 'stamp-francecentral')).problem).toContain(
        'Cannot disable or delete the last origin when the origin group is still associated with a route.',
      );
    });

    test('renumbered in Azure beforehand: a lower region is retired, and no other replica goes', async () => {
      const renumbered = (from: number, to: number): Edit => [
        `dataPriority: ${from}`,
        `dataPriority: ${to}, renumbered: { from: ${from}, reason: az was run before }`,
      ];
      const next = version({
        ...entry('germanywestcentral', ['standby', 'retired']),
        ...entry('francecentral', renumbered(2, 1)),
        ...entry('norwayeast', renumbered(3, 2)),
      });
      expect(rulesOf(next)).toEqual([]);
      renumber(lab.azure.world, renumberedIn({ base, next }));
      expect(await runs.plan(stacksOf(next), 'global')).toEqual({
        lines: inOrder(
          ...replicas,
          ...told,
          ...watches('germanywestcentral').map((address) => `- ${address}`),
          recorded,
        ),
        warnings: '',
      });
    });

    test('FIXED-DATA: another conflict policy is planned for ever', async () => {
      const next = version({}, [
        'cart: { partitionKey: /id }',
        'cart: { partitionKey: /id, conflictResolution: { mode: lastWriterWins, path: /at } }',
      ]);
      expect(rulesOf(next)).toEqual(['FIXED-DATA']);
      const change = '~ azurerm_cosmosdb_sql_container.cosmos_container_cart (conflict_resolution_policy)';
      expect((await apply(next, 'global')).lines).toEqual([change, recorded]);
      expect((await runs.plan(stacksOf(next), 'global')).lines).toEqual([change]);
    });

    test('FIXED-DATA: throughput of its own is planned in place, and refused', async () => {
      const next = version({}, [
        'cart: { partitionKey: /id }',
        'cart: { partitionKey: /id, maxThroughput: 4000 }',
      ]);
      expect(rulesOf(next)).toEqual(['FIXED-DATA']);
      const { lines, problem } = await apply(next, 'global');
      expect(lines).toContain('~ azurerm_cosmosdb_sql_container.cosmos_container_cart (autoscale_settings)');
      expect(problem).toContain('setting Throughput for Cosmos SQL Container "cart"');
    });

    test('FIXED-DATA: Terraform would destroy a container, but for the lock', async () => {
      const next = version({}, ['\n    cart: { partitionKey: /id }', '']);
      expect(rulesOf(next)).toEqual(['FIXED-DATA']);
      const { lines, problem } = await apply(next, 'global');
      expect(lines).toContain('- azurerm_cosmosdb_sql_container.cosmos_container_cart');
      expect(problem).toContain('ScopeLocked');
    });

    test('DATA-RETIRE-LAST: Cosmos DB takes no gap', async () => {
      const next = forced(base, 'germanywestcentral', { state: 'retired' });
      expect(rulesOf(next)).toEqual(['DATA-RETIRE-LAST']);
      expect((await apply(next, 'global')).problem).toContain(
        "the maximum value for a failover priority = (total number of regions - 1). '3' was found",
      );
    });

    test('a region is drained once another serves', async () => {
      const three = version(entry('germanywestcentral', ['standby', 'active']));
      expect(rulesOf(three)).toEqual([]);
      expect((await apply(three, 'stamp-germanywestcentral')).lines).toEqual([origin]);
      const next = version({
        ...entry('germanywestcentral', ['standby', 'active']),
        ...entry('francecentral', ['active', 'standby']),
      });
      expect(rulesOf(next, three)).toEqual([]);
      expect((await apply(next, 'stamp-francecentral')).lines).toEqual([origin]);
    });

    test('FIXED-NETWORK: the network keeps the ranges of its subnets', async () => {
      const next = version(entry('francecentral', ['10.40.', '10.41.']));
      expect(rulesOf(next)).toEqual(['FIXED-NETWORK']);
      const { lines, problem } = await apply(next, 'stamp-francecentral');
      expect(lines.every((line) => line.startsWith('~ '))).toBe(true);
      expect(lines).toContain('~ azurerm_virtual_network.network_vnet (address_space)');
      expect(problem).toContain('NetcfgInvalidSubnet: Subnet');
    });

    test('FIXED-STATE: everything is created a second time, and its names are taken', async () => {
      const { resource } = stacksOf(base).find(({ name }) => name === 'global')?.config ?? {};
      const count = Object.values(resource ?? {}).flatMap((byName) => Object.keys(byName)).length;
      const { lines, problem } = await new SingleRuns(lab, 'elsewhere').apply(stacksOf(base), 'global');
      expect(lines.filter((line) => !line.includes(' output.'))).toHaveLength(count);
      expect(lines.every((line) => line.startsWith('+ '))).toBe(true);
      expect(problem).toContain(
        `a resource with the ID "${inSubscription}/rg-shop-test-global" already exists`,
      );
    });
  });
});

/** The resources that Terraform would have to destroy, where it refuses for nothing but that. */
function guardedIn({ problem = '' }: Told): readonly string[] {
  const guarded = /^ {2}Resource (\S+) has lifecycle\.prevent_destroy set, but the plan calls/;
  return problem
    .split('Error: Instance cannot be destroyed\n')
    .filter(Boolean)
    .map((error) => guarded.exec(error)?.[1] ?? error)
    .sort();
}
