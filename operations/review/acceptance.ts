/** Matches the entries of `accept` in regions.yaml with the hazards that they excuse. */
import { isExpired } from '../../topology/rules/acceptances';
import type { Topology } from '../../topology/topology';
import type { Hazard, Rollout } from './hazard';
import { hazards } from './hazards';
import { stacksOf } from './plan/stack-name';

interface Seen {
  readonly id: string;
  readonly address: string;
}

/** An entry that does not excuse what it names, and why. */
export interface Idle extends Seen {
  readonly wrong: string;
  readonly found: string;
  readonly fix: string;
}

export interface Acceptance<One extends Seen> {
  readonly blocking: readonly One[];
  readonly accepted: readonly (One & { readonly reason: string; readonly expires: string })[];
  /** Entries that have expired, or excuse nothing in the stacks whose plans are there. */
  readonly idle: readonly Idle[];
}

type Entry = Topology['accept'][number];

export function acceptanceOf<One extends Seen>(
  seen: readonly One[],
  rollout: Rollout,
  now: Date,
): Acceptance<One> {
  const { accept } = rollout.topology;
  const entryFor = (one: One) => accept.find((entry) => excuses(entry, one) && !isExpired(entry, now));
  return {
    blocking: seen.filter((one) => !entryFor(one)),
    accepted: seen.flatMap((one) => {
      const entry = entryFor(one);
      return entry ? [{ ...one, reason: entry.reason, expires: entry.expires }] : [];
    }),
    idle: accept.flatMap((entry) => {
      const found = isExpired(entry, now) ? expired(entry) : unneeded(entry, seen, rollout);
      return found ? [found] : [];
    }),
  };
}

const excuses = (entry: Entry, one: Seen): boolean => entry.id === one.id && entry.address === one.address;

const expired = ({ id, address, expires }: Entry): Idle => ({
  id: 'ACCEPT-EXPIRED',
  address,
  wrong: `has expired, so ${id} is no longer accepted`,
  found: `expires: ${expires}`,
  fix: 'remove the entry from accept, or give it a later date',
});

function unneeded(entry: Entry, seen: readonly Seen[], rollout: Rollout): Idle | undefined {
  if (seen.some((one) => excuses(entry, one))) return undefined;
  const { id, address } = entry;
  const [stack = ''] = address.split('/');
  const stacks = stacksOf(rollout.topology);
  const say = (found: string, fix: string): Idle => ({
    id: 'ACCEPT-EXCUSES-NOTHING',
    address,
    wrong: 'excuses nothing',
    found,
    fix,
  });
  const named = hazards.find((hazard) => hazard.id === id);
  if (!named) return say(`${id}, which is not a hazard`, 'docs/review.md lists them');
  if (!stacks.includes(stack)) return say(`${stack}, which is not a stack`, `known: ${stacks.join(', ')}`);
  return isThere(stack, rollout) && couldBeSeen(named, rollout)
    ? say(`no ${id} there`, 'remove the entry from accept')
    : undefined;
}

/** A stack without a plan cannot be judged. */
const isThere = (stack: string, { plans, unchanged = [] }: Rollout): boolean =>
  unchanged.includes(stack) || plans.some((plan) => plan.stack === stack);

/** The same entry applies to the rehearsal, to the plan of one stack and to all plans. */
function couldBeSeen({ needs }: Hazard, rollout: Rollout): boolean {
  if (needs === 'Azure') return rollout.simulated !== true;
  if (needs === 'a rehearsal') return rollout.expected !== undefined;
  return true;
}
