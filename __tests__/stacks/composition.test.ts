import type { IConstruct } from 'constructs';
import { moreRegions } from '../support/more-regions';
import { topologyOf } from '../support/regions-file';
import { synthesized } from '../support/synthesize';

/** Left out: what CDKTF adds, and outputs, which the snapshots show. */
const NOISE = /^(?:tree|backend|output-|azurerm|azuread)/;

function treeOf(construct: IConstruct, depth: number): string[] {
  return construct.node.children
    .filter(({ node }) => !NOISE.test(node.id))
    .flatMap((child) => [
      child.node.id,
      ...(depth > 1 ? treeOf(child, depth - 1).map((line) => `  ${line}`) : []),
    ]);
}

test('construct tree: ids are addresses in state, renaming one re-creates', () => {
  expect(`\n${treeOf(synthesized(topologyOf()).app, 2).join('\n')}\n`).toMatchInlineSnapshot(`
    "
    global
      group
      logs
      logs-northeurope
      logs-francecentral
      front-door
      waf
      waf-endpoint
      cosmos
      images
      api
      diagnostics-front-door
      diagnostics-cosmos
      diagnostics-images
      oncall
      origin-health-northeurope
      origin-health-francecentral
      regions_file
    stamp-northeurope
      global-state
      group
      network
      vault
      insights
      identity
      link-cosmos
      link-vault
      plan
      api
      origin
      diagnostics-app
      diagnostics-staging
      diagnostics-vault
      diagnostics-autoscale
    stamp-francecentral
      global-state
      group
      network
      vault
      insights
      identity
      link-cosmos
      link-vault
      plan
      api
      origin
      diagnostics-app
      diagnostics-staging
      diagnostics-vault
      diagnostics-autoscale
    dns-migration
      global-state
      stamp-northeurope-state
      group
      zone
      host
      name
      name_servers
      known
      next_steps
    "
  `);
});

test('order of rollout: one stamp after another as in the file, the public name last', () => {
  const topology = topologyOf(
    moreRegions(
      'uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20 }',
      'eastus2: { state: retired, dataPriority: 3, addressSpace: 10.60.0.0/20 }',
    ),
  );
  expect(synthesized(topology).dependencies).toMatchInlineSnapshot(`
    {
      "dns-migration": [
        "stamp-eastus2",
      ],
      "global": [],
      "stamp-eastus2": [
        "stamp-uksouth",
      ],
      "stamp-francecentral": [
        "stamp-northeurope",
      ],
      "stamp-northeurope": [
        "global",
      ],
      "stamp-uksouth": [
        "stamp-francecentral",
      ],
    }
  `);
});
