import type { Finding } from '../../../topology/file/problem';
import { annotation, asText } from '../../cli/findings';
import type { Review, Sighted } from '../../review';

export function verdictText({ verdict, hazards, idle, accepted }: Review): string {
  const excused = accepted.length > 0 ? ` ${counted(accepted.length, 'hazard')} accepted.` : '';
  if (verdict === 'clean') return `The review finds nothing that blocks.${excused}`;
  const why = [
    ...(hazards.length > 0 ? [counted(hazards.length, 'hazard')] : []),
    ...(idle.length > 0 ? [`${counted(idle.length, 'entry', 'entries')} of accept that must go`] : []),
  ];
  return `The review blocks this: ${why.join(', ')}.${excused}`;
}

const counted = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`;

/** @param file the regions file: what is accepted stands there */
export function reviewText(review: Review, file: string): string {
  const { hazards, idle, accepted, notes } = review;
  return [
    verdictText(review),
    ...[...hazards, ...idle].map((one) => asText('error', findingOf(one, file))),
    ...accepted.map(
      ({ id, address, reason, expires }) => `accepted until ${expires}: ${address} [${id}]: ${reason}`,
    ),
    ...notes.map((one) => asText('notice', findingOf(one, file))),
    ...(hazards.length > 0 ? [HINT] : []),
  ].join('\n');
}

const HINT =
  'Why: npm run check -- --explain ID. A hazard that is wanted: accept: [{ id, address, reason, expires }] in the regions file, see docs/review.md.';

export const annotations = ({ hazards, idle, notes }: Review, file: string): readonly string[] => [
  ...[...hazards, ...idle].map((one) => annotation('error', findingOf(one, file))),
  ...notes.map((one) => annotation('notice', findingOf(one, file))),
];

const findingOf = ({ id, address, wrong, found, fix }: Sighted, file: string): Finding => ({
  file,
  path: address,
  rule: id,
  message: `${wrong}; found ${found}; ${fix}`,
});
