/** What `npm run bootstrap` makes ready, and whether the file says enough for it. */
import { catalogue, type RegionFacts } from './catalogue';
import type { Topology } from './topology';

type AzureState = Extract<Topology['state'], { readonly backend: 'azurerm' }>;

/** A topology that says what bootstrap needs. */
export interface Prepared extends Topology {
  readonly bootstrap: NonNullable<Topology['bootstrap']>;
  readonly state: AzureState;
}

export const isPrepared = (topology: Topology): topology is Prepared =>
  topology.bootstrap !== undefined && topology.state.backend === 'azurerm';

/** Each that the system lies in, its own first, retired regions included: what is in them is still to be deleted. */
export const subscriptionsOf = ({ subscriptionId, regions }: Topology): readonly string[] => [
  ...new Set([subscriptionId, ...regions.map((region) => region.subscriptionId)]),
];

export const stateSubscriptionOf = ({ state, subscriptionId }: Prepared): string =>
  state.subscriptionId ?? subscriptionId;

export function factsOfControlRegion({ controlRegion }: Topology): RegionFacts {
  const facts = catalogue.get(controlRegion);
  if (!facts) throw new Error(`control region ${controlRegion} is not in the catalogue`);
  return facts;
}

/** What it leaves to be read. */
export const bootstrapOutputs = {
  deployClientId: { output: 'deploy_client_id', description: 'Client id of the deploying identity' },
  planClientId: { output: 'plan_client_id', description: 'Client id of the planning identity' },
  operatorsGroupId: { output: 'operators_group_id', description: 'Object id of the operators group' },
} as const;
