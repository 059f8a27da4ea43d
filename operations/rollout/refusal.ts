/** Why a plan is not applied, whatever the answer to the question. */
import type { Beyond, Review, StackPlan } from '../review';
import { entryOf } from './entry';

export interface Judged {
  readonly plan: StackPlan;
  readonly review: Review;
  /** What goes beyond an earlier review; undefined if this stack was not reviewed, so that somebody is asked. */
  readonly beyond: readonly Beyond[] | undefined;
  /** Nothing serves yet. */
  readonly isFirst: boolean;
}

export interface Refusal {
  readonly stage: 'review' | 'record' | 'door';
  readonly why: string;
}

/** Undefined if the question may be asked. Entries of `accept` that no longer excuse anything do not stop a resumed rollout. */
export function refusalOf({ plan, review, beyond, isFirst }: Judged): Refusal | undefined {
  if (review.hazards.length > 0) return { stage: 'review', why: 'The review blocks this plan.' };
  if (beyond && beyond.length > 0) {
    return { stage: 'record', why: 'The plan goes beyond the reviewed change.' };
  }
  if (!isFirst && entryOf(plan) === 'new') {
    return {
      stage: 'door',
      why: `${plan.stack}: would serve before its door is checked; found active in its first deployment; write standby and deploy, then write active`,
    };
  }
  return undefined;
}
