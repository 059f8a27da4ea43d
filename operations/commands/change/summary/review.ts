/** What the review says of the plans. */
import type { Review, Sighted } from '../../../review';
import { verdictText } from '../review-report';
import { code, details, heading, plain } from './markdown';

export function reviewSection(review: Review): string {
  const { hazards, idle, accepted, notes } = review;
  return [
    heading('What the review says'),
    '',
    `**${plain(verdictText(review))}**`,
    ...listed([...hazards, ...idle].map(item)),
    ...listed(
      accepted.map(
        (one) =>
          `- accepted until ${one.expires}: ${code(one.id)} at ${code(one.address)}: ${plain(one.reason)}`,
      ),
    ),
    ...(notes.length > 0 ? ['', details(`${notes.length} notes`, notes.map(item).join('\n'))] : []),
  ].join('\n');
}

const listed = (lines: readonly string[]): readonly string[] => (lines.length > 0 ? ['', ...lines] : []);

const item = ({ id, address, wrong, found, fix }: Sighted): string =>
  `- ${code(id)} at ${code(address)}: ${plain(wrong)}; found ${code(found)}; ${plain(fix)}`;
