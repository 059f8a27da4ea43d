/** How Cosmos DB replicas are added and removed, and what would delete documents. */

import { cosmosAccount } from '../../cosmos-account';
import { lives, livingRegions, type Region, type Topology } from '../../topology';
import { durationText } from '../../units';
import type { Problem, Rule } from '../rule';
import { atState, type Move, moves, type Step, staying } from './step';

const PROVIDER =
  'https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cosmos/cosmosdb_account_resource.go#L1208';

const leaving = (step: Step): Move[] => moves(step).filter(({ from, to }) => lives(from) && !lives(to));
const entering = (step: Step): Move[] => moves(step).filter(({ from, to }) => !lives(from) && lives(to));

/** The change was made in Azure beforehand, and the file says so: the plan then shows no change. */
const wasRenumbered = ({ from, to }: { from: Region; to: Region }): boolean =>
  to.renumbered?.from === from.dataPriority;

/** region -> its new priority, which its replica has before the step already */
export const renumberedIn = (step: Step): ReadonlyMap<string, number> =>
  new Map(
    staying(step)
      .filter(wasRenumbered)
      .map(({ name, to }) => [name, to.dataPriority]),
  );

const priorityFixed: Rule<Step> = {
  id: 'DATA-PRIORITY-FIXED',
  why: `To change a failover priority, the provider drops the healthy replica and seeds it again, but the plan shows only an update in place. ${PROVIDER} Alternatively, change the number in Azure first, with az cosmosdb failover-priority-change; renumbered: { from, reason } then says so, for that one change. Azure documents the command in general, but not for several write regions: try it on a test account first, and never run it during an outage.`,
  check: (step) =>
    staying(step)
      .filter(({ from, to }) => from.dataPriority !== to.dataPriority)
      .filter((pair) => !wasRenumbered(pair))
      .map(({ name, from, to }) => ({
        path: ['regions', name, 'dataPriority'],
        wrong: `was ${from.dataPriority} and is fixed: the provider would drop this replica and seed it again`,
        found: to.dataPriority,
        fix: `write ${from.dataPriority} again, or change it in Azure first and add renumbered: { from: ${from.dataPriority}, reason: ... }`,
      })),
};

const retireLast: Rule<Step> = {
  id: 'DATA-RETIRE-LAST',
  why: `Priorities must be 0 to n-1, so those above a removed one move down, and the provider drops every healthy replica whose priority changes. ${PROVIDER} A region on standby keeps its replica and gets no traffic: it can wait until it is last.`,
  check: (step) =>
    leaving(step).flatMap((move): Problem[] => {
      const above = staying(step)
        .filter(({ from }) => move.from && from.dataPriority > move.from.dataPriority)
        .filter((pair) => !(wasRenumbered(pair) && pair.to.dataPriority < pair.from.dataPriority));
      if (!move.from || above.length === 0) return [];
      const names = above.map(({ name }) => name).join(' and ');
      return [
        {
          ...atState(move),
          wrong: `removes data priority ${move.from.dataPriority}, below that of ${names}: the provider would drop that replica too and seed it again`,
          found: move.to?.state,
          fix:
            move.name === step.base.home.name
              ? `keep ${move.name} on standby: the home region cannot be removed`
              : `keep ${move.name} on standby until it has the highest dataPriority, or renumber in Azure first: ${renumbering(step.base, move.from)}`,
        },
      ];
    }),
};

/** The command that moves a replica to the end, and the edit that goes with it. */
function renumbering(base: Topology, last: Region): string {
  const living = livingRegions(base).toSorted((a, b) => a.dataPriority - b.dataPriority);
  const order = [...living.filter(({ name }) => name !== last.name), last];
  const policies = order.map(({ name }, priority) => `${name}=${priority}`).join(' ');
  const edits = order
    .flatMap(({ name, dataPriority }, priority) =>
      dataPriority === priority || name === last.name
        ? []
        : [`${name}: { dataPriority: ${priority}, renumbered: { from: ${dataPriority}, reason: ... } }`],
    )
    .join(' and ');
  const { name, resourceGroup } = cosmosAccount(base);
  return `az cosmosdb failover-priority-change --name ${name} --resource-group ${resourceGroup} --failover-policies ${policies}; then write ${edits}`;
}

const oneAtATime: Rule<Step> = {
  id: 'DATA-ONE-AT-A-TIME',
  why: 'Adding or removing a replica can take hours and blocks every other change of the account; if the second of two fails, the account is left half-way. https://learn.microsoft.com/azure/cosmos-db/how-to-manage-database-account',
  check: (step) => {
    const moving = [...entering(step), ...leaving(step)];
    const [, second] = moving;
    if (!second) return [];
    return [
      {
        path: ['regions'],
        atKey: true,
        wrong: 'adds or removes more than one Cosmos DB replica in one step',
        found: moving.map(({ name }) => name),
        fix: `apply ${moving[0]?.name} first, then ${second.name}`,
      },
    ];
  },
};

type TimeToLive = Topology['cosmos']['containers'][string]['timeToLive'];

const shorter = (after: TimeToLive, before: TimeToLive): boolean =>
  after !== 'off' && (before === 'off' || after < before);

const show = (time: TimeToLive): string => (time === 'off' ? time : durationText(time));

const keepDocuments: Rule<Step> = {
  id: 'DATA-TIME-TO-LIVE',
  why: 'Cosmos DB counts the time to live from the last write of a document, even if that was before the setting. Older documents expire at once, in every region, while the plan shows only an update in place. https://learn.microsoft.com/azure/cosmos-db/time-to-live',
  check: ({ base, next }) =>
    Object.entries(next.cosmos.containers).flatMap(([name, { timeToLive: after, shortened }]): Problem[] => {
      const before = base.cosmos.containers[name]?.timeToLive;
      if (before === undefined || !shorter(after, before) || shortened?.from === before) return [];
      return [
        {
          path: ['cosmos', 'containers', name, 'timeToLive'],
          wrong: `was ${show(before)}: Cosmos DB would delete every document of ${name} that is older than ${show(after)}`,
          found: show(after),
          fix: `write ${show(before)} again, or add shortened: { from: ${show(before)}, reason: ... }`,
        },
      ];
    }),
};

export const dataRules: readonly Rule<Step>[] = [priorityFixed, retireLast, oneAtATime, keepDocuments];
