import type { Topology } from '../../../../topology/topology';
import { type Page, paint } from '../../../cli/page';
import { type Review, reviewed, type Sighted } from '../../../review';
import { plansIn } from '../../change/planned';

export interface Reviewed {
  readonly text: string;
  /** Something would be lost. */
  readonly blocks: boolean;
}

/**
 * Reviews the plan. Hazards of loss block. Other hazards are the purpose of bootstrap (roles on whole subscriptions, an
 * account that GitHub's machines reach): they are printed, and the person who is asked decides.
 * @param folder holds the plan as plan.json
 */
export function reviewedBootstrap(folder: string, topology: Topology, page: Page, now: Date): Reviewed {
  const plans = plansIn(folder, ['plan.json'], topology, ['bootstrap']).map(({ plan }) => plan);
  // The entries of accept concern the other stacks.
  return told(reviewed({ plans, topology: { ...topology, accept: [] } }, now), page);
}

export function told({ hazards }: Pick<Review, 'hazards'>, page: Page): Reviewed {
  const isLoss = ({ id }: Sighted) => id.startsWith('LOST-');
  const lost = hazards.filter(isLoss);
  const ids = [...new Set(hazards.filter((one) => !isLoss(one)).map(({ id }) => id))].sort();
  const counted = ids.map((id) => `${id} (${hazards.filter((one) => one.id === id).length})`).join(', ');
  const lines = [
    ...lost.map(({ id, address, wrong, found, fix }) =>
      paint(page, 'red', `${address}: ${wrong}; found ${found}; ${fix} [${id}]`),
    ),
    ...(counted ? [paint(page, 'yellow', `The review notes ${counted}: see docs/review.md.`)] : []),
  ];
  return { text: lines.join('\n'), blocks: lost.length > 0 };
}
