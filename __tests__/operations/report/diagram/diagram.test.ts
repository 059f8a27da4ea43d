/** What is drawn of the shipped stacks, and of stacks that are made up. */
import { withAlikeTogether } from '../../../../operations/report/diagram/alike';
import { dotOf } from '../../../../operations/report/diagram/dot';
import { mermaidOf } from '../../../../operations/report/diagram/mermaid';
import { diagramOf } from '../../../../operations/report/diagram/model';
import type { Stack } from '../../../../operations/terraform/manifest';
import { stacksOf } from '../../../../operations/terraform/synthesize';
import { shippedTopology } from '../../../support/shipped-file';
import { globalOutput, reference } from '../../../support/synthesize';

const GLOBAL: Stack = {
  name: 'global',
  dependencies: [],
  config: { resource: { azurerm_cdn_frontdoor_profile: { it: {} } } },
};

const GROUP = globalOutput('origin_group_id');
const COSMOS = globalOutput('cosmos_account_id');

const stamp = (region: string, enabled = true): Stack => ({
  name: `stamp-${region}`,
  dependencies: [],
  config: {
    resource: {
      azurerm_cdn_frontdoor_origin: {
        door: {
          cdn_frontdoor_origin_group_id: reference('azurerm_cdn_frontdoor_origin_group.door.id'),
          enabled: true,
        },
        it: { cdn_frontdoor_origin_group_id: GROUP, enabled },
      },
      azurerm_private_endpoint: { it: { id: COSMOS } },
    },
  },
});

const RETIRED: Stack = { name: 'stamp-b', dependencies: [], config: {} };

test('a stamp is what its own origin says, not its door', () => {
  const { boxes } = diagramOf([GLOBAL, stamp('a'), RETIRED, stamp('c', false)]);
  expect(boxes.map(({ id, state }) => [id, state])).toEqual([
    ['global', 'global'],
    ['stamp-a', 'active'],
    ['stamp-b', 'retired'],
    ['stamp-c', 'standby'],
  ]);
});

test('requests flow to active stamps, data from every one that lives, values to who reads them', () => {
  expect(diagramOf([GLOBAL, stamp('a'), RETIRED, stamp('c', false)]).flows).toEqual([
    { from: 'global', to: 'stamp-a', kind: 'requests', label: 'requests' },
    { from: 'stamp-a', to: 'global', kind: 'data', label: 'data' },
    { from: 'stamp-c', to: 'global', kind: 'data', label: 'data' },
    { from: 'global', to: 'stamp-a', kind: 'values', label: '2 values' },
    { from: 'global', to: 'stamp-c', kind: 'values', label: '2 values' },
  ]);
});

test('alike stamps are one box where there are too many, with one flow of a kind', () => {
  const together = withAlikeTogether(diagramOf([GLOBAL, stamp('a'), stamp('b'), stamp('c', false)]), 2);
  expect(together.boxes.map(({ id, stacks }) => [id, stacks.length])).toEqual([
    ['global', 1],
    ['stamp-a', 2],
    ['stamp-c', 1],
  ]);
  expect(together.flows.map(({ from, to, kind }) => `${from} ${kind} ${to}`)).toEqual([
    'global requests stamp-a',
    'stamp-a data global',
    'stamp-c data global',
    'global values stamp-a',
    'global values stamp-c',
  ]);
});

test('Graphviz is told the way of the requests, whichever way data flow', () => {
  const edges = dotOf(diagramOf([GLOBAL, stamp('a')]), 'LR').match(/^ {2}".*->.*$/gm);
  expect(edges).toEqual([
    '  "global" -> "stamp-a" [class="requests" label=" requests "];',
    '  "global" -> "stamp-a" [class="data" dir=back label=" data "];',
    '  "global" -> "stamp-a" [class="values" label=" 2 values "];',
  ]);
});

test('Mermaid: the same, in its words', () => {
  const text = mermaidOf(diagramOf([GLOBAL, stamp('a'), stamp('c', false)]));
  expect(text.split('\n').filter((line) => !line.includes('classDef'))).toEqual([
    'flowchart TB',
    '  n1["<b>global</b><br/>Front Door<br/>1 resource in total"]:::global',
    '  n2["<b>stamp-a</b><br/>private endpoint<br/>2 × origin<br/>3 resources in total"]:::active',
    '  n3["<b>stamp-c</b><br/>private endpoint<br/>2 × origin<br/>3 resources in total"]:::standby',
    '  n1 ==>|requests| n2',
    '  n2 -->|data| n1',
    '  n3 -->|data| n1',
    '  n1 -.->|2 values| n2',
    '  n1 -.->|2 values| n3',
  ]);
});

test('of the shipped file: clients come by the name, through global, to both stamps', () => {
  const { flows } = diagramOf(stacksOf(shippedTopology(), process.cwd()));
  const requests = flows.filter(({ kind }) => kind === 'requests').map(({ from, to }) => `${from} ${to}`);
  expect(requests).toEqual([
    'clients dns-migration',
    'dns-migration global',
    'global stamp-westeurope',
    'global stamp-swedencentral',
  ]);
});
