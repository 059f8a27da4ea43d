/** Against a fake Azure over real HTTPS: the sign-in, every request and every answer are the command's own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { stampIds } from '../../../../operations/azure/stamp';
import type { Surroundings } from '../../../../operations/cli/surroundings';
import { secrets } from '../../../../operations/commands/deploy/secrets';
import { type FakeAzure, fakeAzure } from '../../../support/fake-azure';
import { putSecret, secretValue } from '../../../support/fake-azure/key-vault';
import {
  accepted,
  conflict,
  doneButFailing,
  forbidden,
  malformed,
  throttled,
} from '../../../support/fake-azure/misbehaviour';
import { deployComplete, deployStamps } from '../../../support/fake-azure/stamps';
import { runCommand } from '../../../support/run-command';
import { shippedText, shippedTopology, slottedText, withSlot } from '../../../support/shipped-file';

const VALUE = 'pa55 "word"\\ of nobody';
const NAME = 'third-party-api-key';
const topology = shippedTopology(withSlot);
const [west, sweden] = topology.regions.map((region) => stampIds(topology, region));
if (!west || !sweden) throw new Error('the shipped file has two regions');
const stored = (id: { readonly vault: string }) => secretValue(azure.store, `${id.vault}/secrets/${NAME}`);

let azure: FakeAzure;
let folder: string;
beforeAll(async () => {
  azure = await fakeAzure(topology.tenantId);
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
});
beforeEach(() => {
  azure.reset();
  writeFileSync(join(folder, 'regions.yaml'), slottedText);
});
afterAll(async () => {
  await azure.close();
  rmSync(folder, { recursive: true });
});

const run = (args: readonly string[], given: Partial<Surroundings> = {}) =>
  runCommand(secrets, folder, args, { env: azure.env, now: () => new Date('2026-11-25'), ...given });
const setWith = (text: string, ...args: readonly string[]) =>
  run(['set', NAME, ...args], { stdin: Readable.from([text]) });

describe('without a subcommand', () => {
  test('all there and resolved', async () => {
    deployComplete(azure, topology);
    expect(await run([])).toEqual({
      code: 0,
      err: '',
      out: `  stamp          secret               vault  since       expires  app       slot
  westeurope     third-party-api-key  there  2026-09-21  never    resolved  resolved
  swedencentral  third-party-api-key  there  2026-09-21  never    resolved  resolved

All secrets are in the vaults, and the apps and slots have them.`,
    });
  });

  test('missing, denied, disabled and over', async () => {
    deployStamps(azure, topology, { denied: true });
    const attributes = { enabled: false, exp: 1_790_100_000 };
    putSecret(azure.store, `${sweden.vault}/secrets/${NAME}`, 'old', attributes);
    const { code, out } = await run([]);
    expect(code).toBe(1);
    expect(out).toContain(
      `  westeurope     third-party-api-key  missing                                 unresolved  unresolved
  swedencentral  third-party-api-key  disabled  2026-09-21  2026-09-22, over  unresolved  unresolved

westeurope: THIRD_PARTY_API_KEY of the app is not resolved; found AccessToKeyVaultDenied: Key Vault
reference was not able to be resolved`,
    );
    expect(out).toMatch(
      /\n\nSomething is missing\. To write a value to all vaults: npm run secrets -- set NAME$/,
    );
  });

  test('a value that is in the vault, and that no app has fetched yet', async () => {
    deployComplete(azure, topology);
    const version = putSecret(azure.store, `${sweden.vault}/secrets/${NAME}`, 'new');
    const { code, out } = await run([]);
    expect(code).toBe(1);
    expect(out).toMatch(/westeurope .* resolved +resolved\n {2}swedencentral .* old value +old value/);
    expect(out).toMatch(/swedencentral: THIRD_PARTY_API_KEY of the app still has the old value;/);
    const { verdict, stamps } = JSON.parse((await run(['--json'])).out);
    expect([verdict, stamps[1].secrets[0].inVault.version]).toEqual(['refused', version]);
  });

  test('a stamp that is not deployed is asked, and is not there', async () => {
    deployComplete(azure, topology);
    for (const id of [sweden.vault, sweden.app, sweden.slot ?? '']) azure.store.delete(id);
    const { code, out } = await run([]);
    expect(code).toBe(1);
    expect(out).toMatch(/swedencentral +third-party-api-key +missing +not deployed +not deployed/);
    expect(out).toMatch(/swedencentral: vaults\/kvcontososhoesprodsdc\/secrets: does not exist;/s);
  });

  test('what could not be asked is told, and the rest all the same', async () => {
    deployComplete(azure, topology);
    azure.order(`GET ${sweden.vault}`, forbidden('Microsoft.KeyVault/vaults/secrets/read'));
    const { code, out } = await run([]);
    expect(code).toBe(2);
    expect(out).toMatch(/westeurope .* resolved +resolved\n {2}swedencentral .*unknown +resolved +resolved/);
    expect(out).toMatch(/the permission\s+Microsoft\.KeyVault\/vaults\/secrets\/read\s+is\s+missing\s+on/);
    expect(out).toMatch(/Unknown: something could not be asked\.$/);
  });

  test('for programs', async () => {
    deployComplete(azure, topology);
    const { code, out } = await run(['--json']);
    expect(code).toBe(0);
    const resolved = { status: 'Resolved', activeVersion: expect.stringMatching(/^[0-9a-f]{32}$/) };
    const state = {
      setting: 'THIRD_PARTY_API_KEY',
      secret: NAME,
      inVault: { version: resolved.activeVersion, enabled: true, since: '2026-09-21T14:13:20.000Z' },
      app: resolved,
      slot: resolved,
    };
    expect(JSON.parse(out)).toEqual({
      verdict: 'fine',
      stamps: [
        {
          region: 'westeurope',
          vault: 'kvcontososhoesprodwe',
          secrets: [state],
          undeployed: false,
          troubles: [],
        },
        {
          region: 'swedencentral',
          vault: 'kvcontososhoesprodsdc',
          secrets: [state],
          undeployed: false,
          troubles: [],
        },
      ],
    });
  });

  test('nobody signed in: one line, and nothing else is asked', async () => {
    const { code, out, err } = await run([], { env: { ...azure.env, ARM_OIDC_TOKEN: 'of another job' } });
    expect({ code, out, asked: azure.asked }).toEqual({ code: 2, out: '', asked: [] });
    expect(err).toMatch(/does not accept this job's token; found AADSTS700213:/);
  });

  test('stamps without a slot', async () => {
    writeFileSync(join(folder, 'regions.yaml'), shippedText);
    deployComplete(azure, shippedTopology());
    const { code, out } = await run([]);
    expect(code).toBe(0);
    expect(out).toMatch(/westeurope .* resolved +none\n/);
    expect(JSON.parse((await run(['--json'])).out).stamps[0].secrets[0]).not.toHaveProperty('slot');
    expect((await setWith('again')).out).toMatch(/westeurope +written +none +has it\n/);
    expect(azure.asked.filter((line) => line.includes('/slots/'))).toEqual([]);
  });

  test('a file without secrets', async () => {
    writeFileSync(
      join(folder, 'regions.yaml'),
      slottedText.replace('  secrets: { THIRD_PARTY_API_KEY: third-party-api-key }\n', ''),
    );
    expect(await run([])).toEqual({ code: 0, err: '', out: 'regions.yaml has no api.secrets.' });
  });
});

describe('set', () => {
  test('writes every vault, then refreshes slot and app of one stamp after another', async () => {
    deployStamps(azure, topology, { slow: 2 });
    expect(await setWith(`${VALUE}\n`)).toEqual({
      code: 0,
      out: `  stamp          vault    slot    app
  westeurope     written  has it  has it
  swedencentral  written  has it  has it

third-party-api-key is in every vault, and the apps and slots have it.`,
      err: `westeurope: in the vault kvcontososhoesprodwe
swedencentral: in the vault kvcontososhoesprodsdc
westeurope: the slot has it
westeurope: the app has it
swedencentral: the slot has it
swedencentral: the app has it`,
    });
    expect([west, sweden].map(stored)).toEqual([VALUE, VALUE]);
    const changes = azure.asked.filter((line) => !line.startsWith('GET'));
    const refresh = 'config/configreferences/appsettings/refresh';
    expect(changes).toEqual([
      `PUT ${west.vault}/secrets/${NAME}`,
      `PUT ${sweden.vault}/secrets/${NAME}`,
      `POST ${west.slot}/${refresh}`,
      `POST ${west.app}/${refresh}`,
      `POST ${sweden.slot}/${refresh}`,
      `POST ${sweden.app}/${refresh}`,
    ]);
    expect((await run([])).code).toBe(0);
  });

  test('by the name of the setting, with an end', async () => {
    deployStamps(azure, topology);
    const stdin = Readable.from(['two\nlines\r\n']);
    const { code } = await run(['set', 'THIRD_PARTY_API_KEY', '--expires', '2027-12-31'], { stdin });
    expect([code, stored(west)]).toEqual([0, 'two\nlines']);
    expect((await run([])).out).toMatch(/there +2026-11-18 +2027-12-31 /);
  });

  test('takes the new version for found, and no old one', async () => {
    deployComplete(azure, topology);
    azure.order(`POST ${west.slot}`, () => ({ status: 200 })); // it is not fetched again
    const { code, out } = await setWith(VALUE);
    expect(code).toBe(1);
    expect(out).toContain(
      'the slot does not have the new value after several minutes; found another version',
    );
    expect(out).toMatch(
      /westeurope +written +does not have it +not asked\n {2}swedencentral +written +not asked/,
    );
  });

  test('a secret that no app refers to yet says so', async () => {
    deployComplete(azure, topology);
    azure.order(`GET ${west.slot}/config/configreferences`, () => ({ status: 200, body: { value: [] } }), 99);
    const { code, out } = await setWith(VALUE);
    expect(code).toBe(1);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'the slot does not have the new value after several minutes; found no reference to it: deploy the file that adds it to api.secrets',
    );
  });

  test('a version that is not told is not taken for the new one, and no stamp stops for it', async () => {
    deployStamps(azure, topology, { untold: true });
    const { code, out, err } = await setWith(VALUE);
    expect(code).toBe(1);
    expect(out).toMatch(
      /westeurope +written +not told +not told\n {2}swedencentral +written +not told +not told/,
    );
    expect(out).toMatch(
      /in\s+every\s+vault,\s+and\s+the\s+apps\s+have\s+resolved\s+it,\s+but\s+App\s+Service\s+does\s+not\s+say\s+everywhere\s+which\s+version\./,
    );
    expect(out + err).not.toContain('has it');
    expect(err).toContain('westeurope: the slot has resolved it, version unknown');
    const looks = azure.asked.filter((line) => line.startsWith(`GET ${west.slot}/`));
    expect(looks.length).toBeGreaterThan(2);
  });

  test('stops at the first stamp that does not find it', async () => {
    deployStamps(azure, topology, { denied: true });
    const { code, out } = await setWith(VALUE);
    expect(code).toBe(1);
    expect(out).toMatch(
      /westeurope: the slot does not have the new value after\s+several\s+minutes;\s+found\s+AccessToKeyVaultDenied/,
    );
    expect(out).toMatch(
      /\n\nOnly partly done\. Fix the problem above, then run again with the same value.*set\s+third-party-api-key/s,
    );
    expect(azure.asked.filter((line) => line.startsWith('POST'))).toHaveLength(1);
  });

  test('half done is said, and can be repeated', async () => {
    deployStamps(azure, topology);
    azure.order(`PUT ${sweden.vault}`, forbidden('Microsoft.KeyVault/vaults/secrets/write'));
    const first = await setWith(VALUE);
    expect(first.code).toBe(2);
    expect(first.out).toMatch(/westeurope +written +has it +has it\n {2}swedencentral +not written/);
    expect(first.out).toMatch(/the permission\s+Microsoft\.KeyVault\/vaults\/secrets\/write\s+is\s+missing/);
    expect((await setWith(VALUE)).code).toBe(0);
    expect([west, sweden].map(stored)).toEqual([VALUE, VALUE]);
  });

  test('nothing was written: every vault refused', async () => {
    deployStamps(azure, topology);
    azure.order('PUT /vaults/', forbidden('Microsoft.KeyVault/vaults/secrets/write'), 2);
    const { code, out } = await setWith(VALUE);
    expect(code).toBe(2);
    expect(out).toMatch(/westeurope +not written +not asked/);
    expect(out).toMatch(/\n\nNothing was written\. Fix the problem above, then run again/);
    expect(out).not.toContain('Half done');
  });

  test('whether it was written is not known where no answer made sense', async () => {
    deployStamps(azure, topology);
    azure.order('PUT /vaults/', malformed, 2);
    const { code, out } = await setWith(VALUE);
    expect(code).toBe(2);
    expect(out).toMatch(/westeurope +not known +not asked.*\n +swedencentral +not known +not asked/);
    expect(out).toMatch(/\n\nOnly partly done\./);
  });

  test('through throttling, a lost answer and operations', async () => {
    deployStamps(azure, topology);
    azure.order(`PUT ${west.vault}`, doneButFailing);
    azure.order(`PUT ${west.vault}`, throttled(0), 2);
    azure.order(`PUT ${sweden.vault}`, accepted({ looks: 0 }));
    azure.order(`POST ${west.app}/config`, accepted({ looks: 0, by: 'Location' }));
    expect((await setWith(VALUE)).code).toBe(0);
  });

  test('a secret that was deleted and is kept', async () => {
    deployStamps(azure, topology);
    azure.order(`PUT ${west.vault}`, conflict('Conflict', 'Secret is in a deleted but recoverable state.'));
    const { code, out } = await setWith(VALUE);
    expect(code).toBe(2);
    expect(out).toMatch(
      /westeurope: vaults\/kvcontososhoesprodwe\/secrets\/third-party-api-key: is soft-deleted;/,
    );
  });

  test('no value comes back out, even where Azure quotes it', async () => {
    deployStamps(azure, topology);
    const quoting = () => ({
      status: 400,
      body: { error: { code: 'BadParameter', message: `The value ${VALUE} is not good.` } },
    });
    azure.order(`PUT ${west.vault}`, quoting);
    azure.order(`PUT ${sweden.vault}`, malformed);
    const { code, out, err } = await setWith(VALUE, '--json');
    expect(code).toBe(2);
    expect(out).toContain('found 400 BadParameter; read its');
    expect(out + err).not.toMatch(/pa55|nobody/);
    expect(azure.asked.join()).not.toContain('pa55');
  });

  test.each<[string, readonly string[], number]>([
    ['one line', [VALUE, '\r'], 0],
    ['a line and a break as two signs', [`${VALUE}\r\n`], 0],
    ['two lines', ['one\rtwo\r'], 2],
    ['a line and a beginning', ['one\rtwo'], 2],
    ['a line, and more a moment later', ['one\r', 'two'], 2],
  ])('pasted into a terminal: %s', async (_, parts, code) => {
    deployStamps(azure, topology);
    const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
    const ran = run(['set', NAME], { stdin });
    for (const part of parts) {
      stdin.write(part);
      await pause(20);
    }
    const { code: ended, err } = await ran;
    expect(ended).toBe(code);
    expect(stored(west)).toBe(code === 0 ? VALUE : undefined);
    if (code !== 0)
      expect(err).toContain('standard input: found several lines; read the value from a file with <');
    expect(stdin.readableLength).toBe(0);
  });

  test('interrupted on the way: how far it came is said', async () => {
    deployStamps(azure, topology);
    const controller = new AbortController();
    azure.order(`POST ${west.app}/config`, () => {
      controller.abort(new Error('Interrupted.'));
      return { status: 200, stall: true };
    });
    const interruptible: Surroundings['interruptible'] = (work) => work(controller.signal);
    const stdin = Readable.from([VALUE]);
    const { code, out, err } = await run(['set', NAME], { stdin, interruptible });
    expect(code).toBe(2);
    expect(out).toMatch(
      /westeurope +written +has it +not asked\n {2}swedencentral +written +not asked +not asked/,
    );
    expect(err).toContain('Interrupted.');
  });

  test.each<[string, readonly string[], string, string]>([
    [
      'no value',
      ['set', NAME],
      '\n',
      'standard input: must hold the value, at most 25000 bytes; found nothing',
    ],
    ['a value that is too long', ['set', NAME], 'x'.repeat(25_001), 'found 25001 bytes'],
    ['an unknown name', ['set', 'third-party-apikey'], VALUE, 'did you mean third-party-api-key?'],
    ['a name like none', ['set', 'x'], VALUE, 'api.secrets has no x; known: third-party-api-key'],
    ['a day that is none', ['set', NAME, '--expires', '2027-02-31'], VALUE, 'must be a day in the future'],
    ['a day that is over', ['set', NAME, '--expires', '2026-01-01'], VALUE, 'must be a day in the future'],
    ['the value as an argument', ['set', NAME, VALUE], VALUE, 'error: too many arguments'],
  ])('refuses %s, and asks nothing', async (_, args, text, said) => {
    deployStamps(azure, topology);
    const { code, out, err } = await run(args, { stdin: Readable.from([text]) });
    expect({ code, out, asked: azure.asked }).toEqual({ code: 2, out: '', asked: [] });
    expect(err).toContain(said);
  });
});
