/** Other versions of the providers than the default, with real Terraform. */
import type { RehearsalReport } from '../../../operations/rehearsal/report';
import { checkStep } from '../../../topology/rules/step';
import type { Topology } from '../../../topology/topology';
import { type Edit, topologyOf } from '../../support/regions-file';
import { withTerraform } from '../../support/with-terraform';
import { hazardsIn } from './support/hazards';
import { stacksOf as allStacksOf, Lab, linesOf, outcomesOf } from './support/lab';
import { byAddress, globalGrows, with3 } from './support/third-region';

/** Without the second stamp, which has the resources of the first. */
const stacksOf = (topology: Topology) =>
  allStacksOf(topology).filter(({ name }) => name !== 'stamp-francecentral');

const DAY = 24 * 3600;
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');

const providers = (azurerm: string, azuread = '3.9.0'): Edit => [
  'api:\n',
  `providers: { azurerm: ${azurerm}, azuread: ${azuread} }\napi:\n`,
];
const at = (azurerm: string, ...edits: readonly Edit[]) => topologyOf(providers(azurerm), ...edits);
const bound = topologyOf(providers('4.55.0', '3.7.0'));

/** `deployed` includes that the second plan is empty. */
const expectDeployed = (reports: readonly RehearsalReport[]) => {
  expect(outcomesOf(reports)).toEqual(Object.fromEntries(reports.map(({ stack }) => [stack, 'deployed'])));
  expect(reports.flatMap(({ notes }) => notes)).toEqual([]);
};

const none = ['no changes'];
const nothingChanges = {
  'stamp-northeurope': none,
  'dns-migration': none,
};

const expectNothingNew = (reports: readonly RehearsalReport[]) => {
  expectDeployed(reports);
  expect(linesOf(reports)).toEqual({ global: ['~ output.regions_file'], ...nothingChanges });
};

withTerraform('a state that an older version has written changes nothing but what is recorded', () => {
  let lab: Lab;
  beforeEach(async () => {
    lab = await Lab.open();
  });
  afterEach(() => lab.close());

  test('4.55.0 to 4.81.0, and to 5.2.0', async () => {
    expectNothingNew(await lab.rehearse(stacksOf(at('4.81.0')), { base: stacksOf(bound), planFirst: true }));
    // Where nothing has changed, the states are still as 4.55.0 has written them.
    expectNothingNew(await lab.rehearse(stacksOf(at('5.2.0')), { planFirst: true }));
  });

  test('4.81.0 to 5.2.0', async () => {
    const base = stacksOf(at('4.81.0'));
    expectNothingNew(await lab.rehearse(stacksOf(at('5.2.0')), { base, planFirst: true }));
  });
});

// Each step starts where the one before has ended.
withTerraform('azurerm 5.2.0', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await Lab.open();
  });
  afterAll(() => lab.close());

  const take = async (...edits: readonly Edit[]) => {
    const topology = at('5.2.0', ...edits);
    const reports = await lab.rehearse(stacksOf(topology), { planFirst: true });
    expectDeployed(reports);
    expect(hazardsIn(`${lab.folder}/current`, topology)).toEqual([]);
    return linesOf(reports);
  };
  const phase = (name: string, ...moments: readonly string[]): Edit => [
    'phase: prepare',
    [`phase: ${name}`, ...moments].join('\n  '),
  ];

  const complete = phase('complete', `delegatedAt: ${ago(7 * DAY)}`, `cutoverAt: ${ago(3 * DAY)}`);

  test('everything is created, and valid without a warning', async () => {
    const stacks = stacksOf(at('5.2.0'));
    expectDeployed(await lab.rehearse(stacks));
    expect(hazardsIn(`${lab.folder}/current`, at('5.2.0'))).toEqual([]);
    for (const stack of stacks) {
      const terraform = await lab.terraformFor(stack);
      const { stdout } = await terraform.run(`${lab.folder}/current/${stack.name}`, ['validate', '-json']);
      expect(JSON.parse(stdout)).toMatchObject({ valid: true, warning_count: 0 });
    }
  });

  test.each([
    [
      'cutover',
      phase('cutover', `delegatedAt: ${ago(5 * DAY)}`),
      ['~ azurerm_dns_cname_record.api_record (record, ttl)', '~ output.next_steps'],
      [
        '+ azurerm_application_insights_standard_web_test.outside_public_certificate',
        '+ azurerm_application_insights_standard_web_test.outside_public_name',
        '+ azurerm_monitor_metric_alert.public_name',
        '+ azurerm_monitor_metric_alert.requests',
        '+ azurerm_monitor_scheduled_query_rules_alert_v2.certificate',
        '+ azurerm_monitor_scheduled_query_rules_alert_v2.outside_only',
      ],
    ],
    [
      'complete',
      complete,
      ['~ azurerm_dns_cname_record.api_record (ttl)', '~ output.next_steps'],
      [
        '~ azurerm_cdn_frontdoor_firewall_policy.waf_policy (log_scrubbing, managed_rule)',
        '~ azurerm_cdn_frontdoor_profile.front_door_profile (log_scrubbing_rule)',
      ],
    ],
  ])(
    'the phase %s changes the record, who watches the name, and what the managed rules do',
    async (_, edit, lines, more) => {
      const { 'dns-migration': dns, global, ...stamps } = await take(edit);
      expect(dns).toEqual(lines);
      expect([global, ...Object.values(stamps)]).toEqual([[...more, '~ output.regions_file'], none]);
    },
  );

  test('a third region: the global tier grows in place, its stamp is new, the others rest', async () => {
    const { 'stamp-germanywestcentral': stamp, global, ...others } = await take(complete, with3('active'));
    expect(others).toEqual(nothingChanges);
    const outside = '~ azurerm_monitor_scheduled_query_rules_alert_v2.outside_only (criteria)'; // the name has moved
    expect(global).toEqual([...globalGrows, outside].sort(byAddress));
    expect(stamp?.filter((line) => !line.startsWith('+'))).toEqual([]);
  });

  test('there is no way back: the rule says so before Terraform does', async () => {
    const next = at('4.81.0', complete, with3('active'));
    expect(checkStep({ base: at('5.2.0', complete, with3('active')), next }).problems).toMatchObject([
      { rule: 'PROVIDER-NO-WAY-BACK' },
    ]);
    const told = outcomesOf(await lab.rehearse(stacksOf(next), { planFirst: true }));
    expect(told).toMatchObject({ global: 'planned', 'dns-migration': 'planned' });
    expect(told['stamp-northeurope']).toContain('Resource instance managed by newer provider version');
  });
});
