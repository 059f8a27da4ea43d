/** The command against a fake Azure over real HTTPS: what it writes, prints and returns. How imports fail: import-image.test.ts. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stampIds } from '../../../../operations/azure/stamp';
import { image as command } from '../../../../operations/commands/deploy/image';
import { type FakeAzure, fakeAzure } from '../../../support/fake-azure';
import {
  deployRegistry,
  Registries,
  registry,
  replica,
} from '../../../support/fake-azure/container-registry';
import { type Act, forbidden, throttled } from '../../../support/fake-azure/misbehaviour';
import { deployStamps } from '../../../support/fake-azure/stamps';
import { runCommand } from '../../../support/run-command';
import { shippedText, shippedTopology, slottedText, withSlot } from '../../../support/shipped-file';

const topology = shippedTopology();
const slotted = shippedTopology(withSlot);
const DIGITS = '0123456789abcdef'.repeat(4);
const DIGEST = `sha256:${DIGITS}`;
const IMAGE = `contoso/api@${DIGEST}`;
const BUILDS = `/subscriptions/${topology.subscriptionId}/resourceGroups/builds/providers/Microsoft.ContainerRegistry/registries/builds`;
const SOURCE = `builds.azurecr.io/${IMAGE}`;

let azure: FakeAzure;
let registries: Registries;
let own: string;
let folder: string;
let slept: number[];
beforeAll(async () => {
  azure = await fakeAzure(topology.tenantId);
  registries = new Registries(azure);
});
beforeEach(() => {
  azure.reset();
  registries.clear();
  own = deployRegistry(azure, topology);
  azure.store.put(BUILDS, registry('builds'));
  registries.hold(BUILDS, IMAGE);
  folder = mkdtempSync(join(tmpdir(), 'image-'));
  writeFileSync(join(folder, 'regions.yaml'), shippedText);
  slept = [];
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => azure.close());

const sleep = async (milliseconds: number) => {
  slept.push(milliseconds);
};
const image = (...args: string[]) => runCommand(command, folder, args, { env: azure.env, sleep });
const file = () => readFileSync(join(folder, 'regions.yaml'), 'utf8');
const setReplica = (region: string, ...how: [state?: string, properties?: object]) =>
  azure.store.put(`${own}/replications/${region}`, replica(region, ...how));

describe('import', () => {
  test('brings the image in, and writes its digest and nothing else', async () => {
    const { code, out, err } = await image('import', SOURCE);
    expect(out).toBe(`${IMAGE} is in crcontososhoesprod.azurecr.io, tagged deployed-${DIGITS}.

  replica        state
  northeurope    Ready
  westeurope     Ready
  swedencentral  Ready

regions.yaml: api.image names it. The replicas copy it by themselves; Azure does not say when they are done.
Next: run npm run check, then open a pull request. To lock the image: docs/images.md`);
    expect(err).toBe(`Importing ${IMAGE} ...\nImported. Checking the replicas ...`);
    expect(code).toBe(0);
    expect(registries.tagged(own, `contoso/api:deployed-${DIGITS}`)).toBe(DIGEST);
    expect(file()).toBe(shippedText.replace(topology.api.image, IMAGE));
    expect(file()).not.toBe(shippedText);
  });

  test('--candidate leaves what the apps run as it is', async () => {
    const { code, out } = await image('import', SOURCE, '--candidate');
    expect(code).toBe(0);
    expect(out).toContain('api.candidate names it.');
    expect(file()).toContain(`image: ${topology.api.image}`);
    expect(file()).toContain(`\n  candidate: ${IMAGE}\n`);
  });

  test('for programs', async () => {
    const { code, out } = await image('import', SOURCE, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      image: IMAGE,
      tag: `deployed-${DIGITS}`,
      written: true,
      replicas: [{ region: 'northeurope', is: 'ready', state: 'Ready' }, {}, {}],
    });
  });

  test('waits for a replica that is busy', async () => {
    setReplica('swedencentral', 'Syncing');
    const { code } = await runCommand(command, folder, ['import', SOURCE], {
      env: azure.env,
      sleep: async (milliseconds) => {
        slept.push(milliseconds);
        if (slept.length === 2) setReplica('swedencentral');
      },
    });
    expect({ code, slept }).toEqual({ code: 0, slept: [10_000, 10_000] });
  });

  test.each<[string, number, () => void]>([
    ['Syncing', 59, () => setReplica('swedencentral', 'Syncing')],
    ['Failed', 0, () => setReplica('swedencentral', 'Ready', { provisioningState: 'Failed' })],
    ['not routed to', 0, () => setReplica('swedencentral', 'Ready', { regionEndpointEnabled: false })],
    ['none', 0, () => azure.store.delete(`${own}/replications/swedencentral`)],
  ])('leaves the file alone while a replica is: %s', async (state, pauses, edit) => {
    edit();
    const { code, out } = await image('import', SOURCE);
    expect(code).toBe(1);
    expect(out).toContain(`  swedencentral  ${state}\n`);
    expect(out).toContain(
      'regions.yaml is unchanged: the replica in swedencentral is not ready, so instances there could not start.',
    );
    expect(slept).toHaveLength(pauses);
    expect(file()).toBe(shippedText);
  });

  describe('when the file was edited while it waited', () => {
    const meanwhile = (edited: string) => {
      setReplica('swedencentral', 'Syncing');
      return runCommand(command, folder, ['import', SOURCE], {
        env: azure.env,
        sleep: async () => {
          writeFileSync(join(folder, 'regions.yaml'), edited);
          setReplica('swedencentral');
        },
      });
    };

    test('keeps what was edited', async () => {
      const edited = `# a colleague's\n${shippedText}`;
      expect((await meanwhile(edited)).code).toBe(0);
      expect(file()).toBe(edited.replace(topology.api.image, IMAGE));
    });

    test.each([
      ['invalid', shippedText.replace('survive: 1', 'survive: 5'), 'capacity.survive'],
      ['no YAML any more', '{', 'regions.yaml:1:'],
    ])('writes nothing into what is %s', async (_, edited, why) => {
      const { code, out } = await meanwhile(edited);
      expect(code).toBe(1);
      expect(out).toContain(`${IMAGE} is in crcontososhoesprod.azurecr.io, tagged `);
      expect(out).toContain('regions.yaml was not written: ');
      expect(out).toContain(why);
      expect(file()).toBe(edited);
    });
  });

  test.each<[string, Act, string]>([
    [
      'a role is missing',
      forbidden('Microsoft.ContainerRegistry/registries/replications/read'),
      'the permission Microsoft.ContainerRegistry/registries/replications/read is missing',
    ],
    ['Azure is busy', throttled(3600), 'Azure asks to wait too long;'],
  ])('says that it is imported where the replicas cannot be asked: %s', async (_, act, why) => {
    azure.order('GET /replications', act, 100);
    const { code, out } = await image('import', SOURCE);
    expect(code).toBe(1);
    expect(out).toContain(`${IMAGE} is in crcontososhoesprod.azurecr.io, tagged `);
    expect(out).toContain('The state of the replicas is unknown: ');
    expect(out).toContain(why);
    expect(out).toContain('regions.yaml is unchanged.');
    expect(file()).toBe(shippedText);
    const { out: json } = await image('import', SOURCE, '--json');
    expect(JSON.parse(json)).toMatchObject({
      image: IMAGE,
      written: false,
      replicasUnknown: expect.stringContaining(why),
    });
  });

  test('asks nobody where the source has only a tag, or the file would be invalid', async () => {
    expect(await image('import', 'builds.azurecr.io/contoso/api:v1')).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        'SOURCE: must name a digest, because Azure Resource Manager does not know the digest of a tag; found builds.azurecr.io/contoso/api:v1',
      ),
    });
    const tagged = shippedText.replace(
      `  image: ${topology.api.image}`,
      '  image: contoso/api:v1\n  acceptImageTag: { reason: only for this trial }',
    );
    writeFileSync(join(folder, 'regions.yaml'), tagged);
    expect(await image('import', SOURCE)).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        'nothing was written: with this image, regions.yaml would be invalid:\nregions.yaml:',
      ),
    });
    expect(file()).toBe(tagged);
    expect(azure.asked).toEqual([]);
  });

  test('says which role is missing', async () => {
    azure.order(
      'POST importImage',
      forbidden('Microsoft.ContainerRegistry/registries/importImage/action'),
      9,
    );
    expect(await image('import', SOURCE)).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        'the permission Microsoft.ContainerRegistry/registries/importImage/action is missing',
      ),
    });
    expect(file()).toBe(shippedText);
  });
});

describe('list', () => {
  const host = 'crcontososhoesprod.azurecr.io';
  const set = (site: string, to: string) =>
    azure.store.put(`${site}/config/web`, { properties: { linuxFxVersion: `DOCKER|${to}` } });

  beforeEach(() => {
    writeFileSync(join(folder, 'regions.yaml'), slottedText);
    deployStamps(azure, slotted);
    const [home, other] = slotted.regions.map((region) => stampIds(slotted, region));
    set(home?.app ?? '', `${host}/${topology.api.image}`);
    set(home?.slot ?? '', `${host}/${IMAGE}`);
    set(other?.app ?? '', `mcr.microsoft.com/appsvc/staticsite:latest`);
  });

  test('what runs where, and what cannot be told from outside', async () => {
    const { code, out } = await image('list');
    expect(code).toBe(0);
    expect(out).toBe(`regions.yaml: ${topology.api.image}

  region               is set to run
  westeurope     app   as in regions.yaml
  westeurope     slot  contoso/api@sha256:0123456789ab...
  swedencentral  app   mcr.microsoft.com/appsvc/staticsite:latest
  swedencentral  slot  not there

Replicas of ${host}:
  replica        state
  northeurope    Ready
  westeurope     Ready
  swedencentral  Ready

An app may have failed to pull the image that it is set to run: see its log stream. To list the
images in the registry, ask the registry itself, from a machine in the network of a stamp:
docs/images.md`);
  });

  test('slots run the candidate, and one region its own image', async () => {
    const digest = 'ab'.repeat(32);
    writeFileSync(
      join(folder, 'regions.yaml'),
      shippedText
        .replace('\n  healthPath:', `\n  candidate: ${IMAGE}\n  healthPath:`)
        .replace('swedencentral: {', `swedencentral: { image: contoso/api@sha256:${digest},`),
    );
    const { out } = await image('list');
    expect(out).toContain(`regions.yaml, candidate: ${IMAGE}\n`);
    expect(out).toMatch(/westeurope +slot +as in regions.yaml\n/);
    expect(out).toMatch(/swedencentral +app +mcr/);
    const { runs } = JSON.parse((await image('list', '--json')).out);
    expect(runs.map(({ named }: { named: string }) => named.slice(-12))).toEqual(
      [topology.api.image, IMAGE, digest, IMAGE].map((named) => named.slice(-12)),
    );
  });

  test('for programs', async () => {
    const { out } = await image('list', '--json');
    const { runs, registry: name } = JSON.parse(out);
    expect(name).toBe(host);
    expect(runs[0]).toEqual({
      region: 'westeurope',
      place: 'app',
      named: topology.api.image,
      image: `${host}/${topology.api.image}`,
      asInFile: true,
    });
  });

  test('before anything is deployed', async () => {
    azure.store.delete(own);
    expect(await image('list')).toMatchObject({
      code: 2,
      err: expect.stringContaining('deploy global first'),
    });
  });
});
