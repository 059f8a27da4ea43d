import type { Review, Sighted } from '../../review';
import { type Html, html } from '../html';
import { counted } from '../numbers';
import { badge, dataTable } from '../table';

export type Reviewed = Pick<Review, 'verdict' | 'hazards' | 'idle' | 'accepted' | 'notes'>;

/** The review that was passed with --review, whatever version it belongs to. */
export function reviewBody(review: Reviewed | undefined): Html {
  if (!review) {
    return html`<p class="none">No review was given. Run <code>npm run review -- PLAN.json... --json review.json</code>, then <code>npm run report -- --review review.json</code>.</p>`;
  }
  const { verdict, hazards, idle, accepted, notes } = review;
  const rows = [
    ...[...hazards, ...idle].map((one) => row(badge('bad', 'blocks'), one)),
    ...accepted.map((one) => row(badge('warning', `accepted until ${one.expires}`), one)),
    ...notes.map((one) => row(badge('retired', 'note'), one)),
  ];
  return html`<p>${verdict === 'clean' ? badge('good', 'clean') : badge('bad', 'blocked')} ${counted(hazards.length, 'hazard')}, ${accepted.length} accepted, ${counted(notes.length, 'note')}.</p>
${
  rows.length > 0 &&
  dataTable(
    'What the review found',
    [
      { head: 'hazard' },
      { head: 'verdict' },
      { head: 'where' },
      { head: 'what' },
      { head: 'found' },
      { head: 'fix' },
    ],
    rows,
  )
}`;
}

const row = (mark: Html, { id, address, wrong, found, fix }: Sighted) => [
  id,
  mark,
  html`<code>${address}</code>`,
  wrong,
  html`<code>${found}</code>`,
  fix,
];
