/** Three regions behind one edge of Front Door, and the Azure that stops and starts their apps; all on loopback. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { globalIds } from '../../../../operations/azure/global';
import type { Patience } from '../../../../operations/azure/patience';
import { stampIds } from '../../../../operations/azure/stamp';
import { askOnce } from '../../../../operations/live-drill/asking';
import { limitsOf } from '../../../../operations/live-drill/limits';
import type { LiveDrill } from '../../../../operations/live-drill/live-drill';
import { recordIn } from '../../../../operations/live-drill/record';
import type { Probe } from '../../../../topology/capacity/detection';
import { doorPath } from '../../../../topology/doors';
import type { Topology } from '../../../../topology/topology';
import { type FakeAzure, fakeAzure } from '../../../support/fake-azure';
import { hastyPatience, signedIn } from '../../../support/fake-azure/client';
import { power } from '../../../support/fake-azure/power';
import { type Edge, edge } from '../../../support/front-door/edge';
import { type RegionServer, regionServer } from '../../../support/front-door/region-server';
import { scaledClock } from '../../../support/front-door/scaled-clock';
import { shippedTopology, withThird } from '../../../support/shipped-file';

const DOOR = 'fde-contososhoes-prod-door-a1b2.z01.azurefd.net';

export interface System {
  readonly topology: Topology;
  readonly azure: FakeAzure;
  readonly front: Edge;
  readonly folder: string;
  /** What progress was told. */
  readonly said: string[];
  readonly server: (region: string) => RegionServer;
  readonly app: (region: string) => string;
  /** Whether a start of that app brings it back to health. */
  comesBack: boolean;
  /** What Azure does with a stop or a start: false, and it answers without doing it. */
  obeys: (runs: boolean) => boolean;
  readonly drill: (more?: Partial<LiveDrill>, patience?: Patience) => LiveDrill;
  close(): Promise<void>;
}

interface Wanted {
  readonly scale: number;
  readonly probe?: Probe;
}

export async function threeRegions({ scale, probe }: Wanted): Promise<System> {
  const shipped = shippedTopology(withThird);
  const topology = probe ? { ...shipped, frontDoor: { ...shipped.frontDoor, probe } } : shipped;
  const azure = await fakeAzure(topology.tenantId);
  const servers = await Promise.all(
    topology.regions.map(({ name, facts }) => regionServer(name, facts.displayName)),
  );
  const front = await edge({
    origins: servers,
    probe: topology.frontDoor.probe,
    healthPath: topology.api.healthPath,
    hostname: topology.api.hostname,
    door: DOOR,
    scale,
  });
  const named = <T extends { readonly name: string }>(all: readonly T[], name: string): T => {
    const found = all.find((one) => one.name === name);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const server = (region: string) => named(servers, region);
  const app = (region: string) => stampIds(topology, named(topology.regions, region)).app;
  const folder = mkdtempSync(join(tmpdir(), 'live-drill-'));
  const said: string[] = [];
  const clock = scaledClock(scale);
  const visit = {
    server: { host: '127.0.0.1', port: front.port },
    ca: front.ca,
    userAgent: 'test',
    timeout: Math.round(35_000 / scale),
  };
  const { healthPath, hostname } = topology.api;

  azure.store.put(globalIds(topology).doorEndpoint, { properties: { hostName: DOOR } });
  for (const { name } of servers) azure.store.put(app(name), { properties: { state: 'Running' } });
  const system: System = {
    topology,
    azure,
    front,
    folder,
    said,
    server,
    app,
    comesBack: true,
    obeys: () => true,
    drill: (more = {}, patience = hastyPatience) => {
      const region = more.region ?? 'westeurope';
      return {
        region,
        app: app(region),
        others: servers.flatMap(({ name }) => (name === region ? [] : [name])),
        rate: 1,
        limits: limitsOf(topology.frontDoor.probe),
        askName: () => askOnce(topology, { ...visit, hostname, path: healthPath }),
        askDoor: (one) =>
          askOnce(topology, { ...visit, hostname: DOOR, path: doorPath(one, 'app') + healthPath }),
        connect: (signal) => signedIn(azure, patience, signal),
        record: recordIn(folder),
        clock,
        progress: { note: (line) => said.push(line), detail: () => {} },
        signal: new AbortController().signal,
        ...more,
      };
    },
    close: async () => {
      rmSync(folder, { recursive: true });
      await Promise.all([front.close(), azure.close(), ...servers.map((one) => one.close())]);
    },
  };
  power(azure, (id, runs) => {
    if (!system.obeys(runs)) return false;
    const one = servers.find(({ name }) => app(name).toLowerCase() === id.toLowerCase());
    if (one) one.mode = runs ? (system.comesBack ? 'running' : 'unwell') : 'stopped';
    return true;
  });
  return system;
}
