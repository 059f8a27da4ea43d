/** Values that are fixed once applied, and what Terraform would do if they changed. */
import type { Path, Problem } from '../../file/problem';
import type { Topology } from '../../topology';
import { type Step, type StepRule, staying } from './step';

interface Fixed {
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
  readonly would: string;
  readonly mend?: string;
}

const changed = ({ before, after }: Fixed): boolean => JSON.stringify(before) !== JSON.stringify(after);

const refuse = ({ path, before, after, would, mend }: Fixed): Problem => ({
  path,
  wrong: `was ${show(before)} and is fixed: Terraform would ${would}`,
  found: after,
  mend: mend ?? (before === undefined ? 'leave it out again' : `write ${show(before)} again`),
});

const show = (value: unknown): string =>
  value === undefined ? 'not there' : typeof value === 'string' ? value : JSON.stringify(value);

const fixedRule = (id: string, why: string, values: (step: Step) => readonly Fixed[]): StepRule => ({
  id,
  why,
  check: (step) => values(step).filter(changed).map(refuse),
});

/** A top-level value of both versions. */
const top = (
  { base, next }: Step,
  path: Path,
  value: (topology: Topology) => unknown,
  would: string,
): Fixed => ({ path, before: value(base), after: value(next), would });

const names = fixedRule(
  'FIXED-NAME',
  'Every name is made of these, and a resource with another name is another resource: the old one is destroyed, the data with it.',
  (step) => {
    const would = 'destroy everything, data included, and create it under other names';
    return [
      top(step, ['workload'], ({ workload }) => workload, would),
      top(step, ['environment'], ({ environment }) => environment, would),
      top(step, ['suffix'], ({ suffix }) => suffix, would),
    ];
  },
);

const home = fixedRule(
  'FIXED-HOME',
  'The location of the Cosmos account and of the registry forces a replacement. https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/website/docs/r/cosmosdb_account.html.markdown',
  (step) => [
    top(
      step,
      ['homeRegion'],
      ({ homeRegion }) => homeRegion,
      'destroy the Cosmos account with its data, the registry with its images, and the global resource group',
    ),
  ],
);

const owner = fixedRule(
  'FIXED-OWNER',
  'Terraform moves nothing to another subscription or tenant. The provider follows the ids in the state, except for Front Door and the database: its older clients look in the subscription that is named here. https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cdn/client/client.go#L43',
  (step) => [
    top(
      step,
      ['subscriptionId'],
      ({ subscriptionId }) => subscriptionId,
      'look there for the Front Door endpoint and the database, find neither and fail, and leave the rest where it is',
    ),
    top(
      step,
      ['tenantId'],
      ({ tenantId }) => tenantId,
      'hand every key vault to that tenant, and create the API registration that tokens are issued for a second time',
    ),
    ...staying(step).map(
      ({ name, from, to }): Fixed => ({
        path: ['regions', name, 'subscriptionId'],
        before: from.subscriptionId,
        after: to.subscriptionId,
        would: `leave the stamp of ${name} where it is and put only what is new into the other subscription`,
      }),
    ),
  ],
);

const network = fixedRule(
  'FIXED-NETWORK',
  'The subnets are parts of the address space: the app and the private endpoints stand in them, and a network keeps the ranges of its subnets. https://learn.microsoft.com/azure/virtual-network/manage-virtual-network#add-or-remove-an-address-range',
  (step) =>
    staying(step).map(
      ({ name, from, to }): Fixed => ({
        path: ['regions', name, 'addressSpace'],
        before: from.addressSpace,
        after: to.addressSpace,
        would: `take the range from under the app and the private endpoints of ${name}, which Azure refuses half-way`,
        mend: `write ${from.addressSpace} again; for another range retire the region and add it anew`,
      }),
    ),
);

const data = fixedRule(
  'FIXED-DATA',
  'A database or container with another name or partition key is another one: the old one is destroyed with its documents. Conflicts are resolved as was said when the container was created: the provider shows a change, but leaves it out of what it sends. https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cosmos/cosmosdb_sql_container_resource.go#L268-L302',
  (step) => {
    const { base, next } = step;
    return [
      top(
        step,
        ['cosmos', 'database'],
        ({ cosmos }) => cosmos.database,
        'destroy the database with its data',
      ),
      ...Object.entries(base.cosmos.containers).flatMap(([name, before]) => {
        const after = next.cosmos.containers[name];
        const path = ['cosmos', 'containers', name];
        const destroy = `destroy the container ${name} with its documents`;
        const mend = `describe ${name} again, as it was`;
        if (!after) return [{ path, before: 'there', after: undefined, would: destroy, mend }];
        const fixed = (key: 'partitionKey' | 'conflictResolution', would: string): Fixed => ({
          path: [...path, key],
          before: before[key],
          after: after[key],
          would,
        });
        return [
          fixed('partitionKey', destroy),
          fixed('conflictResolution', 'plan this change anew each time and never make it'),
        ];
      }),
    ];
  },
);

const adopted = fixedRule(
  'FIXED-ADOPTION',
  'The name of the account and of the registry comes from here: with another one Terraform replaces what it manages, data and images included. What only a new container or replica can have otherwise is left alone as long as it is named here.',
  (step) => [
    top(
      step,
      ['adopt', 'cosmosAccountId'],
      ({ adopt }) => adopt.cosmosAccountId,
      'destroy the Cosmos account with its data',
    ),
    top(
      step,
      ['adopt', 'registryId'],
      ({ adopt }) => adopt.registryId,
      'destroy the registry with its images',
    ),
    ...staysAdopted(step),
  ],
);

/** More containers may be adopted later, where any were. */
function staysAdopted({ base, next }: Step): Fixed[] {
  if (!base.adopt.cosmosAccountId) return [];
  const before = base.adopt.cosmosContainers;
  const after = next.adopt.cosmosContainers;
  const there = ({ adopt }: Topology) => (adopt.acceptNoZones ? 'there' : undefined);
  return [
    {
      path: ['adopt', 'cosmosContainers'],
      before,
      after: before && after ? before.filter((name) => after.includes(name)) : after,
      would: 'replace containers that differ from new ones, or fail on their throughput',
    },
    {
      path: ['adopt', 'acceptNoZones'],
      before: there(base),
      after: there(next),
      would: 'turn the zones of the home replica on or off, which Azure refuses',
      mend: 'leave it as it was',
    },
  ];
}

const publicName = fixedRule(
  'FIXED-DNS',
  'Clients and the registrar hold on to these: a new zone has other name servers, and a name that leaves Front Door leaves its clients without an answer. https://learn.microsoft.com/azure/dns/dns-faq',
  (step) => {
    const { base } = step;
    const zone = `destroy the zone ${base.dns.zone}; a new one has other name servers than the registrar knows`;
    return [
      top(
        step,
        ['api', 'hostname'],
        ({ api }) => api.hostname,
        'destroy the custom domain that clients call, and its certificate',
      ),
      ...(base.dns.hosting === 'azure'
        ? [
            top(step, ['dns', 'zone'], ({ dns }) => dns.zone, zone),
            top(step, ['dns', 'hosting'], ({ dns }) => dns.hosting, zone),
          ]
        : []),
    ];
  },
);

const state = fixedRule(
  'FIXED-STATE',
  'Terraform knows what exists by its state alone. In another place it finds none, and creates every resource a second time or fails because the names are taken. https://developer.hashicorp.com/terraform/cli/commands/init#backend-initialization',
  (step) => [
    {
      ...top(
        step,
        ['state'],
        (topology) => topology.state,
        'find no state there and create everything a second time',
      ),
      mend: 'write it as it was; to move, run terraform init -migrate-state in every stack, then check with --base none',
    },
  ],
);

export const fixedRules: readonly StepRule[] = [
  names,
  home,
  owner,
  network,
  data,
  adopted,
  publicName,
  state,
];
