import { cosmosAccount } from '../../../cosmos-account';
import type { Topology } from '../../../topology';
import type { Step } from '../step';
import { type Fixed, fixedRule, top } from './fixed-rule';

export const fixedAdoption = fixedRule(
  'FIXED-ADOPTION',
  'The account and the registry get their names from these ids: with another id Terraform replaces them, data and images included. Terraform leaves alone what cannot be changed in place, but only while a container is listed here and acceptNoZones is set. A registration is imported once: with another id Terraform keeps the one in its state. A registration can be adopted late only while the new one serves nobody, that is before the cutover.',
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
  const late = `remove it again; if it is a restore of ${name}, see docs/rollback.md`;
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
  const late = before === undefined && { fix: 'remove it again, or go back to prepare first' };
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
