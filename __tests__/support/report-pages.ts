/** The page of several files. */
import { zonedRegions } from '../../operations/bench/regions';
import { diagramDrawer } from '../../operations/report/diagram/svg';
import { factsOf } from '../../operations/report/facts';
import { type Report, reportPage } from '../../operations/report/page';
import { stacksOf } from '../../operations/terraform/synthesize';
import { changes } from '../../topology/changes';
import type { RegionsFileInput } from '../../topology/file/schema';
import type { Topology } from '../../topology/topology';
import { shippedTopology, withThird } from './shipped-file';

export const NOW = new Date('2026-11-26T08:00:00Z');

const KNOWN = {
  nameServers: 'ns1.test',
  endpoint: 'endpoint.test',
  validationToken: 'token',
  verificationId: 'id',
};

export const factsFor = (topology: Topology, base?: Topology) =>
  factsOf({ topology, stacks: stacksOf(topology, process.cwd()), base }, KNOWN, NOW);

/** On four continents, one on standby. */
export const onFourContinents = ({ regions }: RegionsFileInput): Partial<RegionsFileInput> => ({
  regions: {
    ...Object.fromEntries(
      Object.entries(regions).map(([name, entry]) => [name, { ...entry, trafficShare: 30 }]),
    ),
    eastus2: { state: 'active', dataPriority: 2, addressSpace: '10.30.0.0/20', trafficShare: 25 },
    southeastasia: { state: 'active', dataPriority: 3, addressSpace: '10.40.0.0/20', trafficShare: 15 },
    brazilsouth: { state: 'standby', dataPriority: 4, addressSpace: '10.50.0.0/20' },
  },
});

const everyRegion = (file: RegionsFileInput): Partial<RegionsFileInput> => ({
  regions: zonedRegions(file, 39),
});

const REVIEW: Report['review'] = {
  verdict: 'blocked',
  hazards: [
    {
      id: 'APP-REPLACED',
      address: 'stamp-westeurope/azurerm_linux_web_app.api_app',
      wrong: 'would be replaced',
      found: '"delete", "create"',
      fix: 'change it in place',
    },
  ],
  idle: [],
  accepted: [],
  notes: [],
};

/** Name -> page. */
export async function reportPages(): Promise<Readonly<Record<string, string>>> {
  const draw = await diagramDrawer();
  const page = (rest: Pick<Report, 'facts'> & Partial<Report>) =>
    reportPage({ regionsFile: 'regions.yaml', now: NOW, ...rest }, draw);
  const shipped = shippedTopology();
  const three = shippedTopology(withThird);
  return {
    'two regions': page({ facts: factsFor(shipped), review: REVIEW }),
    'five regions': page({ facts: factsFor(shippedTopology(onFourContinents)) }),
    '39 regions': page({ facts: factsFor(shippedTopology(everyRegion)) }),
    'a step': page({
      facts: factsFor(three, shipped),
      before: { label: 'main', facts: factsFor(shipped), changes: changes({ base: shipped, next: three }) },
    }),
  };
}
