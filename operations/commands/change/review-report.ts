import { annotation } from '../../cli/findings';
import { type Page, paint } from '../../cli/page';
import type { Review, Sighted } from '../../review';

export function verdictText({ verdict, hazards, idle, accepted }: Review): string {
  const excused = accepted.length > 0 ? ` ${counted(accepted.length, 'hazard')} accepted.` : '';
  if (verdict === 'clean') return `The review found nothing that blocks.${excused}`;
  const why = [
    ...(hazards.length > 0 ? [counted(hazards.length, 'hazard')] : []),
    ...(idle.length > 0 ? [`${counted(idle.length, 'entry', 'entries')} of accept to remove`] : []),
  ];
  return `The review blocks this: ${why.join(', ')}.${excused}`;
}

const counted = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`;

export function reviewText(review: Review, page: Page): string {
  const { verdict, hazards, idle, accepted, notes } = review;
  return [
    paint(page, verdict === 'clean' ? 'green' : 'red', verdictText(review)),
    ...[...hazards, ...idle].map((one) => paint(page, 'red', sentence(one))),
    ...accepted.map(
      ({ id, address, reason, expires }) => `accepted until ${expires}: ${address}: ${reason} [${id}]`,
    ),
    ...notes.map((one) => paint(page, 'yellow', `note: ${sentence(one)}`)),
    ...(hazards.length > 0 ? [HINT] : []),
  ].join('\n');
}

const sentence = (one: Sighted): string => `${one.address}: ${messageOf(one)} [${one.id}]`;

const messageOf = ({ wrong, found, fix }: Sighted): string => `${wrong}; found ${found}; ${fix}`;

const HINT =
  'Why: npm run check -- --explain ID. To accept a hazard on purpose, write accept: [{ id, address, reason, expires }] in the regions file; see docs/review.md.';

/** @param file the regions file: what is accepted stands there */
export const annotations = ({ hazards, idle, notes }: Review, file: string): readonly string[] => {
  const findingOf = (one: Sighted) => ({ file, path: one.address, rule: one.id, message: messageOf(one) });
  return [
    ...[...hazards, ...idle].map((one) => annotation('error', findingOf(one))),
    ...notes.map((one) => annotation('notice', findingOf(one))),
  ];
};
