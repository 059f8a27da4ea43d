/** What became of a rollout, and the words for it. */
import type { Page } from '../cli/page';
import { paint } from '../cli/page';

/** Where a stack can stop. What comes after `apply` finds it changed. */
export type Stage =
  | 'plan'
  | 'review'
  | 'record'
  | 'before'
  | 'door'
  | 'question'
  | 'apply'
  | 'verify'
  | 'slot'
  | 'name'
  | 'bake';

export interface Stop {
  readonly stage: Stage;
  /** By whoever started it: nothing was found to be wrong. */
  readonly isInterrupt?: true;
  readonly why: string;
}

export interface Ending {
  readonly stack: string;
  /** `as it was`: the plan was empty. `planned`: nothing was to be applied. */
  readonly is: 'deployed' | 'as it was' | 'planned' | 'stopped' | 'not begun';
  readonly stop?: Stop;
}

export const stopOf = (endings: readonly Ending[]): Stop | undefined =>
  endings.find(({ is }) => is === 'stopped')?.stop;

/** What a stop means for its stack. */
const meanings: Readonly<Record<Stage, string>> = {
  plan: 'It could not be planned: nothing of it was applied.',
  review: 'Nothing of it was applied. Fix it, or accept what is wanted: docs/review.md.',
  record:
    'Nothing of it was applied. Find out where it comes from, and have all of it reviewed: docs/review.md.',
  before:
    'Nothing of it was applied: what was deployed before it is not well. If this stack is the cure, go past it with --from.',
  door: 'Nothing of it was applied: a region serves once its door is healthy, and its secrets are there.',
  question: 'Nothing of it was applied.',
  apply: 'Part of it may have been applied: docs/rollback.md#half-an-apply.',
  verify: 'It is applied, and not fit to serve. The other regions run what they ran.',
  slot: 'It is applied, and its app is well. Only the slot is not, which serves nobody: fix the candidate, or take api.candidate out.',
  name: 'It is applied, and clients do not get the API from Front Door by its name: npm run verify -- --name, and docs/dns-migration.md.',
  bake: 'It is applied, was well at first, and is not any more. The stacks after it have not changed.',
};

const UNSEEN = 'It is applied. Whether it is well is not known: run again, it is looked at again.';

/** The same, where it was interrupted there. */
const interrupted: Readonly<Partial<Record<Stage, string>>> = {
  before: 'Nothing of it was applied.',
  door: 'Nothing of it was applied.',
  verify: UNSEEN,
  slot: UNSEEN,
  name: UNSEEN,
  bake: UNSEEN,
};

const meaningOf = ({ stage, isInterrupt }: Stop): string =>
  (isInterrupt && interrupted[stage]) || meanings[stage];

const BACK: readonly Stage[] = ['apply', 'verify', 'bake'];

/** @param serving a line for each region that was looked at after a stop */
export function endingText(endings: readonly Ending[], serving: readonly string[], page: Page): string {
  const named = (...kinds: readonly Ending['is'][]) =>
    endings
      .filter(({ is }) => kinds.includes(is))
      .map(({ stack, is }) => (is === 'as it was' ? `${stack} (as it was)` : stack))
      .join(', ');
  const rows: readonly (readonly [string, string])[] = [
    ['Done', named('deployed', 'as it was')],
    ['Planned', named('planned')],
    ['Stopped at', named('stopped')],
    ['Not begun', named('not begun')],
  ];
  const table = rows.filter(([, text]) => text).map(([label, text]) => `${`${label}:`.padEnd(12)}${text}`);
  const stop = stopOf(endings);
  if (!stop) return [...table, paint(page, 'green', verdictOf(endings))].join('\n');
  return [
    ...table,
    ...(serving.length > 0 ? ['Now:', ...serving.map((line) => `  ${line}`)] : []),
    paint(page, 'red', `${stop.why}${/[.:]$/.test(stop.why) ? '' : '.'}`),
    meaningOf(stop),
    'To go on: npm run deploy, once the cause is gone; what is done is not done again.',
    ...(BACK.includes(stop.stage) && meaningOf(stop) !== UNSEEN
      ? ['To go back: the file of before, docs/rollback.md.']
      : []),
  ].join('\n');
}

function verdictOf(endings: readonly Ending[]): string {
  if (endings.some(({ is }) => is === 'planned')) return 'Nothing was applied: this was --dry-run.';
  const isSame = endings.every(({ is }) => is === 'as it was');
  return isSame ? 'Everything is as the file says.' : 'Everything is deployed, and well.';
}
