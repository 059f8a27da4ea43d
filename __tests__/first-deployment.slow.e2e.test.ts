/**
 * docs/first-deployment.md to the letter: its commands, in their order, each in a terminal and a process of its own, from
 * a folder in which nothing was done before. Terraform is real, with its backend for the state; Azure is on loopback.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedLegacy } from '../operations/rehearsal/legacy';
import { type SimulatedAzure, startSimulatedAzure } from '../operations/simulated-azure';
import { guidOf } from '../operations/simulated-azure/identifiers';
import { parseTopology } from '../topology/parse';
import type { Topology } from '../topology/topology';
import { stacksOf } from './operations/rehearsal/support/lab';
import { copyOfProject } from './operations/rehearsal/support/project';
import { type BlobStorage, blobStorage } from './support/blob-storage';
import { digestsOf, doorsOf, listener } from './support/deployed-doors';
import { app, DOOR } from './support/edge';
import { type FakeAzure, fakeAzure } from './support/fake-azure';
import { Registries } from './support/fake-azure/container-registry';
import { serveBootstrap, serveDeployed } from './support/fake-azure/deployed';
import { Offers } from './support/fake-azure/offers';
import { authority, certificate, type WebServer, webServer } from './support/https-server';
import { shippedText } from './support/shipped-file';
import { inTerminal } from './support/terminal';
import { withTerraform } from './support/with-terraform';

const page = readFileSync(join(__dirname, '../docs/first-deployment.md'), 'utf8');

/** What a section tells to run. A comment says so where a command is to fail: `stops: WHY`. */
function commandsOf(section: string): readonly { readonly command: string; readonly stops?: string }[] {
  const [, text = ''] = page.split(`\n## ${section}\n`);
  const [own = ''] = text.split('\n## ');
  const blocks = [...own.matchAll(/^( *)```sh\n(.*?)^\1```$/gms)].map(([, , block = '']) => block);
  return blocks.flatMap((block) =>
    block
      .trim()
      .split('\n')
      .map((line) => {
        const [command = '', comment = ''] = line.split('#').map((part) => part.trim());
        const [, stops] = /^stops: (.*)$/.exec(comment) ?? [];
        return { command, ...(stops && { stops }) };
      }),
  );
}

/** What takes the internet: packages, a sign-in, and the registry of providers. Beside them, settings in a browser. */
const NOT_RUN = ['npm ci', 'az login --tenant TENANT', 'npm run provider-locks'];

const SOURCE = `builds.example.com/contoso/api@sha256:${'c'.repeat(64)}`;
const text = shippedText
  .replace('\nhomeRegion:', '\ndeployed: none\nrollout: { bakeMinutes: 0 }\nhomeRegion:')
  .replace(/operators: \[.*\]/, `operators: [${guidOf('object of the rehearsal')}]`);

const GROUP = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-legacy/providers';
const ADOPTED = `
adopt:
  cosmosAccountId: ${GROUP}/Microsoft.DocumentDB/databaseAccounts/legacy-shoes
  cosmosContainers: [orders]
  registryId: ${GROUP}/Microsoft.ContainerRegistry/registries/LegacyShoes
  acceptLegacyAccess: { reason: until the name has moved }
`;

withTerraform('docs/first-deployment.md', () => {
  let azure: SimulatedAzure;
  let arm: FakeAzure;
  let storage: BlobStorage;
  let edge: WebServer;
  let project: ReturnType<typeof copyOfProject>;
  let env: NodeJS.ProcessEnv;
  let topology: Topology;

  beforeAll(async () => {
    topology = parseTopology(text, 'regions.yaml');
    const ca = await authority('Test authority');
    azure = startSimulatedAzure();
    arm = await fakeAzure(topology.tenantId);
    storage = await blobStorage(topology.state.backend === 'azurerm' ? topology.state.storageAccount : '');
    edge = await webServer(await certificate(ca, DOOR));
    project = copyOfProject();
    writeFileSync(join(project.folder, 'regions.yaml'), text);
    writeFileSync(join(project.folder, 'ca.pem'), ca.cert);
    arm.store.put(`/subscriptions/${topology.subscriptionId}/resourceGroups/rg`);
    serveDeployed(arm, azure.world, topology, DOOR);
    serveBootstrap(arm, azure.world);
    new Registries(arm).hold('builds.example.com', SOURCE.replace(/^[^/]+\//, ''));
    new Offers(arm).offer(topology);
    edge.answer = listener(
      doorsOf(azure.world, topology, (digest, { facts }) =>
        app({ 'x-region': facts.displayName, 'x-image-digest': digest }),
      ),
    );
    env = {
      ...process.env,
      ...arm.env,
      ...storage.env,
      ...(await azure.envFor()),
      ARM_OIDC_TOKEN: arm.authority.jobToken,
      NO_PROXY: '127.0.0.1,localhost',
      NO_COLOR: '1',
      NODE_OPTIONS: `--require ${join(__dirname, 'support/loopback.cjs')}`,
      NODE_EXTRA_CA_CERTS: join(project.folder, 'ca.pem'),
      LOOPBACK_PORT: String(edge.port),
      npm_config_update_notifier: 'false',
    };
  });
  afterAll(async () => {
    azure.close();
    project.remove();
    await Promise.all([arm.close(), storage.close(), edge.close()]);
  });

  const run = (command: string) =>
    inTerminal({
      program: 'sh',
      args: ['-c', command.replace('SOURCE', SOURCE)],
      cwd: project.folder,
      env,
      answers: [
        ['Type yes to continue: ', 'yes\r'],
        ['not shown: ', 'hunter2-hunter2\r'],
      ],
    });
  const regionsFile = () => join(project.folder, 'regions.yaml');
  const edit = (edited: (text: string) => string) =>
    writeFileSync(regionsFile(), edited(readFileSync(regionsFile(), 'utf8')));

  /** What each step of a section has said; a step ends as the page says. */
  async function follow(section: string): Promise<string> {
    const said: string[] = [];
    for (const { command, stops } of commandsOf(section)) {
      if (NOT_RUN.includes(command)) continue;
      if (command.endsWith('--deployed')) edit((held) => held.replace('deployed: none\n', ''));
      const { code, text } = await run(command);
      const wanted = { code: stops ? 1 : 0, text: expect.stringContaining(stops ?? '') };
      expect({ command, code, text }).toEqual({ command, ...wanted });
      said.push(text);
    }
    return said.join('\n');
  }

  test('from an empty subscription', async () => {
    const said = await follow('From an empty subscription');
    expect(said).toContain('Remove deployed: none from regions.yaml now,');
    expect(said).toContain('the step to it from the deployed version is safe');
    expect(digestsOf(azure.world, 'app')).toEqual(['c'.repeat(12), 'c'.repeat(12)]);
    expect([...storage.blobs.keys()].sort()).toEqual(
      ['bootstrap', 'dns-migration', 'global', 'stamp-swedencentral', 'stamp-westeurope'].map(
        (stack) => `tfstate/contososhoes-prod/${stack}.tfstate`,
      ),
    );
  });

  test('from the legacy app: what it works on is imported, and nothing of it is lost', async () => {
    const legacy =
      text.replace('environment: prod', 'environment: next').replace(', maxThroughput: 4000 }', ' }') +
      ADOPTED;
    edit(() => legacy);
    seedLegacy(azure, stacksOf(parseTopology(legacy, 'regions.yaml')));
    const said = await follow('From the legacy app');
    for (const type of ['cosmosdb_account', 'cosmosdb_sql_database', 'container_registry']) {
      expect(said).toMatch(new RegExp(`(~|<=) azurerm_${type}\\.`)); // changed in place, or only taken in
      expect(said).not.toContain(`+ azurerm_${type}.`);
    }
    expect(said).toContain('The review found nothing that blocks.');
    expect(said).toContain('Nothing was applied, because of --dry-run.');
  });

  test('what is not run stands on the page', () => {
    const commands = commandsOf('From an empty subscription').map(({ command }) => command);
    expect(NOT_RUN.filter((command) => !commands.includes(command))).toEqual([]);
  });
});
