/**
 * A copy of the project, and everything that its commands talk to, on loopback: Azure, Entra, the state's account, the
 * doors. Commands run as people run them, each in a terminal and a process of its own; Terraform is the real one.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SimulatedAzure, startSimulatedAzure } from '../../operations/simulated-azure';
import { guidOf } from '../../operations/simulated-azure/identifiers';
import { parseTopology } from '../../topology/parse';
import { copyOfProject } from '../operations/rehearsal/support/project';
import { type BlobStorage, blobStorage } from './blob-storage';
import { doorsOf, listener } from './deployed-doors';
import { app, DOOR } from './edge';
import { fakeAzure } from './fake-azure';
import { Registries } from './fake-azure/container-registry';
import { serveBootstrap, serveDeployed } from './fake-azure/deployed';
import { Offers } from './fake-azure/offers';
import { authority, certificate, webServer } from './https-server';
import { shippedText } from './shipped-file';
import { type Answer, inTerminal } from './terminal';

/** An image that can be imported. */
export const SOURCE = `builds.example.com/contoso/api@sha256:${'c'.repeat(64)}`;

/** The shipped file before the first deployment. */
export const firstText = shippedText
  .replace('\nhomeRegion:', '\ndeployed: none\nrollout: { bakeMinutes: 0 }\nhomeRegion:')
  .replace(/operators: \[.*\]/, `operators: [${guidOf('object of the rehearsal')}]`);

export interface LoopbackAzure {
  readonly azure: SimulatedAzure;
  readonly storage: BlobStorage;
  /** Of the copy of the project. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** A line of a shell. It answers questions whether to go on, and for a secret. */
  run(line: string, added?: NodeJS.ProcessEnv): Promise<{ readonly code: number; readonly text: string }>;
  /** Edits regions.yaml. */
  edit(edited: (text: string) => string): void;
  close(): Promise<unknown>;
}

const ANSWERS: readonly Answer[] = [
  ['Type yes to continue: ', 'yes\r'],
  ['not shown): ', 'hunter2-hunter2\r'],
];

/** @param text regions.yaml, of which nothing is deployed yet */
export async function loopbackAzure(text: string): Promise<LoopbackAzure> {
  const topology = parseTopology(text, 'regions.yaml');
  const ca = await authority('Test authority');
  const azure = startSimulatedAzure();
  const arm = await fakeAzure(topology.tenantId);
  const storage = await blobStorage(
    topology.state.backend === 'azurerm' ? topology.state.storageAccount : '',
  );
  const edge = await webServer(await certificate(ca, DOOR));
  const project = copyOfProject();
  const regionsFile = join(project.folder, 'regions.yaml');
  writeFileSync(regionsFile, text);
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
  const env = {
    ...process.env,
    ...arm.env,
    ...storage.env,
    ...(await azure.envFor()),
    ARM_OIDC_TOKEN: arm.authority.jobToken,
    NO_PROXY: '127.0.0.1,localhost',
    NO_COLOR: '1',
    NODE_OPTIONS: `--require ${join(__dirname, 'loopback.cjs')}`,
    NODE_EXTRA_CA_CERTS: join(project.folder, 'ca.pem'),
    LOOPBACK_PORT: String(edge.port),
    npm_config_update_notifier: 'false',
    CHECKPOINT_DISABLE: '1',
    DISABLE_VERSION_CHECK: '1', // of the CDKTF CLI, which asks npm for minutes
  };
  return {
    azure,
    storage,
    folder: project.folder,
    env,
    run: (line, added) =>
      inTerminal({
        program: 'sh',
        args: ['-c', line],
        cwd: project.folder,
        env: { ...env, ...added },
        answers: ANSWERS,
      }),
    edit: (edited) => writeFileSync(regionsFile, edited(readFileSync(regionsFile, 'utf8'))),
    close: () => {
      azure.close();
      project.remove();
      return Promise.all([arm.close(), storage.close(), edge.close()]);
    },
  };
}
