import { cause, fate, type Hazard, hazard, inChanges, type Rollout, type Sighting } from '../hazard';
import type { PlannedChange, StackPlan } from '../plan/plan';
import { serves } from './serving/origins';

interface Given extends Omit<Hazard, 'check'> {
  readonly types: RegExp;
  /** Changes that this hazard ignores. */
  readonly except?: (change: PlannedChange, rollout: Rollout) => boolean;
}

/** What must not be destroyed, replaced or forgotten. */
export const gone = (given: Given): Hazard => thatGoes(given, () => true);

/** What must not be replaced, nor go while its stamp serves. */
export const replaced = (given: Given): Hazard => thatGoes(given, serves);

const thatGoes = (
  { types, except = () => false, ...rule }: Given,
  always: (plan: StackPlan) => boolean,
): Hazard =>
  hazard({
    ...rule,
    see: inChanges(types, (change, plan, rollout) => {
      const wrong = except(change, rollout) ? undefined : fate(change);
      return wrong && (change.action === 'replace' || always(plan)) ? [{ wrong, found: cause(change) }] : [];
    }),
  });

/** A hazard that also includes changes in place with the same effect. */
export const alsoInPlace = (given: Hazard, see: (rollout: Rollout) => readonly Sighting[]): Hazard => {
  const inPlace = hazard({ ...given, see });
  return { ...given, check: (rollout) => [...given.check(rollout), ...inPlace.check(rollout)] };
};
