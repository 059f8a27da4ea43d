/** docs/rollback.md, rehearsed. One Azure is shared: each test leaves it as it found it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateOf as stateIn } from '../../../operations/rehearsal/local-state';
import { beyond, readPlan, recordOf, type StackPlan } from '../../../operations/review';
import { type Edit, topologyOf } from '../../support/regions-file';
import { withTerraform } from '../../support/with-terraform';
import { hazardsIn } from './support/hazards';
import { Lab, stacksOf } from './support/lab';
import { SingleRuns } from './support/single-runs';
import { startStateServer } from './support/state-server';

const STAMP = 'stamp-northeurope';
const page = readFileSync(join(__dirname, '../../../docs/rollback.md'), 'utf8');
const deployed = stacksOf(topologyOf());
const IMAGE: Edit = ['sha256:0123456789abcdef', 'sha256:fedcba9876543210'];

interface StateJson {
  readonly resources: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly [{ readonly attributes: { readonly id: string } }];
  }[];
}

withTerraform('going back', () => {
  let lab: Lab;
  let runs: SingleRuns;
  let back: () => void;
  let first: StackPlan;
  let rest: StackPlan;
  const folderOf = (stack: string) => join(lab.folder, 'runs', stack);
  const stateOf = (stack: string) => stateIn(join(lab.folder, 'runs', 'states'), stack);
  const terraform = async (stack: string, ...args: readonly string[]) => {
    const config = JSON.parse(readFileSync(join(folderOf(stack), 'cdk.tf.json'), 'utf8'));
    return (await lab.terraformFor({ config })).run(folderOf(stack), args);
  };

  /** The stamp's plan that was made last. */
  const planned = () => {
    const reading = readPlan(readFileSync(join(folderOf(STAMP), 'plan.json'), 'utf8'), STAMP, [STAMP]);
    if ('refusal' in reading) throw new Error(JSON.stringify(reading.refusal));
    return reading.plan;
  };

  beforeAll(async () => {
    lab = await Lab.open();
    runs = new SingleRuns(lab);
    expect(await runs.apply(deployed, 'global')).not.toHaveProperty('problem');
    lab.azure.inject({ type: 'azurerm_linux_web_app', mode: 'once' });
    expect((await runs.apply(deployed, STAMP)).problem).toContain('InjectedFault');
    first = planned();
    expect(await runs.apply(deployed, STAMP)).not.toHaveProperty('problem');
    rest = planned();
    back = runs.checkpoint();
  });
  afterEach(() => back());
  afterAll(() => lab.close());

  test('what is left of a stamp that was made by half is no more than what was reviewed', () => {
    expect(rest.changes.length).toBeGreaterThan(3);
    expect(rest.changes.length).toBeLessThan(first.changes.length);
    expect(beyond(recordOf([first], String), rest, String)).toEqual([]);
    expect(beyond(recordOf([rest], String), first, String)).not.toEqual([]);
  });

  test('half an apply: the next one does what is left; the file of before takes all of it back', async () => {
    const next = stacksOf(
      topologyOf(IMAGE, ['requestsPerSecondPerInstance: 100', 'requestsPerSecondPerInstance: 50']),
    );
    const heal = lab.azure.inject({ type: 'azurerm_linux_web_app', mode: 'always' });
    const half = await runs.apply(next, STAMP);
    heal();
    const app = '~ azurerm_linux_web_app.api_app (app_settings, site_config)';
    expect(half.lines).toContain(app);
    expect(half.lines.length).toBeGreaterThan(1);
    expect(half.problem).toContain('InjectedFault');
    expect(await runs.apply(next, STAMP)).toEqual({ lines: [app], warnings: '' });
    expect(await runs.apply(deployed, STAMP)).toEqual({ lines: half.lines, warnings: '' });
  });

  test('what was made but not written down is imported by the id that Azure names', async () => {
    await terraform(STAMP, 'state', 'rm', 'azurerm_key_vault.vault');
    const { problem = '' } = await runs.apply(deployed, STAMP);
    const [, id = '', type] =
      /a resource with the ID "(.+?)" already exists[\s\S]*?documentation for "(\w+)"/.exec(problem) ?? [];
    expect(type).toBe('azurerm_key_vault');
    expect(await terraform(STAMP, 'import', '-no-color', 'azurerm_key_vault.vault', id)).toMatchObject({
      code: 0,
    });
    const again = await runs.plan(deployed, STAMP);
    expect(again.lines).not.toContain('+ azurerm_key_vault.vault');
    expect(again.lines.filter((line) => line.startsWith('-/+'))).toEqual([]);
  });

  test('a damaged state is refused; its version of before is put back', async () => {
    const version = readFileSync(stateOf(STAMP));
    writeFileSync(stateOf(STAMP), version.subarray(0, 1000));
    expect((await runs.plan(deployed, STAMP)).problem).toContain('state file could not be parsed as JSON');
    // Terraform reads what it is to write over: the version has to be put back beside it.
    const file = join(lab.folder, 'before.tfstate');
    writeFileSync(file, version);
    const pushed = await terraform(STAMP, 'state', 'push', '-force', file);
    expect(pushed.stderr).toContain('could not be parsed');
    writeFileSync(stateOf(STAMP), version);
    expect((await runs.plan(deployed, STAMP)).lines).toEqual(['no changes']);
  });

  test('a lost state without a version: everything is imported, nothing is made or destroyed', async () => {
    const { resources } = JSON.parse(readFileSync(stateOf(STAMP), 'utf8')) as StateJson;
    rmSync(stateOf(STAMP));
    const lost = await runs.apply(deployed, STAMP);
    expect(new Set(lost.lines.map((line) => line[0]))).toEqual(new Set('+'));
    expect(lost.problem).toContain('already exists');

    // As people find them in Azure.
    const ids = resources
      .filter(({ mode }) => mode === 'managed')
      .map(({ type, name, instances: [{ attributes }] }) => ({ to: `${type}.${name}`, id: attributes.id }));
    rmSync(stateOf(STAMP), { force: true });
    const imports = join(folderOf(STAMP), 'imports.tf.json');
    writeFileSync(imports, JSON.stringify({ import: ids }));
    const found = await runs.apply(deployed, STAMP);
    rmSync(imports);
    expect(found.problem).toBeUndefined();
    expect(found.lines.filter((line) => !/^<= |imported\)$|^\+ output\./.test(line))).toEqual([]);
    expect((await runs.plan(deployed, STAMP)).lines).toEqual(['no changes']);
  });

  test('a lock that a killed run has left: looked at, then lifted', async () => {
    const states = await startStateServer();
    try {
      const folder = join(lab.folder, 'locked');
      mkdirSync(folder);
      const config = {
        terraform: { backend: states.backend },
        resource: { terraform_data: { it: { input: 'a' } } },
      };
      writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(config));
      const run = (...args: readonly string[]) => lab.terraform.run(folder, args);
      await run('init');
      const ID = '11111111-2222-3333-4444-555555555555';
      states.lock = JSON.stringify({ ID, Who: 'runner@killed', Operation: 'OperationTypeApply' });
      const locked = await run('apply', '-auto-approve', '-no-color');
      expect(locked.code).toBe(1);
      for (const said of ['Error acquiring the state lock', ID]) expect(locked.stderr).toContain(said);
      expect(states.versions).toEqual([]);

      expect(await run('force-unlock', '-force', ID)).toMatchObject({ code: 0 });
      expect(await run('apply', '-auto-approve')).toMatchObject({ code: 0 });
      expect(states.versions).not.toEqual([]);
    } finally {
      states.close();
    }
  });

  test('data: the restored account takes the place of the deployed one, which stays', async () => {
    const old = lab.azure.world.ofType('azurerm_cosmosdb_account')[0]?.id ?? '';
    const restored = `${old}-restored`;
    for (const { type, id } of lab.azure.world.all()) {
      const resource = lab.azure.world.get(type, id);
      if (!/^azurerm_cosmosdb_(account|sql_database|sql_container)$/.test(type)) continue;
      const text = JSON.stringify(resource).replaceAll('cosno-shop-test', 'cosno-shop-test-restored');
      lab.azure.world.put(JSON.parse(text));
    }
    const adopt: Edit = [
      'alerts:\n',
      `adopt:
  cosmosAccountId: ${restored}
  cosmosContainers: [orders]
  restored: { from: cosno-shop-test, reason: orders were deleted by mistake }
alerts:\n`,
    ];
    const topology = topologyOf(adopt);
    const next = stacksOf(topology);
    expect((await runs.plan(next, 'global')).problem).toContain('lifecycle.prevent_destroy');

    const { stdout: before } = await terraform('global', 'state', 'pull');
    const { stdout: held } = await terraform('global', 'state', 'list');
    const addresses = held.split('\n').filter((address) => /\.(cosmos_|data_group)/.test(address));
    expect(namedIn(page)).toEqual(expect.arrayContaining(addresses));
    const { stdout } = await terraform('global', 'state', 'rm', ...addresses);
    expect(stdout).toContain(`Successfully removed ${addresses.length} resource instance(s).`);
    expect((await runs.apply(next, 'global')).lines).toEqual([
      '~ azurerm_application_insights_workbook.workbook (data_json)',
      '<= azurerm_cosmosdb_account.cosmos_account',
      '<= azurerm_cosmosdb_sql_container.cosmos_container_orders',
      '<= azurerm_cosmosdb_sql_database.cosmos_database',
      '+ azurerm_management_lock.cosmos_lock',
      '+ azurerm_monitor_diagnostic_setting.cosmos_diagnostics',
      '~ azurerm_monitor_metric_alert.data_availability (scopes)',
      '~ azurerm_monitor_metric_alert.data_latency_direct (scopes)',
      '~ azurerm_monitor_metric_alert.data_latency_gateway (scopes)',
      '~ azurerm_monitor_metric_alert.data_refused (scopes)',
      '~ azurerm_monitor_metric_alert.replication (scopes)',
      '~ output.cosmos_account_id',
      '~ output.cosmos_account_name',
      '~ output.cosmos_endpoint',
      '~ output.regions_file',
    ]);
    expect((await runs.apply(next, STAMP)).lines).toEqual([
      expect.stringMatching(/^-\/\+ azurerm_cosmosdb_sql_role_assignment\.app_cosmos_data_contributor /),
      '~ azurerm_linux_web_app.api_app (app_settings)',
      expect.stringMatching(/^-\/\+ azurerm_private_endpoint\.link_cosmos_endpoint /),
    ]);
    expect(hazardsIn(join(lab.folder, 'runs'), topology)).toEqual([
      `NETWORK-REPLACED ${STAMP}/azurerm_private_endpoint.link_cosmos_endpoint`,
    ]);
    expect((await runs.plan(next, STAMP)).lines).toEqual(['no changes']);
    expect(lab.azure.world.get('azurerm_cosmosdb_account', old)).toBeDefined();

    // And back.
    expect(page).toContain('state push -force - < global.before.tfstate');
    const file = join(lab.folder, 'global.before.tfstate');
    writeFileSync(file, before);
    const refused = await terraform('global', 'state', 'push', file);
    expect(refused.stderr).toContain('over newer state');
    expect(await terraform('global', 'state', 'push', '-force', file)).toMatchObject({ code: 0 });
    const { lines } = await runs.apply(deployed, 'global');
    expect(lines.filter((line) => !line.startsWith('~'))).toEqual([]);
  });
});

/** What docs/rollback.md takes out of the state of global, for the containers of the shipped file. */
const namedIn = (text: string): readonly string[] =>
  [...text.matchAll(/^ +(azurerm_\w+\.\w+)(?: \\)?$/gm)].map(([, address = '']) => address);
