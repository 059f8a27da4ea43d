import { join } from 'node:path';
import { type Known, nextSteps } from '../../../topology/migration/manual-steps';
import { checkClock } from '../../../topology/rules/clock';
import { checkStep } from '../../../topology/rules/step';
import type { Topology } from '../../../topology/topology';
import { type Edit, topologyOf } from '../../support/regions-file';
import { withTerraform } from '../../support/with-terraform';
import { hazardsIn } from './support/hazards';
import { Lab, stacksOf } from './support/lab';
import { SingleRuns, type Told } from './support/single-runs';

const HOUR = 3600;
const DAY = 24 * HOUR;
const STACK = 'dns-migration';
const LEGACY = 'shop-legacy.azurewebsites.net';

/** Moments in whole seconds, as Terraform's clock has them. */
const moment = (milliseconds: number) => new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
const ago = (seconds: number) => moment(Date.now() - seconds * 1000);
const later = (written: string, seconds: number) => moment(Date.parse(written) + seconds * 1000);
/** The same moment by the clocks of Rome in summer. */
const inRome = (written: string) => later(written, 2 * HOUR).replace('Z', '+02:00');

type Moments = Readonly<Partial<Record<'delegatedAt' | 'ttlLoweredAt' | 'cutoverAt', string>>>;

const phase = (hosting: string, name: string, moments: Moments = {}): Edit => [
  'hosting: azure\n  phase: prepare',
  [
    `hosting: ${hosting}`,
    `phase: ${name}`,
    ...Object.entries(moments).map(([key, at]) => `${key}: ${at}`),
  ].join('\n  '),
];

withTerraform('the move of the name', () => {
  let lab: Lab;
  let runs: SingleRuns;
  let deployed: Topology;

  beforeAll(async () => {
    lab = await Lab.open();
    runs = new SingleRuns(lab);
    deployed = topologyOf(phase('registrar', 'prepare'));
    for (const stack of ['global', 'stamp-northeurope', STACK]) {
      expect((await runs.apply(stacksOf(deployed), stack)).problem).toBe(undefined);
    }
  });
  afterAll(() => lab.close());

  /** Keeps what is deployed now; the answer comes back to it. */
  const checkpoint = () => {
    const [restore, then] = [runs.checkpoint(), deployed];
    return () => {
      restore();
      deployed = then;
    };
  };

  /** What the check says of a step to the time, and Terraform. */
  const told = async (how: 'plan' | 'apply', next: Topology) => ({
    step: checkStep({ base: deployed, next }).problems.map(({ rule }) => rule),
    clock: checkClock({ topology: next, now: new Date() }).problems.map(
      ({ rule, wrong }) => `${rule} ${wrong}`,
    ),
    ...(await runs[how](stacksOf(next), STACK)),
  });

  /** Takes a step that the check and Terraform allow; the lines of its plan. */
  const take = async (...edits: readonly Edit[]): Promise<Told['lines']> => {
    const next = topologyOf(...edits);
    const { lines, ...others } = await told('apply', next);
    expect(others).toEqual({ step: [], clock: [], warnings: '' });
    expect(hazardsIn(join(lab.folder, 'runs'), next)).toEqual([]);
    deployed = next;
    return lines;
  };

  /** A step that comes too early, by the check and by Terraform, in the same words. */
  const expectTooEarly = async (edit: Edit, title: string, reason: string) => {
    const name = /phase: (\w+)/.exec(edit[1])?.[1];
    expect(await told('apply', topologyOf(edit))).toEqual({
      step: [],
      clock: [`DNS-TOO-EARLY is ${reason}`],
      lines: [],
      warnings: '',
      problem: `Error: ${title}\n  dns.phase ${name} is ${reason}.`,
    });
  };

  const outputs = () =>
    runs.outputs(STACK) as { known: Known; next_steps: unknown; registrar_records: unknown };
  /** The door is for nobody's clients. */
  const theOne = (type: string) => {
    const [only, ...more] = lab.azure.world
      .ofType(type)
      .filter(({ values }) => !String(values.name).endsWith('-door'));
    expect(more).toEqual([]);
    return only;
  };
  /** What a phase must never touch. */
  const kept = () =>
    ['azurerm_dns_zone', 'azurerm_cdn_frontdoor_endpoint', 'azurerm_cdn_frontdoor_custom_domain'].map(theOne);

  describe('hosting registrar: instructions', () => {
    let back: () => void;
    beforeAll(() => {
      back = checkpoint();
    });
    afterEach(() => back());

    const moves = ['~ output.next_steps', '~ output.registrar_records'];
    const records = (ttl: number, value: string) => [
      { name: 'api.shop.example', type: 'CNAME', ttl, value },
      { name: '_dnsauth.api.shop.example', type: 'TXT', ttl: 3600, value: outputs().known.validationToken },
      { name: 'asuid.api.shop.example', type: 'TXT', ttl: 3600, value: outputs().known.verificationId },
    ];
    const expectOutputs = (ttl: number, value: string) =>
      expect(outputs()).toEqual({
        known: {
          nameServers: '',
          endpoint: theOne('azurerm_cdn_frontdoor_endpoint')?.values.host_name,
          validationToken: theOne('azurerm_cdn_frontdoor_custom_domain')?.values.validation_token,
          verificationId: expect.stringMatching(/^[0-9A-F]{64}$/),
          clientId: theOne('azuread_application')?.values.client_id,
        },
        next_steps: nextSteps(deployed, outputs().known),
        registrar_records: records(ttl, value),
      });

    test('prepare', () => {
      expectOutputs(300, LEGACY);
      expect(lab.azure.world.ofType('azurerm_dns_zone')).toEqual([]);
    });

    test('cutover: not before the old TTL is over, then to the second; and back to prepare', async () => {
      const early = ago(2 * DAY - 600);
      await expectTooEarly(
        phase('registrar', 'cutover', { ttlLoweredAt: early }),
        'Module output value precondition failed',
        `not allowed before ${later(early, 2 * DAY)}: ttlLoweredAt ${early} + 2d (legacy.ttl: and then the answer with the old TTL)`,
      );
      expect(await take(phase('registrar', 'cutover', { ttlLoweredAt: ago(2 * DAY) }))).toEqual(moves);
      expectOutputs(60, outputs().known.endpoint);

      expect(await take(phase('registrar', 'prepare', { ttlLoweredAt: ago(3 * DAY) }))).toEqual(moves);
      expectOutputs(300, LEGACY);
    });

    test('complete: not before the drain is over, then to the second', async () => {
      const ttlLoweredAt = ago(5 * DAY);
      await take(phase('registrar', 'cutover', { ttlLoweredAt }));
      const early = ago(2 * DAY + HOUR - 600);
      await expectTooEarly(
        phase('registrar', 'complete', { ttlLoweredAt, cutoverAt: early }),
        'Module output value precondition failed',
        `not allowed before ${later(early, 2 * DAY + HOUR)}: cutoverAt ${early} + 2d (the longest that anyone may cache the legacy answer) + 1h (margin)`,
      );
      const cutoverAt = ago(2 * DAY + HOUR);
      expect(await take(phase('registrar', 'complete', { ttlLoweredAt, cutoverAt }))).toEqual(moves);
      expectOutputs(3600, outputs().known.endpoint);
    });
  });

  describe('hosting azure: the zone', () => {
    const record = () => theOne('azurerm_dns_cname_record')?.values;
    const expectRecord = (ttl: number, value: unknown) =>
      expect(record()).toMatchObject({ name: 'api', zone_name: 'shop.example', ttl, record: value });
    const endpoint = () => theOne('azurerm_cdn_frontdoor_endpoint')?.values.host_name;
    const flip = ['~ azurerm_dns_cname_record.api_record (record, ttl)', '~ output.next_steps'];
    let preparing: Told['lines'];
    let prepared: ReturnType<typeof kept>;
    let back: () => void;

    const hostname = (name: string): Edit => ['hostname: api.shop.example', `hostname: ${name}`];
    /** Refused by the check, and by Terraform, which would have to replace the resource. */
    const expectGuarded = async (address: string, ...edits: readonly Edit[]) => {
      const { step, problem } = await told('plan', topologyOf(...edits));
      expect(new Set(step)).toEqual(new Set(['FIXED-DNS']));
      expect(problem).toBe(
        `Error: Instance cannot be destroyed\n  Resource ${address} has lifecycle.prevent_destroy set, but the plan calls for this resource to be destroyed. To avoid this error and continue with the plan, either disable lifecycle.prevent_destroy or reduce the scope of the plan using the -target option.`,
      );
    };

    beforeAll(async () => {
      preparing = await take();
      prepared = kept();
      back = checkpoint();
    });
    afterEach(() => {
      const now = {
        kept: kept(),
        steps: outputs().next_steps,
        expected: nextSteps(deployed, outputs().known),
      };
      back();
      expect(now.kept).toEqual(prepared);
      expect(now.steps).toEqual(now.expected);
    });

    test('prepare: it comes, and the custom domain learns of it', () => {
      expect(preparing).toEqual([
        '~ azurerm_cdn_frontdoor_custom_domain.host_domain (dns_zone_id)',
        '+ azurerm_dns_cname_record.api_record',
        '+ azurerm_dns_txt_record.api_ownership',
        '+ azurerm_dns_txt_record.api_validation',
        '+ azurerm_dns_txt_record.dns_txt',
        '+ azurerm_dns_zone.dns_zone',
        '+ azurerm_resource_group.group',
        '~ output.known',
        '~ output.next_steps',
        '- output.registrar_records',
      ]);
      expectRecord(300, LEGACY);
      const nameServers = theOne('azurerm_dns_zone')?.values.name_servers;
      expect(outputs()).toMatchObject({
        known: { nameServers: (nameServers as string[]).join(', '), endpoint: endpoint() },
      });
    });

    test('another host name is refused already: FIXED-DNS', async () => {
      await expectGuarded('azurerm_cdn_frontdoor_custom_domain.host_domain', hostname('www.shop.example'));
    });

    test('cutover: not before the delegation and the old TTL are over, then to the second; back and again', async () => {
      const early = ago(4 * DAY - 600);
      await expectTooEarly(
        phase('azure', 'cutover', { delegatedAt: early }),
        'Resource precondition failed',
        `not allowed before ${later(early, 4 * DAY)}: delegatedAt ${early} + 2d (a resolver may cache the old name servers) + 2d (legacy.ttl: and then the answer with the old TTL)`,
      );
      expectRecord(300, LEGACY);

      // By any clock.
      expect(await take(phase('azure', 'cutover', { delegatedAt: inRome(ago(4 * DAY)) }))).toEqual(flip);
      expectRecord(60, endpoint());

      // Back at any time.
      const delegatedAt = ago(5 * DAY);
      expect(await take(phase('azure', 'prepare', { delegatedAt }))).toEqual(flip);
      expectRecord(300, LEGACY);
      expect(await take(phase('azure', 'cutover', { delegatedAt }))).toEqual(flip);
      expectRecord(60, endpoint());

      // Writing down when it happened changes no resource.
      const moments = { delegatedAt, cutoverAt: ago(0) };
      expect(await take(phase('azure', 'cutover', moments))).toEqual(['~ output.next_steps']);
    });

    test('complete: not before the drain is over, then to the second; what FIXED-DNS refuses from there', async () => {
      const delegatedAt = ago(7 * DAY);
      await take(phase('azure', 'cutover', { delegatedAt }));
      const early = ago(2 * DAY + HOUR - 600);
      await expectTooEarly(
        phase('azure', 'complete', { delegatedAt, cutoverAt: early }),
        'Resource precondition failed',
        `not allowed before ${later(early, 2 * DAY + HOUR)}: cutoverAt ${early} + 2d (the longest that anyone may cache the legacy answer) + 1h (margin)`,
      );
      expectRecord(60, endpoint());

      const cutoverAt = ago(2 * DAY + HOUR);
      const complete = phase('azure', 'complete', { delegatedAt, cutoverAt });
      expect(await take(complete)).toEqual([
        '~ azurerm_dns_cname_record.api_record (ttl)',
        '~ output.next_steps',
      ]);
      expectRecord(3600, endpoint());
      // The managed rules block from then on, addresses are scrubbed, and since cutover the name is watched; nothing else.
      expect((await runs.plan(stacksOf(deployed), 'global')).lines).toEqual([
        '+ azurerm_application_insights_standard_web_test.outside_public_certificate',
        '+ azurerm_application_insights_standard_web_test.outside_public_name',
        '~ azurerm_cdn_frontdoor_firewall_policy.waf_policy (log_scrubbing, managed_rule)',
        '~ azurerm_cdn_frontdoor_profile.front_door_profile (log_scrubbing_rule)',
        '+ azurerm_monitor_metric_alert.public_name',
        '+ azurerm_monitor_metric_alert.requests',
        '+ azurerm_monitor_scheduled_query_rules_alert_v2.certificate',
        '+ azurerm_monitor_scheduled_query_rules_alert_v2.outside_only',
        '~ output.regions_file',
      ]);
      expect(hazardsIn(join(lab.folder, 'runs'), deployed)).toEqual([]);

      await expectGuarded(
        'azurerm_cdn_frontdoor_custom_domain.host_domain',
        complete,
        hostname('www.shop.example'),
      );
      const zone: Edit = ['zone: shop.example', 'zone: store.example'];
      await expectGuarded('azurerm_dns_zone.dns_zone', complete, zone, hostname('api.store.example'));

      // Another hosting: Terraform would destroy the zone, for the guard goes with its block.
      const registrar = phase('registrar', 'complete', { ttlLoweredAt: delegatedAt, cutoverAt });
      const { step, lines } = await told('plan', topologyOf(registrar));
      expect(step).toEqual(['FIXED-DNS']);
      expect(lines).toContain('- azurerm_dns_zone.dns_zone');
    });
  });
});
