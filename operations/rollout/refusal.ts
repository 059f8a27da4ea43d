/** Why a plan is not applied, whatever anybody answers. */
import type { Beyond, Review, StackPlan } from '../review';
import { entryOf } from './entry';

export interface Judged {
  readonly plan: StackPlan;
  readonly review: Review;
  /** Beyond an earlier review; undefined where there was none of this stack, and somebody is asked. */
  readonly beyond: readonly Beyond[] | undefined;
  /** Nothing serves yet. */
  readonly isFirst: boolean;
}

export interface Refusal {
  readonly stage: 'review' | 'record' | 'door';
  readonly why: string;
}

/** None where it may be asked about. Entries of `accept` that excuse nothing any more do not stop what goes on half-way. */
export function refusalOf({ plan, review, beyond, isFirst }: Judged): Refusal | undefined {
  if (review.hazards.length > 0) return { stage: 'review', why: 'The review blocks this plan.' };
  if (beyond && beyond.length > 0) {
    return { stage: 'record', why: 'The plan goes beyond the reviewed change.' };
  }
  if (!isFirst && entryOf(plan) === 'new') {
    return {
      stage: 'door',
      why: `${plan.stack}: would serve before anybody has looked at its door; found active in its first deployment; write standby and deploy, then active`,
    };
  }
  return undefined;
}
