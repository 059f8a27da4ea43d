/**
 * `npm run deploy` with real Terraform against the simulated Azure, behind doors on loopback that answer as what is
 * deployed there would. One story, told once, as each chapter goes on where the one before has stopped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stampIds } from '../../../../operations/azure/stamp';
import { UsageError } from '../../../../operations/cli/exit';
import type { Input, Surroundings } from '../../../../operations/cli/surroundings';
import { deploy } from '../../../../operations/commands/deploy/deploy';
import { targetText } from '../../../../operations/probe/target';
import { type SimulatedAzure, startSimulatedAzure } from '../../../../operations/simulated-azure';
import { digestsOf, doorsOf, listener } from '../../../support/deployed-doors';
import { app, DOOR, pages, type Reply } from '../../../support/edge';
import { type FakeAzure, fakeAzure } from '../../../support/fake-azure';
import { putSecret } from '../../../support/fake-azure/key-vault';
import { deployLinks } from '../../../support/fake-azure/stamp-links';
import { deployComplete } from '../../../support/fake-azure/stamps';
import { authority, certificate, type WebServer, webServer } from '../../../support/https-server';
import { type Edit, edited, SLOT, topologyOf } from '../../../support/regions-file';
import { type Outcome, runCommand } from '../../../support/run-command';
import { withTerraform } from '../../../support/with-terraform';

const [OLD, BAD, GOOD] = ['0123456789ab', 'b'.repeat(12), 'c'.repeat(12)];
const KEY = 'third-party-api-key';
/** Two regions serve, and one waits. */
const PLAIN: readonly Edit[] = [
  ['alerts:\n', 'deployed: none\nrollout: { bakeMinutes: 1 }\nalerts:\n'],
  ['\ndns:', '\n  uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20 }\ndns:'],
  ['\n  cachedPaths:', `\n  secrets: { THIRD_PARTY_API_KEY: ${KEY} }\n  cachedPaths:`],
];
const ACTIVE: Edit = ['uksouth: { state: standby', 'uksouth: { state: active'];
/** Steps are checked. */
const LATER: Edit = ['deployed: none\n', ''];
const image = (digit: string): Edit => [
  '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  digit.repeat(64),
];
const candidate = (digit: string): Edit => [
  '\n  healthPath:',
  `\n  candidate: shop/api@sha256:${digit.repeat(64)}\n  healthPath:`,
];
const topology = topologyOf(...PLAIN, SLOT);
const START = Date.parse('2026-12-02T09:00:00Z');
/** Minutes until Front Door knows its doors. */
const EDGE = 20;
const [FIRST, SECOND, THIRD] = ['stamp-northeurope', 'stamp-francecentral', 'stamp-uksouth'];

withTerraform('npm run deploy', () => {
  let azure: SimulatedAzure;
  let arm: FakeAzure;
  let door: WebServer;
  let name: WebServer;
  let folder: string;
  let env: NodeJS.ProcessEnv;
  let time = START;
  /** Regions whose apps do not answer well, whatever they run. */
  const sick = new Set<string>();
  let isNameBad = () => false;

  beforeAll(async () => {
    const ca = await authority('Test authority');
    azure = startSimulatedAzure();
    arm = await fakeAzure(topology.tenantId);
    deployComplete(arm, topology);
    deployLinks(arm, topology, DOOR);
    door = await webServer(await certificate(ca, DOOR));
    name = await webServer(await certificate(ca, topology.api.hostname));
    const doors = doorsOf(azure.world, topology, (digest, { name, facts }) =>
      time < START + EDGE * 60_000
        ? pages.notFound
        : answerOf(sick.has(name) ? BAD : digest, facts.displayName),
    );
    door.answer = listener(doors);
    name.answer = listener(() => {
      const answers = isNameBad() ? [] : running().map((digest) => answerOf(digest));
      return answers.find(({ status }) => status === 200) ?? pages.unavailable;
    });
    folder = mkdtempSync(join(tmpdir(), 'deploy-'));
    writeFileSync(join(folder, 'ca.pem'), ca.cert);
    const settings = join(folder, 'terraform.rc');
    writeFileSync(settings, '');
    env = { ...process.env, ...arm.env, ...(await azure.envFor()), TF_CLI_CONFIG_FILE: settings };
    seen = await story();
  });
  afterAll(async () => {
    azure.close();
    rmSync(folder, { recursive: true });
    await Promise.all([arm.close(), door.close(), name.close()]);
  });

  const running = () => digestsOf(azure.world, 'app');

  const write = (...edits: readonly Edit[]) =>
    writeFileSync(join(folder, 'regions.yaml'), edited(...PLAIN, ...edits));
  const servers = () => {
    const at = targetText(door, 443);
    return ['--door', at, '--app-service', at, '--endpoint', targetText(name, 443), '--ca', 'ca.pem'];
  };
  const run = (args: readonly string[], given: Partial<Surroundings> = {}): Promise<Outcome> =>
    runCommand(deploy, folder, [...args, ...servers()], {
      env,
      now: () => new Date(time),
      sleep: async (milliseconds) => {
        time += milliseconds;
      },
      ...given,
    });

  /** What a chapter has said, and what runs where after it. */
  const told = async (outcome: Promise<Outcome>) => ({
    ...(await outcome),
    apps: running(),
    slots: digestsOf(azure.world, 'slot'),
    minutes: (time - START) / 60_000,
    plans: plansIn(join(folder, 'cdktf.out', 'stacks')),
  });
  /** The stacks whose plan lies in their folder. */
  const plansIn = (stacks: string) =>
    readdirSync(stacks).filter((stack) =>
      ['plan', 'plan.json'].some((file) => existsSync(join(stacks, stack, file))),
    );
  const interrupted = async () => {
    const attributes = { name: 'app-shop-test-frc' };
    const heal = azure.inject({ type: 'azurerm_linux_web_app', attributes, mode: 'hang' });
    const controller = new AbortController();
    const met = azure.faultMet().then(() => controller.abort(new UsageError('Interrupted.')));
    const outcome = run(['--yes', '--from', FIRST], { interruptible: (work) => work(controller.signal) });
    await met;
    await outcome;
    heal();
    return outcome;
  };
  /** While another one is at work on the same stamp, whose Terraform is then killed. */
  const locked = async () => {
    const heal = azure.inject({ type: 'azurerm_linux_web_app', mode: 'hang' });
    const met = azure.faultMet();
    const other = run(['--yes', '--stack', FIRST]);
    await met;
    const [pid = 0] = children();
    const outcome = await run(['--yes', '--stack', FIRST]);
    process.kill(pid, 'SIGKILL');
    await other;
    heal();
    return outcome;
  };
  /** Somebody else writes the state while a person thinks about the plan. */
  const stale = () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true }) as unknown as PassThrough & Input;
    const state = join(folder, `terraform.shop-test.${SECOND}.tfstate`);
    const asked = (text: string) => {
      if (!text.includes(`Apply this to ${SECOND}?`)) return;
      const held = JSON.parse(readFileSync(state, 'utf8'));
      writeFileSync(state, JSON.stringify({ ...held, serial: held.serial + 1 }));
      setImmediate(() => stdin.write('yes\n')); // nobody answers before the question is heard
    };
    return run(['--stack', SECOND], { stdin, screen: { write: asked } });
  };
  /** A second system, from the same folder, between two rollouts of the first. */
  const otherFile = () => {
    const regionsFile = join(folder, 'regions.test.yaml');
    writeFileSync(regionsFile, edited(...PLAIN, ['workload: shop', 'workload: try']));
    return run(['--yes', '--stack', 'global'], { regionsFile });
  };
  /** A standby is to serve: without its secret, then with an app that is not well, then with both as they should be. */
  async function entrance() {
    const [, , third] = topology.regions;
    if (!third) throw new Error('there is no third region');
    const { vault, app: site } = stampIds(topology, third);
    const enter = () => told(run(['--yes', '--stack', THIRD]));
    const secret = `${vault}/secrets/${KEY}`;
    const isServing = () =>
      azure.world
        .ofType('azurerm_cdn_frontdoor_origin')
        .some(
          ({ id, values }) => id.endsWith('/originGroups/stamps/origins/uksouth') && values.enabled === true,
        );
    write(LATER, image('c'), ACTIVE);
    arm.store.delete(secret);
    arm.apps.fetch(site, arm.store);
    const before = isServing();
    const unresolved = { ...(await enter()), serves: isServing() };
    putSecret(arm.store, secret, 'a value');
    arm.apps.fetch(site, arm.store);
    sick.add(third.name);
    const unwell = { ...(await enter()), serves: isServing() };
    sick.clear();
    isNameBad = isServing;
    const entered = { ...(await told(run(['--yes', '--from', THIRD]))), serves: isServing() };
    return { before, unresolved, unwell, entered };
  }

  async function story() {
    const nowhere = { TF_REATTACH_PROVIDERS: undefined, HTTPS_PROXY: 'http://127.0.0.1:1', NO_PROXY: '' };
    write();
    const unreached = await told(run(['--yes'], { env: { ...env, ...nowhere } }));
    const first = await told(run(['--yes', '--json', 'done.json']));
    write(LATER, candidate('b'));
    const badCandidate = await told(run(['--yes', '--from', FIRST]));
    write(LATER, image('b'));
    const badImage = await told(run(['--yes', '--from', FIRST]));
    write(LATER, image('c'));
    return {
      unreached,
      first,
      badCandidate,
      badImage,
      locked: await told(locked()),
      interrupted: await told(interrupted()),
      stale: await told(stale()),
      otherFile: await told(otherFile()),
      last: await told(run(['--yes', '--from', SECOND])),
      entrance: await entrance(),
    };
  }
  let seen: Awaited<ReturnType<typeof story>>;

  test('an Azure that is not reached: nothing is applied, and it says what to do', () => {
    const { code, out, apps } = seen.unreached;
    expect(out).toContain('Azure cannot be reached from here. What is');
    expect(out).toContain(`Stopped at: global\nNot begun:  ${FIRST}, ${SECOND}, ${THIRD}, dns-migration`);
    expect([code, apps]).toEqual([1, []]);
  });

  test('from nothing: one after another, though the edge takes its time', () => {
    const { code, out, err, minutes, apps, plans } = seen.first;
    expect(out).toContain(
      `Done:       global, ${FIRST}, ${SECOND}, ${THIRD}, dns-migration\nEverything is deployed and healthy.`,
    );
    expect(out).toContain('Remove deployed: none from regions.yaml now,');
    expect(err).toContain(`${DOOR}/northeurope: Front Door answers 404 itself; trying again until`);
    expect(minutes).toBeGreaterThan(EDGE + 2); // and a minute of watching a stamp
    const report = JSON.parse(readFileSync(join(folder, 'done.json'), 'utf8'));
    expect(report).toMatchObject({ stopped: false });
    expect([code, apps]).toEqual([0, [OLD, OLD, OLD]]);
    expect(plans).toEqual([]); // a plan that is applied tells of nothing to come, and holds secrets
  });

  test('a bad candidate never leaves the slot', () => {
    const { code, out, apps, slots } = seen.badCandidate;
    expect(out).toContain(`Stopped at: ${FIRST}\nNot begun:  ${SECOND}, ${THIRD}, dns-migration\nNow:\n`);
    expect(out).toContain('Only the slot is not, and it serves nobody:');
    expect([code, apps, slots]).toEqual([1, [OLD, OLD, OLD], [BAD]]);
  });

  test('a bad image stops at the first region, and the other serves on', () => {
    const { code, out, apps, slots } = seen.badImage;
    expect(out).toContain('It is applied, but not fit to serve. The other regions are unchanged.');
    expect(out).toMatch(
      /Now:\n {2}northeurope: answers 503\n {2}francecentral: 200 from France Central, image 0123456789ab, not compared\n/,
    );
    expect(out).toContain('To go back: deploy the previous regions.yaml, see docs/rollback.md.');
    expect([code, apps, slots]).toEqual([1, [BAD, OLD, OLD], []]);
  });

  test('while another one is at work: who has the lock', () => {
    const { code, out, apps } = seen.locked;
    expect(out).toContain('Error acquiring the state lock');
    expect(out).toContain('docs/rollback.md#a-stuck-lock');
    expect([code, apps]).toEqual([1, [BAD, OLD, OLD]]);
  });

  test('after a kill it goes on; at an interrupt Terraform ends in order, and gives back the lock', () => {
    const { code, out, err, apps } = seen.interrupted;
    expect(out).toContain(
      `Done:       ${FIRST}\nStopped at: ${SECOND}\nNot begun:  ${THIRD}, dns-migration\nInterrupted.\n`,
    );
    expect(err).toContain('Interrupted.');
    expect([code, apps]).toEqual([2, [GOOD, OLD, OLD]]);
  });

  test('a plan that has gone stale is not applied', () => {
    const { code, out, apps } = seen.stale;
    expect(out).toContain('Saved plan is stale');
    expect(out).toContain('Run npm run deploy again: it makes a new plan');
    expect([code, apps]).toEqual([1, [GOOD, OLD, OLD]]);
  });

  test('then it goes on to the end', () => {
    const { code, out, apps } = seen.last;
    expect(out).toContain(
      `Done:       ${SECOND}, ${THIRD}, dns-migration (as it was)\nEverything is deployed and healthy.`,
    );
    expect([code, apps]).toEqual([0, [GOOD, GOOD, GOOD]]);
  });

  test('another file from the same folder has another state, and leaves the first one alone', () => {
    const { code, out, apps } = seen.otherFile;
    expect(out).toContain('+ azurerm_cdn_frontdoor_profile.');
    expect(out).toContain('Done:       global\n');
    expect([code, apps]).toEqual([0, [GOOD, OLD, OLD]]);
  });

  test('a standby does not serve while its secret is not resolved, or its door not healthy', () => {
    const { before, unresolved, unwell } = seen.entrance;
    expect(unresolved.out).toContain(`not resolved: ${KEY}`);
    expect(unwell.out).toContain('answers 503');
    for (const { code, out, serves } of [unresolved, unwell]) {
      expect(out).toContain(
        'Nothing of it was applied: a region may serve only when its door is healthy and it has its secrets.',
      );
      expect({ code, serves }).toEqual({ code: 1, serves: false });
    }
    expect(before).toBe(false);
  });

  test('with both it serves; the name goes bad while it is watched, and the rollout stops', () => {
    const { code, out, serves } = seen.entrance.entered;
    expect(out).toContain(`Stopped at: ${THIRD}\nNot begun:  dns-migration\n`);
    expect(out).toMatch(/api\.shop\.example: 3 bad answers in a row; found .*503/);
    expect(out).toContain('It is applied and was healthy at first, but no longer');
    expect({ code, serves }).toEqual({ code: 1, serves: true });
  });
});

const answerOf = (digest: string, region = 'North Europe'): Reply =>
  app({ 'x-region': region, 'x-image-digest': digest }, digest === BAD ? 503 : 200);

/** Of this process, the programs that it has started and that run. */
function children(): readonly number[] {
  const { stdout } = spawnSync('pgrep', ['-P', String(process.pid)], { encoding: 'utf8' });
  return stdout.split(/\s+/).filter(Boolean).map(Number);
}
