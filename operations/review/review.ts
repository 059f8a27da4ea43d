/** Plans -> their review. */
import { foundText, printable } from '../../topology/file/problem';
import { applyRules, type Problem } from '../../topology/rules/rule';
import type { Topology } from '../../topology/topology';
import { acceptanceOf, type Idle } from './acceptance';
import { concealer } from './concealed';
import type { Rollout } from './hazard';
import { hazards } from './hazards';
import type { StackPlan } from './plan/plan';
import { stacksOf } from './plan/stack-name';

/** A hazard, or a note, at its place. */
export interface Sighted {
  readonly id: string;
  /** `STACK/ADDRESS` */
  readonly address: string;
  /** In the words of this program. */
  readonly wrong: string;
  /** In the words of the plan, without anything sensitive. */
  readonly found: string;
  readonly fix: string;
}

interface Accepted extends Sighted {
  readonly reason: string;
  readonly expires: string;
}

export interface Review {
  readonly verdict: 'clean' | 'blocked';
  /** They block. */
  readonly hazards: readonly Sighted[];
  /** Entries of `accept` that have expired or excuse nothing; they also block. */
  readonly idle: readonly Idle[];
  /** Hazards that do not block, because `accept` names them. */
  readonly accepted: readonly Accepted[];
  readonly notes: readonly Sighted[];
  /** Whether the plans were compared with a rehearsal of the same step. */
  readonly compared: boolean;
}

/** @param now decides which entries of `accept` have expired */
export function reviewed(given: Rollout, now: Date): Review {
  const rollout = { ...given, plans: inOrder(given.plans, given.topology) };
  const { problems, notes } = applyRules(hazards, rollout);
  const told = teller(rollout.plans);
  const { blocking, accepted, idle } = acceptanceOf(problems.map(told), rollout, now);
  return {
    verdict: blocking.length + idle.length === 0 ? 'clean' : 'blocked',
    hazards: blocking,
    idle,
    accepted,
    notes: notes.map(told),
    compared: rollout.expected !== undefined,
  };
}

/** In the order of the rollout; a stack that is not in the file comes last. */
function inOrder<T extends { readonly stack: string }>(
  plans: readonly T[],
  topology: Topology,
): readonly T[] {
  const stacks = stacksOf(topology);
  const place = ({ stack }: T) => (stacks.indexOf(stack) + stacks.length + 1) % (stacks.length + 1);
  return plans.toSorted((a, b) => place(a) - place(b) || (a.stack < b.stack ? -1 : 1));
}

/** Problem -> finding, without anything that is sensitive in one of the plans. */
function teller(plans: readonly StackPlan[]): (problem: Problem) => Sighted {
  const concealed = concealer(plans);
  return ({ rule = '', path, wrong, found, fix }) => ({
    id: rule,
    address: printable(concealed(path.join('/'))),
    wrong,
    found: foundText(concealed(found)),
    fix,
  });
}
