import type { Rule } from '../../topology/rules/rule';
import type { Topology } from '../../topology/topology';
import type { Action, PlannedChange, StackPlan } from './plan/plan';

/** What is reviewed: plans to be applied one after another. */
export interface Rollout {
  /** In the order of the rollout. */
  readonly plans: readonly StackPlan[];
  /** Stacks whose plans are empty. */
  readonly unchanged?: readonly string[];
  /** The version of regions.yaml that the plans are made from. */
  readonly topology: Topology;
  /** What the rehearsal of the same step plans for a stack; undefined if it plans nothing. */
  readonly expected?: ReadonlyMap<string, StackPlan | undefined>;
  /** Planned against the simulated Azure, which nobody else changes. */
  readonly simulated?: true;
}

/** A rule about a rollout. */
export interface Hazard extends Rule<Rollout> {
  /** Where to read about it. */
  readonly link: string;
  /** What to do instead. */
  readonly remedy: string;
  /** What it takes to see the hazard. */
  readonly needs?: 'Azure' | 'a rehearsal';
}

/** Where a hazard is seen, and what is seen. */
export interface Sighting {
  readonly stack: string;
  readonly address: string;
  readonly wrong: string;
  readonly found?: unknown;
}

export function hazard({
  see,
  ...rule
}: Omit<Hazard, 'check'> & { see: (rollout: Rollout) => readonly Sighting[] }): Hazard {
  const check = (rollout: Rollout) =>
    see(rollout).map(({ stack, address, wrong, found }) => ({
      path: [stack, address],
      wrong,
      found,
      fix: rule.remedy,
    }));
  return { ...rule, check };
}

type Seen = Pick<Sighting, 'wrong' | 'found'>;

/** Looks at the changes of resources of some types, one by one. */
export const inChanges =
  (types: RegExp, look: (change: PlannedChange, plan: StackPlan, rollout: Rollout) => readonly Seen[]) =>
  (rollout: Rollout): readonly Sighting[] =>
    rollout.plans.flatMap((plan) =>
      plan.changes
        .filter(({ type }) => types.test(type))
        .flatMap((change) =>
          look(change, plan, rollout).map((seen) => ({
            stack: plan.stack,
            address: change.address,
            ...seen,
          })),
        ),
    );

export const isOneOf = (action: Action, ...actions: readonly Action[]): boolean => actions.includes(action);

/** What happens to a resource that does not stay, in the words of a message. */
export const fate = ({ action }: PlannedChange): string | undefined =>
  action === 'replace'
    ? 'would be destroyed and created again'
    : action === 'delete'
      ? 'would be destroyed'
      : action === 'forget'
        ? 'would leave the state, so nothing would manage it any more'
        : undefined;

/** Why it does not stay, if Terraform says so. */
export const cause = ({ replacedFor, reason, before }: PlannedChange): unknown =>
  replacedFor.length > 0
    ? `another ${[...new Set(replacedFor.map((path) => path.join('.')))].join(', ')}`
    : (reason ?? before?.id);
