import { cosmosAccount } from '../../../cosmos-account';
import type { Topology } from '../../../topology';
import type { Step } from '../step';
import { type Fixed, fixedRule, top } from './fixed-rule';

export const fixedAdoption = fixedRule(
  'FIXED-ADOPTION',
  'The name of the account and of the registry comes from here: with another one Terraform replaces what it manages, data and images included. What only a new container or replica can have otherwise is left alone as long as it is named here. A registration is imported once: with another id Terraform works on with the one in its state. To adopt one late is possible as long as nobody is served by the new one: before the cutover.',
  (step) => [
    ...sameAccount(step),
    top(
      step,
      ['adopt', 'registryId'],
      ({ adopt }) => adopt.registryId,
      'destroy the registry with its images',
    ),
    ...sameRegistration(step),
    ...staysAdopted(step),
  ],
);

/** Unless it is a restore of the deployed one, which leaves Terraform's state by hand: docs/rollback.md */
function sameAccount(step: Step): Fixed[] {
  const { base, next } = step;
  const { name } = cosmosAccount(base);
  if (next.adopt.cosmosAccountId && next.adopt.restored?.from === name) return [];
  const id = ({ adopt }: Topology) => adopt.cosmosAccountId;
  const fixed = top(step, ['adopt', 'cosmosAccountId'], id, 'destroy the Cosmos account with its data');
  const late = `leave it out again; if it is a restore of ${name}, see docs/rollback.md`;
  return [{ ...fixed, ...(fixed.before === undefined && { fix: late }) }];
}

function sameRegistration(step: Step): Fixed[] {
  const [before, after] = [step.base, step.next].map(({ adopt }) => adopt.apiApplication?.objectId);
  const nobodyIsServed = [step.base, step.next].every(({ dns }) => dns.phase === 'prepare');
  if (before === undefined && nobodyIsServed) return [];
  const would =
    before && after
      ? 'keep the registration that is in its state, and the apps would go on refusing tokens of any other'
      : 'delete the registration that clients have their tokens from';
  const late = before === undefined && { fix: 'leave it out again, or go back to prepare first' };
  return [{ path: ['adopt', 'apiApplication', 'objectId'], before, after, would, ...late }];
}

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
      fix: 'leave it as it was',
    },
  ];
}
