import { catalogue, type RegionFacts } from './catalogue';
import type { RegionEntry, RegionsFile } from './file/schema';
import { defaultInstances, type Instances } from './instances';
import { type NameParts, nameOf } from './names';

/** One entry of `regions`, with the catalogue's facts and every default filled in. */
export interface Region extends Omit<RegionEntry, 'instances' | 'subscriptionId'> {
  readonly name: string;
  readonly facts: RegionFacts;
  readonly zoneRedundant: boolean;
  readonly instances: Instances;
  readonly subscriptionId: string;
}

/** A valid regions.yaml: what the stacks are made from. */
export interface Topology extends Omit<RegionsFile, 'regions'> {
  /** In file order, which is the order of rollout. */
  readonly regions: readonly Region[];
  readonly home: Region;
}

/** What {@link toTopology} needs beyond the right shape. */
export const isComplete = ({ regions, homeRegion, controlRegion }: RegionsFile): boolean =>
  Object.hasOwn(regions, homeRegion) &&
  [controlRegion, ...Object.keys(regions)].every((name) => catalogue.has(name));

/** The file must have passed every rule: an unknown region here is a defect of this program. */
export function toTopology(file: RegionsFile): Topology {
  const regions = Object.entries(file.regions).map(([name, entry]) => toRegion(name, entry, file));
  const home = regions.find(({ name }) => name === file.homeRegion);
  if (!home) throw new Error(`home region ${file.homeRegion} is not among the regions`);
  return { ...file, regions, home };
}

function toRegion(name: string, entry: RegionEntry, file: RegionsFile): Region {
  const facts = catalogue.get(name);
  if (!facts) throw new Error(`region ${name} is not in the catalogue`);
  return {
    ...entry,
    name,
    facts,
    zoneRedundant: facts.zones > 1,
    instances: entry.instances ?? defaultInstances(file.capacity, facts.zones),
    subscriptionId: entry.subscriptionId ?? file.subscriptionId,
  };
}

/** Whether a region has data and a stamp: every region but a retired one. */
export const lives = <R extends { readonly state?: string | undefined }>(
  region: R | undefined,
): region is R => region !== undefined && region.state !== 'retired';

export const livingRegions = (topology: Topology): readonly Region[] => topology.regions.filter(lives);

/** What the names of global resources are made of. */
export const globalNames = ({ workload, environment, suffix }: Topology): NameParts => ({
  workload,
  environment,
  suffix,
});

/** What the names of one region's resources are made of. */
export const regionNames = (topology: Topology, region: Region): NameParts => ({
  ...globalNames(topology),
  geoCode: region.facts.geoCode,
});

/**
 * A region's log workspace. `global` deploys it in its own group in that region, so that it outlives the stamp and is
 * near what writes to it. The id is built from names, so that no output varies with the list of regions.
 */
export function logWorkspaceOf(topology: Topology, region: Region) {
  const names = regionNames(topology, region);
  const name = nameOf('logWorkspace', names);
  const group = nameOf('resourceGroup', { ...names, part: 'logs' });
  const id = `/subscriptions/${topology.subscriptionId}/resourceGroups/${group}/providers/Microsoft.OperationalInsights/workspaces/${name}`;
  return { name, group, id };
}

/** The region where the registry was created, which never changes: for an adopted one, the home region. */
export const registryHome = ({ adopt, homeRegion, controlRegion }: Topology): string =>
  adopt.registryId ? homeRegion : controlRegion;

/** What the managed rules of the firewall do: by default they log until the name has moved. */
export const managedRulesAction = ({ dns, frontDoor }: Topology): 'Log' | 'Block' =>
  frontDoor.waf.managedRules?.action ?? managedRulesByDefault(dns.phase);

export const managedRulesByDefault = (phase: Topology['dns']['phase']): 'Log' | 'Block' =>
  phase === 'complete' ? 'Block' : 'Log';

/** Whether Front Door's logs keep client addresses: by default until the rules block, because tuning needs them. */
export const clientAddresses = (topology: Topology): 'keep' | 'scrub' =>
  topology.logs.clientAddresses?.action ??
  addressesByDefault(topology.dns.phase, managedRulesAction(topology));

export const addressesByDefault = (phase: Topology['dns']['phase'], managedRules: 'Log' | 'Block') =>
  phase === 'complete' && managedRules === 'Block' ? 'scrub' : 'keep';

/** The host name of a stamp's app, which Azure makes from the app's name. */
export const appHostName = (topology: Topology, region: Region): string =>
  siteHostNames(topology, region, 'app').site;

/** The host names of an app or slot, and of the site that deploys to it: https://learn.microsoft.com/azure/app-service/resources-kudu */
export function siteHostNames(topology: Topology, region: Region, target: 'app' | 'slot') {
  const app = nameOf('webApp', regionNames(topology, region));
  const name = target === 'app' ? app : `${app}-${stagingSlot}`;
  return { site: `${name}.azurewebsites.net`, scm: `${name}.scm.azurewebsites.net` };
}

/** The name of the slot of every stamp's app. */
export const stagingSlot = 'staging';
