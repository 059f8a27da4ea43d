/** `npm run verify -- --stamp` and `--name`: options, text, JSON and exit codes; what is judged: operations/verify. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '../../../../operations/commands/deploy/verify';
import { targetText } from '../../../../operations/probe/target';
import { app, DOOR, Edge, pages } from '../../../support/edge';
import { type FakeAzure, fakeAzure } from '../../../support/fake-azure';
import { deployLinks } from '../../../support/fake-azure/stamp-links';
import { deployComplete } from '../../../support/fake-azure/stamps';
import { authority, certificate, type WebServer, webServer } from '../../../support/https-server';
import { runCommand } from '../../../support/run-command';
import { shippedText, shippedTopology } from '../../../support/shipped-file';

const topology = shippedTopology();
let azure: FakeAzure;
let door: WebServer;
let edge: Edge;
let folder: string;
let time: number;

beforeAll(async () => {
  const ca = await authority('Test authority');
  azure = await fakeAzure(topology.tenantId);
  door = await webServer(await certificate(ca, DOOR));
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
  writeFileSync(join(folder, 'regions.yaml'), shippedText);
  writeFileSync(join(folder, 'ca.pem'), ca.cert);
  writeFileSync(join(folder, 'global.json'), JSON.stringify({ door_host_name: { value: DOOR } }));
  writeFileSync(join(folder, 'other.json'), '{}');
});
afterAll(async () => {
  await Promise.all([azure.close(), door.close()]);
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  azure.reset();
  deployComplete(azure, topology);
  deployLinks(azure, topology, DOOR);
  edge = new Edge();
  door.answer = edge.listener;
  time = Date.parse('2026-12-02T09:00:00Z');
});

const sleep = async (milliseconds: number) => {
  time += milliseconds;
};
const call = (args: readonly string[], env: NodeJS.ProcessEnv = azure.env) =>
  runCommand(verify, folder, args, { env, now: () => new Date(time), sleep });
const here = () => {
  const at = targetText(door, 443);
  return ['--door', at, '--app-service', at, '--ca', 'ca.pem'];
};
const stamp = (...args: readonly string[]) => call(['--stamp', 'westeurope', ...here(), ...args]);
/** Where nobody can be signed in. */
const stranger = () => ({ ...azure.env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of nobody' });

test('a stamp that may serve; the door is asked of Azure', async () => {
  const { code, out, err } = await stamp();
  expect(err).toBe('');
  expect(out).toMatch(
    /^ {2}ok {9}app {9}fde-contososhoes-prod-door-a1b2\.z01\.azurefd\.net\/westeurope: 200 from/,
  );
  expect(out).toMatch(/\n\n10 ok\. westeurope matches regions\.yaml and is fit to serve\.$/);
  expect(code).toBe(0);
});

test('one that may not', async () => {
  edge.order(edge.atDoor(), app({}, 503));
  const { code, out, err } = await stamp('--wait', '1');
  expect(err).toBe(`${DOOR}/westeurope: answers 503; trying again until 2026-12-02T09:01Z`);
  expect(out).toMatch(/ {2}FAILED {5}app/);
  expect(out).toMatch(
    /8 ok, 1 failed\. westeurope is not fit to serve, or not everything could be checked\.$/,
  );
  expect(code).toBe(1);
});

test('without Azure it is said what is not known, and the exit code says it too', async () => {
  const args = ['--stamp', 'westeurope', ...here(), '--outputs', 'global.json', '--json'];
  const { code, out } = await call(args, stranger());
  const report = JSON.parse(out);
  expect(report).toMatchObject({
    exitCode: 2,
    verdict: 'westeurope is not fit to serve, or not everything could be checked.',
  });
  expect(report.findings.at(-1)).toMatchObject({ check: 'Azure', status: 'no answer' });
  expect(code).toBe(2);
});

describe('what makes no sense is refused, with a way out', () => {
  test.each<[string, readonly string[], string]>([
    [
      'a region',
      ['--stamp', 'westeurop'],
      '--stamp: must be a region that has a stamp; found westeurop; did you mean westeurope?',
    ],
    [
      'another region',
      ['--stamp', 'x'],
      '--stamp: must be a region that has a stamp; found x; take one of westeurope, swedencentral',
    ],
    [
      'a slot',
      ['--stamp', 'westeurope', '--slot'],
      '--slot: there is no slot; found neither api.candidate nor api.keepSlot; add one of them and deploy',
    ],
    [
      'a wait',
      ['--stamp', 'westeurope', '--wait', 'long'],
      '--wait: must be a number of minutes, at most those of a day; found "long"',
    ],
    [
      'outputs',
      ['--stamp', 'westeurope', '--outputs', 'other.json'],
      'other.json: has no output door_host_name; add --outputs FILE, written by terraform -chdir=cdktf.out/stacks/global output -json',
    ],
    [
      'two targets',
      ['--stamp', 'westeurope', '--name'],
      'verify: needs one thing to check; found more than one',
    ],
    [
      'an option of another',
      ['--name', '--wait', '3'],
      '--wait: cannot be combined with --name; found both; leave one out',
    ],
    [
      'the slot alone and the app alone',
      ['--stamp', 'westeurope', '--slot', '--no-slot'],
      '--no-slot: cannot be combined with --slot; found both; leave one out',
    ],
    [
      'a token without a path',
      ['--name', '--token-file', 'x'],
      '--token-file: is used only with --path; found no --path; add it',
    ],
    [
      'a path that is not cached',
      ['--name', '--path', '/orders/1'],
      '--path: must be under api.cachedPaths; found /orders/1; take one of /catalog/*, without a query',
    ],
  ])('%s', async (_, args, message) => {
    const { code, err } = await call(args);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  test('no door', async () => {
    azure.reset();
    azure.store.put(`/subscriptions/${topology.subscriptionId}/resourceGroups/x`);
    expect((await stamp()).err).toContain(
      "the door's host name is unknown; found no endpoint in Azure; deploy global first",
    );
  });

  test('nobody who knows the door', async () => {
    const { err } = await call(['--stamp', 'westeurope', ...here()], stranger());
    expect(err).toMatch(/the door's host name is unknown:/);
  });
});

test('a name that has not moved yet', async () => {
  edge.order('/health', pages.strange);
  door.answer = (_, response) => response.end('the legacy app');
  const { code, out } = await call(['--name', '--endpoint', targetText(door, 443), '--ca', 'ca.pem']);
  expect(out.replaceAll(/\s+/g, ' ')).toContain(
    'not yet health api.contososhoes.com: GET /health answers 200, not through Front Door',
  );
  expect(out).toMatch(
    /1 not yet\. The public name is not served as regions\.yaml says, or not everything could be checked\.$/,
  );
  expect(code).toBe(1);
});
