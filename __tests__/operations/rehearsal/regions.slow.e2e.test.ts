import { join } from 'node:path';
import type { RehearsalReport } from '../../../operations/rehearsal/report';
import { type Edit, topologyOf } from '../../support/regions-file';
import { withTerraform } from '../../support/with-terraform';
import { hazardsIn } from './support/hazards';
import { Lab, linesOf, outcomesOf, stacksOf } from './support/lab';
import { byAddress, globalGrows, with3 } from './support/third-region';

const two = stacksOf(topologyOf());
const none = ['no changes'];
const others = { 'stamp-northeurope': none, 'stamp-francecentral': none, 'dns-migration': none };

/** stack -> `deployed`, the only outcome of a rehearsal that is fine; it includes that the second plan is empty */
const allDeployed = (reports: readonly RehearsalReport[]) =>
  Object.fromEntries(reports.map(({ stack }) => [stack, 'deployed']));

withTerraform('regions come and go', () => {
  let lab: Lab;
  let fromNothing: readonly RehearsalReport[];
  let hazardsFromNothing: readonly string[];
  let back: () => void;
  beforeAll(async () => {
    lab = await Lab.open();
    fromNothing = await lab.rehearse(two);
    hazardsFromNothing = hazardsIn(join(lab.folder, 'current'), topologyOf());
    back = lab.checkpoint();
  });
  afterEach(() => back());
  afterAll(() => lab.close());

  /** @param hazards that the review finds in the plans of the step */
  const step = async (edits: readonly Edit[], hazards: readonly string[] = []) => {
    const topology = topologyOf(...edits);
    const reports = await lab.rehearse(stacksOf(topology), { planFirst: true });
    expect(outcomesOf(reports)).toEqual(allDeployed(reports));
    expect(hazardsIn(join(lab.folder, 'current'), topology)).toEqual(hazards);
    expect(reports.flatMap(({ notes }) => notes)).toEqual([]);
    return linesOf(reports);
  };

  test('from nothing to two regions: everything is created', () => {
    expect(outcomesOf(fromNothing)).toEqual({
      global: 'deployed',
      'stamp-northeurope': 'deployed',
      'stamp-francecentral': 'deployed',
      'dns-migration': 'deployed',
    });
    expect(fromNothing.flatMap(({ notes }) => notes)).toEqual([]);
    expect(hazardsFromNothing).toEqual([]);
    for (const { name, config } of two) {
      const addresses = Object.entries(config.resource ?? {}).flatMap(([type, byName]) =>
        Object.keys(byName).map((id) => `${type}.${id}`),
      );
      const created = fromNothing.find(({ stack }) => stack === name)?.changes;
      expect(created?.map(({ address, action }) => `${action} ${address}`).sort()).toEqual(
        addresses.map((address) => `create ${address}`).sort(),
      );
    }
  });

  test('what was read from another state is what is there', () => {
    const hostNames = lab.azure.world
      .ofType('azurerm_cdn_frontdoor_origin')
      .map(({ values }) => values.host_name);
    // Of each, by the public name and by its door.
    expect(hostNames.sort()).toEqual(
      ['frc', 'frc', 'ne', 'ne'].map((region) => `app-shop-test-${region}.azurewebsites.net`),
    );
  });

  test('every stack is valid', async () => {
    for (const stack of two) {
      const folder = join(lab.folder, 'current', stack.name);
      const { stdout } = await (await lab.terraformFor(stack)).run(folder, ['validate', '-json']);
      expect(JSON.parse(stdout)).toMatchObject({ valid: true, error_count: 0, warning_count: 0 });
    }
  });

  test('a candidate is tried in the slots, goes ahead in one region, and is promoted', async () => {
    const old = `shop/api@sha256:${'0123456789abcdef'.repeat(4)}`;
    const fresh = `shop/api@sha256:${'b'.repeat(64)}`;
    const candidate: Edit = ['\n  healthPath:', `\n  candidate: ${fresh}\n  healthPath:`];
    const ahead: Edit = ['northeurope: {', `northeurope: { image: ${fresh},`];
    const slot = (sign: string) => [
      `${sign} azurerm_cdn_frontdoor_origin.staging_door_origin`,
      `${sign} azurerm_cdn_frontdoor_origin_group.staging_door_origin_group`,
      `${sign} azurerm_cdn_frontdoor_route.staging_door_route`,
      `${sign} azurerm_linux_web_app_slot.api_staging`,
      `${sign} azurerm_monitor_diagnostic_setting.staging_diagnostics`,
    ];
    const app = '~ azurerm_linux_web_app.api_app (app_settings, site_config)';
    const global = ['~ output.regions_file'];

    // The slots come with their doors, and no app has a change.
    expect(await step([candidate])).toEqual({
      ...others,
      global,
      'stamp-northeurope': slot('+'),
      'stamp-francecentral': slot('+'),
    });
    expect(await step([candidate, ahead])).toEqual({ ...others, global, 'stamp-northeurope': [app] });
    // The others follow in place, and the slots go.
    expect(await step([[old, fresh]])).toEqual({
      ...others,
      global,
      'stamp-northeurope': slot('-'),
      'stamp-francecentral': [...slot('-'), app].sort(byAddress),
    });
  });

  test('a third region comes, stands by, is retired and goes', async () => {
    const stampLines = linesOf(fromNothing)['stamp-northeurope'] ?? [];
    const retired = ['LOST-VAULT stamp-germanywestcentral/azurerm_key_vault.vault'];
    const goes = [
      'LOST-WORKSPACE global/azurerm_log_analytics_workspace.logs_germanywestcentral_workspace',
      'LOST-LOCK global/azurerm_management_lock.logs_germanywestcentral_lock',
    ];

    // The global tier grows in place, its stamp is new, the others rest.
    expect(await step([with3('active')])).toEqual({
      ...others,
      global: globalGrows,
      'stamp-germanywestcentral': stampLines,
    });

    // Where its line goes too early it is orphaned, and nothing is applied.
    expect(outcomesOf(await lab.rehearse(two, { planFirst: true }))).toEqual({
      global: 'planned',
      'stamp-northeurope': 'planned',
      'stamp-francecentral': 'planned',
      'dns-migration': 'planned',
      'stamp-germanywestcentral': expect.stringMatching(
        /^orphaned: The stack is gone, but its state still holds \d+ resources, which nothing would destroy\. Keep its region in the file as retired until a deployment has emptied the state\.$/,
      ),
    });

    // active -> standby: its origin and the alert of it are turned off, it pages nobody and counts for the system no more.
    expect(await step([with3('standby')])).toEqual({
      ...others,
      global: [
        '~ azurerm_application_insights_workbook.workbook (data_json)',
        '~ azurerm_log_analytics_query_pack_query.queries_health (body)',
        '~ azurerm_log_analytics_query_pack_query.queries_health_control (body)',
        '~ azurerm_monitor_metric_alert.origin_health_germanywestcentral (action, enabled)',
        '~ azurerm_monitor_scheduled_query_rules_alert_v2.secret_expiry_germanywestcentral (action)',
        '~ azurerm_monitor_scheduled_query_rules_alert_v2.system (criteria)',
        '~ output.regions_file',
      ],
      'stamp-germanywestcentral': ['~ azurerm_cdn_frontdoor_origin.origin (enabled)'],
    });

    // standby -> retired: the stamp and its replicas go, its logs stay.
    expect(await step([with3('retired')], retired)).toEqual({
      ...others,
      global: [
        '- azurerm_application_insights_standard_web_test.outside_door_germanywestcentral',
        '~ azurerm_application_insights_workbook.workbook (data_json)',
        '~ azurerm_container_registry.registry (georeplications)',
        '~ azurerm_cosmosdb_account.cosmos_account (geo_location)',
        '~ azurerm_log_analytics_query_pack_query.queries_health (body)',
        '~ azurerm_log_analytics_query_pack_query.queries_health_control (body)',
        '- azurerm_log_analytics_query_pack_query.queries_health_germanywestcentral',
        '~ azurerm_monitor_activity_log_alert.health_service (criteria)',
        '- azurerm_monitor_metric_alert.door_germanywestcentral',
        '- azurerm_monitor_metric_alert.origin_health_germanywestcentral',
        '- azurerm_monitor_scheduled_query_rules_alert_v2.ingestion_germanywestcentral',
        '- azurerm_monitor_scheduled_query_rules_alert_v2.secret_expiry_germanywestcentral',
        '~ azurerm_monitor_scheduled_query_rules_alert_v2.system (criteria)',
        '~ output.regions_file',
      ],
      'stamp-germanywestcentral': stampLines.map((line) => line.replace('+', '-')),
    });
    expect(lab.azure.world.all().filter(({ id }) => /rg-shop-test-gwc(?!-logs)/.test(id))).toEqual([]);

    // retired -> line deleted: its logs go.
    expect(await step([], goes)).toEqual({
      ...others,
      global: [
        '- azurerm_log_analytics_workspace.logs_germanywestcentral_workspace',
        '- azurerm_management_lock.logs_germanywestcentral_lock',
        '- azurerm_monitor_diagnostic_setting.logs_germanywestcentral_diagnostics',
        '- azurerm_resource_group.logs_group_germanywestcentral',
        '~ output.regions_file',
      ],
    });
  });
});
