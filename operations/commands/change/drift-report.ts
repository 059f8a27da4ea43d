import { type Page, paint } from '../../cli/page';
import type { Review } from '../../review';
import type { StackReport } from '../../terraform/stack-run';
import { reviewText } from './review-report';
import { changesText, remarksText } from './stack-report';
import { summaryMarkdown } from './summary';

/** How Azure differs from the file. */
export interface Drift {
  readonly plans: readonly StackReport[];
  /** Of the plans that there are; none where there are none. */
  readonly review: Review | undefined;
}

const differs = ({ changes = [], outputs = [] }: StackReport): boolean => changes.length + outputs.length > 0;

/** Every stack was planned. */
export const wasSeen = ({ plans }: Drift): boolean => plans.every(({ problem }) => !problem);

export const isClean = (drift: Drift): boolean =>
  wasSeen(drift) && !drift.plans.some(differs) && drift.review?.verdict === 'clean';

export function driftText(drift: Drift, page: Page): string {
  const { plans, review } = drift;
  const parts = [
    changesText(plans, page),
    remarksText(plans),
    review && reviewText(review, page),
    paint(page, isClean(drift) ? 'green' : 'red', verdictOf(drift)),
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** @param run where it was seen */
export function driftMarkdown(drift: Drift, run: string | undefined): string {
  const { plans, review } = drift;
  const [title, ...rest] = summaryMarkdown({ title: 'Drift', review, plans }).split('\n\n');
  const seen = run && `Last seen by [this run](${run}).`;
  const remarks = isClean(drift) ? [] : [WHY];
  return [title, `**${verdictOf(drift)}**`, ...(seen ? [seen] : []), ...remarks, ...rest].join('\n\n');
}

const WHY =
  'A plan of the main branch is not empty. Either a merged change is not deployed yet or stopped half-way, or somebody changed Azure outside of Terraform (`DRIFT-REVERTED` and `DRIFT-SEEN` below).';

function verdictOf(drift: Drift): string {
  const unseen = drift.plans.filter(({ problem }) => problem).map(({ stack }) => stack);
  const other = drift.plans.filter(differs).map(({ stack }) => stack);
  const said = [
    ...(unseen.length > 0 ? [`Unknown, because they could not be planned: ${unseen.join(', ')}.`] : []),
    ...(other.length > 0 ? [`Azure differs from the file in ${other.join(', ')}.`] : []),
    ...(drift.review?.verdict === 'blocked' ? ['The review blocks.'] : []),
  ];
  return said.length > 0 ? said.join(' ') : 'Azure matches the file.';
}
