/**
 * `npm run deploy` with real Terraform against the simulated Azure, behind doors on loopback that answer as what is
 * deployed there would. One Azure for all: each test goes on where the one before has stopped.
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
const image = (digit: string): Edit => [
  '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  digit.repeat(64),
];
const candidate = (digit: string): Edit => [
  '\n  healthPath:',
  `\n  candidate: shop/api@sha256:${digit.repeat(64)}\n  healthPath:`,
];
const topology = topologyOf(SLOT);
const [FIRST, SECOND] = ['stamp-northeurope', 'stamp-francecentral'];

withTerraform('npm run deploy', () => {
  let azure: SimulatedAzure;
  let arm: FakeAzure;
  let door: WebServer;
  let name: WebServer;
  let project: ReturnType<typeof copyOfProject>;
  let env: NodeJS.ProcessEnv;
  let time = Date.parse('2026-12-02T09:00:00Z');
  /** Until then Front Door knows no door. */
  let edgeKnowsAt = 0;

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
    if (!found || time < edgeKnowsAt) return pages.notFound;
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
  const stateOf = (stack: string) => join(project.folder, `terraform.shop-test.${stack}.tfstate`);

  test('an Azure that is not reached: nothing is applied, and it says what to do', async () => {
    write();
    const nowhere = 'http://127.0.0.1:1';
    const alone = { ...env, TF_REATTACH_PROVIDERS: undefined, HTTPS_PROXY: nowhere, NO_PROXY: '' };
    const { code, out } = await run(['--yes'], { env: alone });
    expect(out).toContain('Azure is not reached from here. What runs goes on.');
    expect(out).toContain(`Stopped at: global\nNot begun:  ${FIRST}, ${SECOND}, dns-migration`);
    expect(code).toBe(1);
  });

  test('from nothing: one after another, though the edge takes its time', async () => {
    const began = time;
    edgeKnowsAt = began + 20 * 60_000;
    const { code, out, err } = await run(['--yes', '--json', 'done.json']);
    expect(out).toContain(
      `Done:       global, ${FIRST}, ${SECOND}, dns-migration\nEverything is deployed, and well.`,
    );
    expect(out).toContain('Take deployed: none out of the file now');
    expect(err).toContain(`${DOOR}/northeurope: Front Door answers 404 itself; looks again until`);
    expect((time - began) / 60_000).toBeGreaterThan(21); // the edge, and a minute for a stamp and each after it
    expect(JSON.parse(readFileSync(join(project.folder, 'done.json'), 'utf8'))).toMatchObject({
      stopped: false,
    });
    expect(code).toBe(0);
  });

  test('a bad candidate never leaves the slot', async () => {
    write(candidate('b'));
    const { code, out } = await run(['--yes', '--from', FIRST]);
    expect(out).toContain(`Stopped at: ${FIRST}\nNot begun:  ${SECOND}, dns-migration\nNow:\n`);
    expect(out).toContain('Only the slot is not, which serves nobody');
    expect([imagesOf('azurerm_linux_web_app_slot'), running()]).toEqual([[BAD], [OLD, OLD]]);
    expect(code).toBe(1);
  });

  test('a bad image stops at the first region, and the other serves on', async () => {
    write(image('b'));
    const { code, out } = await run(['--yes', '--from', FIRST]);
    expect(running()).toEqual([BAD, OLD]);
    expect(out).toContain('It is applied, and not fit to serve. The other regions run what they ran.');
    expect(out).toMatch(/Now:\n {2}northeurope: answers 503\n {2}francecentral: .*\n/);
    expect(out).toContain('To go back: the file of before, docs/rollback.md.');
    expect(code).toBe(1);
  });

  test('killed: who comes meanwhile is told of the lock, and the next run goes on', async () => {
    write(image('c'));
    const heal = azure.inject({ type: 'azurerm_linux_web_app', mode: 'hang' });
    const met = azure.faultMet();
    const child = spawn(
      process.execPath,
      [join('dist', 'operations', 'command.js'), 'deploy', '--yes', '--stack', FIRST, ...servers()],
      { cwd: project.folder, env, stdio: 'ignore' },
    );
    await met;
    const { code, out } = await run(['--yes', '--stack', FIRST]);
    expect(out).toContain('Error acquiring the state lock');
    expect(out).toContain('docs/rollback.md#a-stuck-lock');
    expect(code).toBe(1);
    await kill(child);
    heal();
  });

  test('interrupted at the next stamp: Terraform ends in order, and gives back the lock', async () => {
    const heal = azure.inject({
      type: 'azurerm_linux_web_app',
      attributes: { name: 'app-shop-test-frc' },
      mode: 'hang',
    });
    const controller = new AbortController();
    azure.faultMet().then(() => controller.abort(new UsageError('Interrupted.')));
    const { code, out, err } = await run(['--yes', '--from', FIRST], {
      interruptible: (work) => work(controller.signal),
    });
    heal();
    expect(running()).toEqual([GOOD, OLD]);
    expect(out).toContain(
      `Done:       ${FIRST}\nStopped at: ${SECOND}\nNot begun:  dns-migration\nInterrupted.\n`,
    );
    expect(err).toContain('Interrupted.');
    expect(code).toBe(2);
  });

  test('a plan that has gone stale while somebody thought about it is not applied', async () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true }) as unknown as PassThrough & Input;
    const write = (text: string) => {
      if (!text.includes(`Apply this to ${SECOND}?`)) return;
      const state = JSON.parse(readFileSync(stateOf(SECOND), 'utf8'));
      writeFileSync(stateOf(SECOND), JSON.stringify({ ...state, serial: state.serial + 1 }));
      stdin.write('yes\n');
    };
    const { code, out } = await run(['--stack', SECOND], { stdin, screen: { write } });
    expect(out).toContain('Saved plan is stale');
    expect(out).toContain('run npm run deploy again, which plans anew');
    expect(running()).toEqual([GOOD, OLD]);
    expect(code).toBe(1);
  });

  test('then all of it, in the words of a terminal or of CI; and another file from the same folder', async () => {
    const { out } = await run(['--yes', '--from', SECOND]);
    expect(out).toContain(
      `Done:       ${SECOND}, dns-migration (as it was)\nEverything is deployed, and well.`,
    );
    expect(running()).toEqual([GOOD, GOOD]);

    const regionsFile = join(project.folder, 'regions.test.yaml');
    writeFileSync(regionsFile, edited(PLAIN, ['workload: shop', 'workload: try']));
    const tried = await run(['--dry-run', '--stack', 'global'], { regionsFile });
    expect(tried.out).toContain('+ azurerm_cdn_frontdoor_profile.');
    expect(tried).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing was applied: this was --dry-run.'),
    });
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
