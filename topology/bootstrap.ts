/** What `npm run bootstrap` makes, and whether the file has what it needs. */
import { catalogue, type RegionFacts } from './catalogue';
import type { Topology } from './topology';

type AzureState = Extract<Topology['state'], { readonly backend: 'azurerm' }>;

/** A topology with everything that bootstrap needs. */
export interface Prepared extends Topology {
  readonly bootstrap: NonNullable<Topology['bootstrap']>;
  readonly state: AzureState;
}

/** What to add to the file if it does not have that. */
export interface Missing {
  readonly missing: string;
}

/** @param file for the message */
export function preparedTopology(topology: Topology, file: string): Prepared | Missing {
  const { bootstrap, state } = topology;
  if (!bootstrap) return { missing: `${file}: has no section bootstrap; ${EXAMPLE}` };
  if (state.backend !== 'azurerm') {
    return {
      missing: `${file}: state.backend is ${state.backend}, which needs no bootstrap; write backend: azurerm with resourceGroup, storageAccount and container`,
    };
  }
  return { ...topology, bootstrap, state };
}

const EXAMPLE = `add

bootstrap:
  repository: OWNER/NAME # on GitHub
  operators: [GUID] # you and the others on call: az ad signed-in-user show --query id
  budget: { monthlyAmount: 5000 } # for each subscription, in its billing currency`;

/** Azure's services that the stacks use: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-providers-and-types */
const services = [
  'Authorization',
  'Cdn',
  'Consumption',
  'ContainerRegistry',
  'DocumentDB',
  'Insights',
  'KeyVault',
  'ManagedIdentity',
  'Network',
  'OperationalInsights',
  'Storage',
  'Web',
].map((name) => `Microsoft.${name}`);

/** Subscription -> the resource providers to register there, so that no identity needs that right. */
export function registrationsOf(topology: Prepared): ReadonlyMap<string, readonly string[]> {
  const forState = new Map([[stateSubscriptionOf(topology), ['Microsoft.Storage']]]);
  const forSystem = subscriptionsOf(topology).map((subscription) => [subscription, services] as const);
  return new Map([...forState, ...forSystem]);
}

/** All subscriptions of the system, its own first. Retired regions are included: their resources may still exist. */
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

/** The subject of the tokens of its workflows: https://docs.github.com/actions/concepts/security/openid-connect */
export function subjectOf({ bootstrap }: Prepared, claims: string): string {
  const { repository, repositoryIds: ids } = bootstrap;
  const [owner, name] = repository.split('/');
  return `repo:${ids ? `${owner}@${ids.owner}/${name}@${ids.repository}` : repository}:${claims}`;
}

/** Its outputs. */
export const bootstrapOutputs = {
  deployClientId: { output: 'deploy_client_id', description: 'Client id of the deploying identity' },
  planClientId: { output: 'plan_client_id', description: 'Client id of the planning identity' },
  operatorsGroupId: { output: 'operators_group_id', description: 'Object id of the operators group' },
} as const;
