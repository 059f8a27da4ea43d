/** The compiled program in a process of its own: the login of the Azure CLI, a real terminal, a real pipe. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stampIds } from '../../../../operations/azure/stamp';
import { type FakeAzure, fakeAzure } from '../../../support/fake-azure';
import { fakeAz } from '../../../support/fake-azure/az';
import { secretValue } from '../../../support/fake-azure/key-vault';
import { deployComplete, deployStamps } from '../../../support/fake-azure/stamps';
import { shippedTopology, slottedText, withSlot } from '../../../support/shipped-file';
import { inTerminal } from '../../../support/terminal';
import { copyOfProject } from '../../rehearsal/support/project';

jest.setTimeout(120_000); // a compiler and programs of their own

const VALUE = 'hunter2-hunter2';
const NAME = 'third-party-api-key';
const topology = shippedTopology(withSlot);
const vaults = topology.regions.map((region) => stampIds(topology, region).vault);
const stored = () => vaults.map((vault) => secretValue(azure.store, `${vault}/secrets/${NAME}`));

let azure: FakeAzure;
let project: ReturnType<typeof copyOfProject>;
beforeAll(async () => {
  project = copyOfProject();
  writeFileSync(join(project.folder, 'regions.yaml'), slottedText);
  azure = await fakeAzure(topology.tenantId);
});
beforeEach(() => azure.reset());
afterAll(async () => {
  await azure.close();
  project.remove();
});

const program = join('dist', 'operations', 'command.js');

/** What a program prints and how it ends, given this on standard input. */
function run(args: readonly string[], env: NodeJS.ProcessEnv, input = '') {
  const child = spawn(process.execPath, [program, 'secrets', ...args], {
    cwd: project.folder,
    env: { ...process.env, ...env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += part));
  child.stdin.end(input);
  return new Promise<{ code: number | null; text: string }>((done) =>
    child.on('close', (code) => done({ code, text })),
  );
}

/** With the login of an Azure CLI, which takes no part where there is an OIDC. */
async function withCli<T>(
  az: ReturnType<typeof fakeAz>,
  work: (env: NodeJS.ProcessEnv) => Promise<T>,
): Promise<T> {
  const { AZURE_AUTHORITY_HOST, AZURE_RESOURCE_MANAGER, AZURE_CA_FILE } = azure.env;
  const PATH = `${az.folder}:${process.env.PATH}`;
  try {
    return await work({ AZURE_AUTHORITY_HOST, AZURE_RESOURCE_MANAGER, AZURE_CA_FILE, PATH });
  } finally {
    az.remove();
  }
}

test("with the Azure CLI's login", async () => {
  deployComplete(azure, topology);
  const { tenantId } = topology;
  const az = fakeAz({ tenantId, token: azure.authority.issue() });
  const { code, text } = await withCli(az, (env) => run([], env));
  expect({ code, text }).toEqual({ code: 0, text: expect.stringMatching(/apps and slots have them\.\n$/) });
});

test('without one, and with one to another tenant', async () => {
  const other = { tenantId: '33333333-3333-4333-8333-333333333333', token: azure.authority.issue() };
  for (const az of [fakeAz(), fakeAz(other)]) {
    expect(await withCli(az, (env) => run([], env))).toEqual({
      code: 2,
      text: `Azure: nobody is signed in; found no login of the Azure CLI; run az login --tenant ${topology.tenantId}\n`,
    });
  }
});

test('a value through a pipe', async () => {
  deployStamps(azure, topology);
  const { code, text } = await run(['set', NAME], azure.env, `${VALUE}\n`);
  expect(code).toBe(0);
  expect(stored()).toEqual([VALUE, VALUE]);
  expect(text).not.toContain(VALUE);
});

describe('in a terminal', () => {
  const type = (keys: string) =>
    inTerminal({
      program: process.execPath,
      args: [program, 'secrets', 'set', NAME],
      cwd: project.folder,
      env: { ...process.env, ...azure.env },
      answers: [['not shown): ', keys]],
    });

  test('what is typed is not shown', async () => {
    deployStamps(azure, topology);
    const { code, text } = await type(`x\u007f${VALUE}\r`);
    expect(code).toBe(0);
    expect(stored()).toEqual([VALUE, VALUE]);
    expect(text).toContain(`Value of ${NAME} (not shown): `);
    expect(text).not.toMatch(/hunter|\*/);
  });

  test('Ctrl+C ends it, and nothing is asked', async () => {
    const { code, text } = await type('hunter\u0003');
    expect({ code, asked: azure.asked }).toEqual({ code: 2, asked: [] });
    expect(text).toContain('Interrupted.');
    expect(text).not.toContain('hunter');
  });
});
