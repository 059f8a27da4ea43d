/** One place to look: the whole system on a page of Azure Monitor. It follows the list of regions. */
import { needs } from '../../capacity/needs';
import { livingRegions, type Topology } from '../../topology';
import { allScores, scoresInTime } from '../score-query';
import { type Item, links, type QueryItem, text, timeRange, type Workbook } from './items';
import { doors, errorsByRegion, firewallRules, fromOutside, headroom } from './queries';
import { lineChart, table } from './query-items';
import { controlWorkspaceId, resourceIds } from './resources';
import { chart, signalCharts } from './signal-charts';

export const workbookTitle = ({ workload, environment }: Topology): string =>
  `${workload} ${environment}: the system by region`;

export function workbook({ regions, ...rest }: Topology): Workbook {
  // Whatever the order of the file is, the page is the same.
  const topology = { ...rest, regions: regions.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
  const workspaceId = controlWorkspaceId(topology);
  return {
    version: 'Notebook/1.0',
    items: [
      timeRange(),
      portalLinks(topology),
      ...state(topology, workspaceId),
      ...outside(topology, workspaceId),
      ...traffic(topology, workspaceId),
      text('firewall', '## Firewall'),
      table({ name: 'rules', title: 'What its rules did', query: firewallRules(), workspaceId }),
      text('data', '## Cosmos DB'),
      ...signalCharts(topology, 'cosmos'),
      text('stamps', '## Stamps'),
      ...signalCharts(topology, 'plan', 'app', 'autoscale', 'vault'),
      ...drill(topology, workspaceId),
    ],
    fallbackResourceIds: [workspaceId],
  };
}

/** As Azure stores it. */
export const workbookText = (topology: Topology): string => JSON.stringify(workbook(topology));

/** name -> query. */
export const workbookQueries = (topology: Topology): readonly (readonly [name: string, query: string])[] =>
  workbook(topology)
    .items.filter((item): item is QueryItem => item.type === 3)
    .map(({ name, content }) => [name, content.query]);

const state = (topology: Topology, workspaceId: string): readonly Item[] => [
  text(
    'state',
    '## State\nOf the last 15 minutes, by the health model; then of each 15 minutes of the time above.',
  ),
  table({ name: 'now', title: 'Now, and because of which signals', query: allScores(topology), workspaceId }),
  lineChart({
    name: 'state-in-time',
    title: '0 healthy, 1 degraded, 2 unhealthy',
    query: scoresInTime(topology),
    workspaceId,
    y: 'Rank',
    by: 'Place',
    max: 2,
  }),
];

const outside = (topology: Topology, workspaceId: string): readonly Item[] => [
  text('outside', '## From outside\nThe public name, its certificate, and the door of each region.'),
  lineChart({
    name: 'tests',
    title: '% of the tests that succeed',
    query: fromOutside(),
    workspaceId,
    y: 'Percent',
    by: 'Name',
    max: 100,
  }),
  table({
    name: 'doors',
    title: 'Doors: what each was asked for, and failed to answer',
    query: doors(topology),
    workspaceId,
  }),
];

const traffic = (topology: Topology, workspaceId: string): readonly Item[] => [
  text('traffic', '## Front Door\nRegions by the host name of their origin.'),
  chart(topology, 'frontDoor', {
    name: 'requests-by-region',
    title: 'Requests that go to each region',
    metric: 'OriginRequestCount',
    aggregation: 'Total',
    splitBy: 'Origin',
  }),
  lineChart({
    name: 'errors-by-region',
    title: '% of its answers that are 5xx or missing',
    query: errorsByRegion(topology),
    workspaceId,
    y: 'Percent',
    by: 'Place',
    half: true,
  }),
  chart(topology, 'frontDoor', {
    name: 'latency-by-region',
    title: 'ms until a region has answered',
    metric: 'OriginLatency',
    aggregation: 'Average',
    splitBy: 'Origin',
  }),
  chart(topology, 'frontDoor', {
    name: 'cache',
    title: '% of the bytes that come from the cache',
    metric: 'ByteHitRatio',
    aggregation: 'Average',
  }),
  ...signalCharts(topology, 'frontDoor'),
];

const drill = (topology: Topology, workspaceId: string): readonly Item[] => [
  text(
    'headroom',
    '## Headroom\nRequests a second: what the running instances carry must stay above what the drill says is needed in the hardest failure.',
  ),
  ...needs(topology).map(({ region, heaviest }) =>
    lineChart({
      name: `headroom-${region.name}`,
      title: region.name,
      query: headroom(topology, region, heaviest),
      workspaceId,
      y: 'RequestsPerSecond',
      by: 'Of',
      half: true,
    }),
  ),
];

const portalLinks = (topology: Topology) => {
  const url = (id: string): string => `https://portal.azure.com/#@${topology.tenantId}/resource${id}`;
  const [frontDoor = ''] = resourceIds(topology, 'frontDoor');
  const [cosmos = ''] = resourceIds(topology, 'cosmos');
  const apps = resourceIds(topology, 'app');
  return links('links', [
    { label: 'Front Door', url: url(frontDoor) },
    { label: 'Cosmos DB', url: url(cosmos) },
    ...livingRegions(topology).map(({ name }, i) => ({ label: `App in ${name}`, url: url(apps[i] ?? '') })),
  ]);
};
