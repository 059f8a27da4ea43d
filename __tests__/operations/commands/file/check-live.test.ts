/** `check --live` against a fake Azure over real HTTPS: what is printed and returned. What is asked: azure/live.test.ts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check as command } from '../../../../operations/commands/file/check';
import { type FakeAzure, fakeAzure } from '../../../support/fake-azure';
import { deployRegistry } from '../../../support/fake-azure/container-registry';
import { forbidden } from '../../../support/fake-azure/misbehaviour';
import { Offers, usage } from '../../../support/fake-azure/offers';
import { deployComplete, deployStamps } from '../../../support/fake-azure/stamps';
import { runCommand } from '../../../support/run-command';
import { shippedText, shippedTopology } from '../../../support/shipped-file';

const topology = shippedTopology();

let azure: FakeAzure;
let offers: Offers;
let folder: string;
beforeAll(async () => {
  azure = await fakeAzure(topology.tenantId);
  offers = new Offers(azure);
});
beforeEach(() => {
  azure.reset();
  offers.offer(topology);
  deployComplete(azure, topology);
  deployRegistry(azure, topology);
  folder = mkdtempSync(join(tmpdir(), 'check-live-'));
  writeFileSync(join(folder, 'regions.yaml'), shippedText);
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => azure.close());

const check = (...args: string[]) =>
  runCommand(command, folder, ['--base', 'none', '--live', ...args], { env: azure.env });

/** Lines are broken at the page's width. */
const joined = (text: string) => text.replaceAll(/\n {2,}/g, ' ');

const line = (key: string) => shippedText.split('\n').findIndex((each) => each.startsWith(`  ${key}:`)) + 1;

test('a table of what Azure says', async () => {
  const { code, out } = await check();
  expect(code).toBe(0);
  expect(out).toContain(
    'regions.yaml is valid by itself.\n\nWhat Azure says:\n  fine      region, zones      westeurope ',
  );
  expect(joined(out)).toMatch(/ not told {2}image +contoso\/api /);
});

test('what Azure does not grant refuses the file, at the place that asks for it', async () => {
  offers.usages.set('swedencentral', [usage('P1v3 VMs', 0, 10)]);
  const { code, out } = await check();
  expect(code).toBe(1);
  expect(out).toContain(
    `regions.yaml:${line('swedencentral')}:3 regions.swedencentral: has too little quota for its minimum of 15 instances of P1v3; found "P1v3 VMs: 10 instances"; request more: https://aka.ms/antquotahelp\n`,
  );
  expect(out).toContain('regions.yaml is refused: one problem.');
  expect(joined(out)).toMatch(/ refused +App Service quota +swedencentral /);
});

test('an active region whose secrets are missing is refused', async () => {
  azure.reset();
  offers.offer(topology);
  deployStamps(azure, topology);
  const { code, out } = await check('--format', 'github');
  expect(code).toBe(1);
  expect(out).toContain(
    `::error file=regions.yaml,line=${line('westeurope')},col=3::regions.westeurope: cannot be active while its app lacks a secret; found "third-party-api-key missing"; `,
  );
});

test('what could not be asked is said once, with the role, and is no success', async () => {
  azure.order('GET DocumentDB/locations', forbidden('Microsoft.DocumentDB/locations/read'), 100);
  const { code, out } = await check();
  expect(code).toBe(2);
  expect(out).toContain('regions.yaml is valid by itself.');
  expect(joined(out)).toMatch(/ not asked +Cosmos DB region +westeurope +see below /);
  expect(joined(out)).toContain('Azure could not be asked 2 of 22 questions:');
  expect(out.split('the permission Microsoft.DocumentDB/locations/read is missing')).toHaveLength(2);
  expect(JSON.parse((await check('--json')).out)).toMatchObject({ verdict: 'failed', problems: [] });
});

test('a problem weighs more than what could not be asked', async () => {
  offers.usages.set('swedencentral', [usage('P1v3 VMs', 0, 10)]);
  azure.order('GET geoRegions', forbidden('Microsoft.Web/geoRegions/read'), 100);
  expect((await check()).code).toBe(1);
});

test('for programs', async () => {
  const { code, out } = await check('--json');
  expect(code).toBe(0);
  const { verdict, live } = JSON.parse(out);
  expect(verdict).toBe('fine');
  expect(live).toContainEqual({
    title: 'App Service SKU',
    about: 'westeurope',
    path: ['regions', 'westeurope'],
    verdict: 'fine',
    found: 'P1v3 is offered',
  });
});

test('a file that is refused is not asked about, nor is anybody without --live', async () => {
  writeFileSync(join(folder, 'regions.yaml'), shippedText.replace('survive: 1', 'survive: 5'));
  const { code, out } = await check();
  expect(code).toBe(1);
  expect(out).toContain('Azure was not asked, because the file is refused.');
  expect(JSON.parse((await check('--json')).out)).toMatchObject({ verdict: 'refused', live: null });
  writeFileSync(join(folder, 'regions.yaml'), shippedText);
  expect(await runCommand(command, folder, ['--base', 'none'], { env: azure.env })).toMatchObject({
    code: 0,
  });
  expect(azure.asked).toEqual([]);
});

test('nobody is signed in', async () => {
  const env = { ...azure.env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'other' };
  const { code, out, err } = await runCommand(command, folder, ['--base', 'none', '--live'], { env });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain("must return the job's token; found status 401;");
});
