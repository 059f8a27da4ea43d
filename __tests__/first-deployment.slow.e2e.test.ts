/**
 * docs/first-deployment.md to the letter: its commands, in their order, each in a terminal and a process of its own, from
 * a folder in which nothing was done before. Terraform is real, with its backend for the state; Azure is on loopback.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedLegacy } from '../operations/rehearsal/legacy';
import { parseTopology } from '../topology/parse';
import { stacksOf } from './operations/rehearsal/support/lab';
import { digestsOf } from './support/deployed-doors';
import { firstText, type LoopbackAzure, loopbackAzure, SOURCE } from './support/loopback-azure';
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

const GROUP = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-legacy/providers';
const ADOPTED = `
adopt:
  cosmosAccountId: ${GROUP}/Microsoft.DocumentDB/databaseAccounts/legacy-shoes
  cosmosContainers: [orders]
  registryId: ${GROUP}/Microsoft.ContainerRegistry/registries/LegacyShoes
  acceptLegacyAccess: { reason: until the name has moved }
`;

withTerraform('docs/first-deployment.md', () => {
  let system: LoopbackAzure;
  beforeAll(async () => {
    system = await loopbackAzure(firstText);
  });
  afterAll(() => system.close());

  /** What each step of a section has said; a step ends as the page says. */
  async function follow(section: string): Promise<string> {
    const said: string[] = [];
    for (const { command, stops } of commandsOf(section)) {
      if (NOT_RUN.includes(command)) continue;
      if (command.endsWith('--deployed')) system.edit((held) => held.replace('deployed: none\n', ''));
      const { code, text } = await system.run(command.replace('SOURCE', SOURCE));
      const wanted = { code: stops ? 1 : 0, text: expect.stringContaining(stops ?? '') };
      expect({ command, code, text }).toEqual({ command, ...wanted });
      said.push(text);
    }
    return said.join('\n');
  }

  test('from an empty subscription', async () => {
    const said = await follow('From an empty subscription');
    expect(said).toContain('Remove deployed: none from regions.yaml now');
    expect(said).toContain('the step to it from the deployed version is safe');
    expect(digestsOf(system.azure.world, 'app')).toEqual(['c'.repeat(12), 'c'.repeat(12)]);
    expect([...system.storage.blobs.keys()].sort()).toEqual(
      ['bootstrap', 'dns-migration', 'global', 'stamp-swedencentral', 'stamp-westeurope'].map(
        (stack) => `tfstate/contososhoes-prod/${stack}.tfstate`,
      ),
    );
  });

  test('from the legacy app: what it works on is imported, and nothing of it is lost', async () => {
    const legacy =
      firstText.replace('environment: prod', 'environment: next').replace(', maxThroughput: 4000 }', ' }') +
      ADOPTED;
    system.edit(() => legacy);
    seedLegacy(system.azure, stacksOf(parseTopology(legacy, 'regions.yaml')));
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
