import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SimulatedAzure, startSimulatedAzure } from '../../../operations/simulated-azure';
import { baseText, topologyOf } from '../../support/regions-file';
import { resourcesOf, stackOf, synthesized } from '../../support/synthesize';
import { withTerraform } from '../../support/with-terraform';
import { copyOfProject } from './support/project';

withTerraform("cdktf deploy '*'", () => {
  let azure: SimulatedAzure;
  let project: ReturnType<typeof copyOfProject>;

  beforeAll(async () => {
    azure = startSimulatedAzure();
    project = copyOfProject();
    writeFileSync(join(project.folder, 'regions.yaml'), baseText);
    writeFileSync(join(project.folder, 'terraform.rc'), '');
  });
  afterAll(() => {
    azure.close();
    project.remove();
  });

  async function deploy(): Promise<{ code: number | null; output: string }> {
    const args = ['cdktf', 'deploy', '*', '--auto-approve', '--skip-provider-lock'];
    const env = {
      CI: '1',
      CHECKPOINT_DISABLE: '1',
      TF_CLI_CONFIG_FILE: join(project.folder, 'terraform.rc'),
    };
    const asked = { ...process.env, ...(await azure.envFor()), ...env };
    const child = spawn('npx', args, { cwd: project.folder, env: asked });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, output };
  }

  /** The ids in the state of a stack; undefined where there is none. */
  function idsOf(stack: string): readonly string[] | undefined {
    const file = join(project.folder, `terraform.shop-test.${stack}.tfstate`);
    if (!existsSync(file)) return undefined;
    const { resources } = JSON.parse(readFileSync(file, 'utf8')) as {
      resources: readonly { mode: string; instances: readonly { attributes: { id: string } }[] }[];
    };
    return resources
      .filter(({ mode }) => mode === 'managed')
      .flatMap(({ instances }) => instances.map(({ attributes }) => attributes.id));
  }

  test('what fails in the first stamp leaves the second untouched; the next run goes on, state by state', async () => {
    // What an earlier synthesis left behind does not get in the way of the CLI.
    mkdirSync(join(project.folder, 'cdktf.out/stacks/stamp-gone'), { recursive: true });
    azure.inject({
      type: 'azurerm_linux_web_app',
      attributes: { name: 'app-shop-test-ne' },
      mode: 'once',
    });
    const { code, output } = await deploy();
    expect(output).toContain('The rehearsal was told to make this fail.');
    expect(code).toBe(1);
    const global = resourcesOf(stackOf(synthesized(topologyOf()), 'global'));
    expect(idsOf('global')).toHaveLength(global.length);
    expect(idsOf('stamp-northeurope')).not.toContainEqual(expect.stringContaining('/sites/'));
    expect([idsOf('stamp-francecentral'), idsOf('dns-migration')]).toEqual([undefined, undefined]);
    expect(existsSync(join(project.folder, 'cdktf.out/stacks/stamp-gone'))).toBe(false);

    const next = await deploy();
    expect(`${next.code} ${next.output}`).toMatch(/^0 /);
    const stacks = ['global', 'stamp-northeurope', 'stamp-francecentral', 'dns-migration'];
    const created = azure.world.all().map(({ id }) => stacks.find((stack) => idsOf(stack)?.includes(id)));
    expect(created.filter((stack, index) => stack !== created[index - 1])).toEqual(stacks);
  });
});
