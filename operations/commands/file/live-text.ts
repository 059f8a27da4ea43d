import type { LiveAnswer } from '../../azure/live';
import { type Colour, type Page, paint, roomOf } from '../../cli/page';
import { table, wrap } from '../../cli/text';
import type { LiveReport } from './live';

const words: Readonly<Record<LiveAnswer['verdict'], readonly [word: string, colour: Colour]>> = {
  fine: ['fine', 'green'],
  problem: ['refused', 'red'],
  note: ['note', 'yellow'],
  unknown: ['not told', 'dim'],
  unasked: ['not asked', 'red'],
};

/** A line for each answer; why something was not asked is long, so it stands below. */
export function liveText({ live }: LiveReport, page: Page): string {
  if (live === undefined) return '';
  if (live === null) return 'Azure was not asked, because the file is refused.';
  const rows = live.map(({ verdict, title, about, found }) => {
    const [word, colour] = words[verdict];
    return [paint(page, colour, word), title, about, verdict === 'unasked' ? 'see below' : found];
  });
  const unasked = live.filter(({ verdict }) => verdict === 'unasked');
  const reasons = [...new Set(unasked.map(({ found }) => found))];
  const blocks = [
    `What Azure says:\n${table([], rows, ['left', 'left', 'left', 'left'], roomOf(page))}`,
    ...(reasons.length > 0
      ? [
          [
            paint(page, 'red', `Azure could not be asked ${unasked.length} of ${live.length} questions:`),
            ...reasons.map((reason) => `  ${wrap(reason, 4, page.width).trimStart()}`),
          ].join('\n'),
        ]
      : []),
  ];
  return blocks.join('\n\n');
}
