import { cause, fate, type Hazard, hazard, inChanges } from '../hazard';
import type { StackPlan } from '../plan/plan';
import { serves } from './serving/origins';

type Given = Omit<Hazard, 'check'> & { readonly types: RegExp };

/** What must not be destroyed, replaced or forgotten. */
export const gone = (given: Given): Hazard => thatGoes(given, () => true);

/** What must not be replaced, nor go while its stamp serves. */
export const replaced = (given: Given): Hazard => thatGoes(given, serves);

const thatGoes = ({ types, ...rule }: Given, always: (plan: StackPlan) => boolean): Hazard =>
  hazard({
    ...rule,
    see: inChanges(types, (change, plan) => {
      const wrong = fate(change);
      return wrong && (change.action === 'replace' || always(plan)) ? [{ wrong, found: cause(change) }] : [];
    }),
  });
