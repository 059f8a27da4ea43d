/**
 * `npm run deploy` with real Terraform against the simulated Azure, behind doors on loopback that answer as what is
 * deployed there would. One story, told once, as each chapter goes on where the one before has stopped.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { UsageError } from '../../../../operations/cli/exit';
import type { Input, Surroundings } from '../../../../operations/cli/surroundings';
import { deploy } from '../../../../operations/commands/deploy/deploy';
import { targetText } from '../../../../operations/probe/target';
import {
  type Resource,
  type SimulatedAzure,
  startSimulatedAzure,
} from '../../../../operations/simulated-azure';
import { appHostName } from '../../../../topology/topology';
import { app, DOOR, pages, type Reply } from '../../../support/edge';
import { type FakeAzure, fakeAzure } from '../../../support/fake-azure';
import { deployLinks } from '../../../support/fake-azure/stamp-links';
import { deployComplete } from '../../../support/fake-azure/stamps';
import { authority, certificate, type WebServer, webServer } from '../../../support/https-server';
import { type Edit, edited, SLOT, topologyOf } from '../../../support/regions-file';
import { type Outcome, runCommand } from '../../../support/run-command';
import { withTerraform } from '../../../support/with-terraform';
import { copyOfProject } from '../../rehearsal/support/project';

const [OLD, BAD, GOOD] = ['0123456789ab', 'b'.repeat(12), 'c'.repeat(12)];
const PLAIN: Edit = ['alerts:\n', 'deployed: none\nrollout: { bakeMinutes: 1 }\nalerts:\n'];
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
const topology = topologyOf(SLOT);
const START = Date.parse('2026-12-02T09:00:00Z');
/** Minutes until Front Door knows its doors. */
const EDGE = 20;
const [FIRST, SECOND] = ['stamp-northeurope', 'stamp-francecentral'];

withTerraform('npm run deploy', () => {
  let azure: SimulatedAzure;
  let arm: FakeAzure;
  let door: WebServer;
  let name: WebServer;
  let project: ReturnType<typeof copyOfProject>;
  let env: NodeJS.ProcessEnv;
  let time = START;

  beforeAll(async () => {
    const ca = await authority('Test authority');
    azure = startSimulatedAzure();
    arm = await fakeAzure(topology.tenantId);
    deployComplete(arm, topology);
    deployLinks(arm, topology, DOOR);
    door = await webServer(await certificate(ca, DOOR));
    name = await webServer(await certificate(ca, topology.api.hostname));
    door.answer = answering(atDoor);
    name.answer = answering(
      () =>
        running()
          .map((digest) => answerOf(digest))
          .find(({ status }) => status === 200) ?? pages.unavailable,
    );
    project = copyOfProject();
    writeFileSync(join(project.folder, 'ca.pem'), ca.cert);
    const settings = join(project.folder, 'terraform.rc');
    writeFileSync(settings, '');
    env = { ...process.env, ...arm.env, ...(await azure.envFor()), TF_CLI_CONFIG_FILE: settings };
    seen = await story();
  });
  afterAll(async () => {
    azure.close();
    project.remove();
    await Promise.all([arm.close(), door.close(), name.close()]);
  });

  const appsOf = (type: string): readonly Resource[] => azure.world.ofType(type);
  /** The digests that are deployed. */
  const imagesOf = (type: string): readonly string[] => appsOf(type).map(digestOf);
  const running = () => imagesOf('azurerm_linux_web_app');

  function atDoor(host: string, path: string): Reply {
    if (host.endsWith('.azurewebsites.net')) return pages.restricted;
    const [, place = '', rest] = /^\/([^/]+)(\/.*)$/.exec(path) ?? [];
    const region = topology.regions.find(({ name }) => place.split('-')[0] === name);
    const type = place.includes('-') ? 'azurerm_linux_web_app_slot' : 'azurerm_linux_web_app';
    const site = region && appHostName(topology, region).split('.')[0];
    const found = appsOf(type).find(({ id }) => `${id}/`.includes(`/${site}/`));
    if (!found || time < START + EDGE * 60_000) return pages.notFound;
    return rest === topology.api.healthPath
      ? answerOf(digestOf(found), region?.facts.displayName)
      : pages.signIn;
  }

  const answering =
    (reply: (host: string, path: string) => Reply): RequestListener =>
    ({ headers, url = '' }, response) => {
      const { status, headers: given, body } = reply(headers.host ?? '', url);
      response.writeHead(status, { connection: 'close', ...(given as Record<string, string>) }).end(body);
    };

  const write = (...edits: readonly Edit[]) =>
    writeFileSync(join(project.folder, 'regions.yaml'), edited(PLAIN, ...edits));
  const servers = () => {
    const at = targetText(door, 443);
    return ['--door', at, '--app-service', at, '--endpoint', targetText(name, 443), '--ca', 'ca.pem'];
  };
  const run = (args: readonly string[], given: Partial<Surroundings> = {}): Promise<Outcome> =>
    runCommand(deploy, project.folder, [...args, ...servers()], {
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
    slots: imagesOf('azurerm_linux_web_app_slot'),
    minutes: (time - START) / 60_000,
  });
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
  /** While another one is at work on the same stamp, which is then killed. */
  const locked = async () => {
    const heal = azure.inject({ type: 'azurerm_linux_web_app', mode: 'hang' });
    const met = azure.faultMet();
    const other = ['deploy', '--yes', '--stack', FIRST, ...servers()];
    const program = join('dist', 'operations', 'command.js');
    const child = spawn(process.execPath, [program, ...other], { cwd: project.folder, env, stdio: 'ignore' });
    await met;
    const outcome = await run(['--yes', '--stack', FIRST]);
    await kill(child);
    heal();
    return outcome;
  };
  /** Somebody else writes the state while a person thinks about the plan. */
  const stale = () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true }) as unknown as PassThrough & Input;
    const state = join(project.folder, `terraform.shop-test.${SECOND}.tfstate`);
    const asked = (text: string) => {
      if (!text.includes(`Apply this to ${SECOND}?`)) return;
      const held = JSON.parse(readFileSync(state, 'utf8'));
      writeFileSync(state, JSON.stringify({ ...held, serial: held.serial + 1 }));
      setImmediate(() => stdin.write('yes\n')); // nobody answers before the question is heard
    };
    return run(['--stack', SECOND], { stdin, screen: { write: asked } });
  };
  const otherFile = () => {
    const regionsFile = join(project.folder, 'regions.test.yaml');
    writeFileSync(regionsFile, edited(PLAIN, ['workload: shop', 'workload: try']));
    return run(['--dry-run', '--stack', 'global'], { regionsFile });
  };

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
      last: await told(run(['--yes', '--from', SECOND])),
      otherFile: await told(otherFile()),
    };
  }
  let seen: Awaited<ReturnType<typeof story>>;

  test('an Azure that is not reached: nothing is applied, and it says what to do', () => {
    const { code, out, apps } = seen.unreached;
    expect(out).toContain('Azure is not reached from here. What runs goes on.');
    expect(out).toContain(`Stopped at: global\nNot begun:  ${FIRST}, ${SECOND}, dns-migration`);
    expect([code, apps]).toEqual([1, []]);
  });

  test('from nothing: one after another, though the edge takes its time', () => {
    const { code, out, err, minutes, apps } = seen.first;
    expect(out).toContain(
      `Done:       global, ${FIRST}, ${SECOND}, dns-migration\nEverything is deployed, and well.`,
    );
    expect(out).toContain('Take deployed: none out of the file now');
    expect(err).toContain(`${DOOR}/northeurope: Front Door answers 404 itself; looks again until`);
    expect(minutes).toBeGreaterThan(EDGE + 2); // and a minute of watching a stamp
    const report = JSON.parse(readFileSync(join(project.folder, 'done.json'), 'utf8'));
    expect(report).toMatchObject({ stopped: false });
    expect([code, apps]).toEqual([0, [OLD, OLD]]);
  });

  test('a bad candidate never leaves the slot', () => {
    const { code, out, apps, slots } = seen.badCandidate;
    expect(out).toContain(`Stopped at: ${FIRST}\nNot begun:  ${SECOND}, dns-migration\nNow:\n`);
    expect(out).toContain('Only the slot is not, which serves nobody');
    expect([code, apps, slots]).toEqual([1, [OLD, OLD], [BAD]]);
  });

  test('a bad image stops at the first region, and the other serves on', () => {
    const { code, out, apps, slots } = seen.badImage;
    expect(out).toContain('It is applied, and not fit to serve. The other regions run what they ran.');
    expect(out).toMatch(
      /Now:\n {2}northeurope: answers 503\n {2}francecentral: 200 from France Central, image 0123456789ab, not compared\n/,
    );
    expect(out).toContain('To go back: the file of before, docs/rollback.md.');
    expect([code, apps, slots]).toEqual([1, [BAD, OLD], []]);
  });

  test('while another one is at work: who has the lock', () => {
    const { code, out, apps } = seen.locked;
    expect(out).toContain('Error acquiring the state lock');
    expect(out).toContain('docs/rollback.md#a-stuck-lock');
    expect([code, apps]).toEqual([1, [BAD, OLD]]);
  });

  test('after a kill it goes on; at an interrupt Terraform ends in order, and gives back the lock', () => {
    const { code, out, err, apps } = seen.interrupted;
    expect(out).toContain(
      `Done:       ${FIRST}\nStopped at: ${SECOND}\nNot begun:  dns-migration\nInterrupted.\n`,
    );
    expect(err).toContain('Interrupted.');
    expect([code, apps]).toEqual([2, [GOOD, OLD]]);
  });

  test('a plan that has gone stale is not applied', () => {
    const { code, out, apps } = seen.stale;
    expect(out).toContain('Saved plan is stale');
    expect(out).toContain('run npm run deploy again, which makes a new plan');
    expect([code, apps]).toEqual([1, [GOOD, OLD]]);
  });

  test('then it goes on to the end', () => {
    const { code, out, apps } = seen.last;
    expect(out).toContain(
      `Done:       ${SECOND}, dns-migration (as it was)\nEverything is deployed, and well.`,
    );
    expect([code, apps]).toEqual([0, [GOOD, GOOD]]);
  });

  test('another file from the same folder has another state', () => {
    const { code, out } = seen.otherFile;
    expect(out).toContain('+ azurerm_cdn_frontdoor_profile.');
    expect(out).toContain('Nothing was applied: this was --dry-run.');
    expect(code).toBe(0);
  });
});

function digestOf({ values }: Resource): string {
  const { API_IMAGE = '' } = values.app_settings as Readonly<Record<string, string>>;
  return /sha256:(.{12})/.exec(API_IMAGE)?.[1] ?? '';
}

const answerOf = (digest: string, region = 'North Europe'): Reply =>
  app({ 'x-region': region, 'x-image-digest': digest }, digest === BAD ? 503 : 200);

/** With the Terraform that it has started, as when their machine is gone. */
async function kill(child: ChildProcess): Promise<void> {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(child.pid)], { encoding: 'utf8' });
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  for (const pid of stdout.split(/\s+/).filter(Boolean)) process.kill(Number(pid), 'SIGKILL');
  await closed;
}
