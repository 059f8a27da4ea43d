/** The outcome of a rollout, and the words for it. */
import type { Page } from '../cli/page';
import { paint } from '../cli/page';

/** Where a stack can stop. From `apply` on, the stack has changed. */
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
  /** Interrupted by whoever started it: nothing was found wrong. */
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
  plan: 'It could not be planned, so nothing of it was applied.',
  review: 'Nothing of it was applied. Fix the hazards, or accept those that you want: docs/review.md.',
  record:
    'Nothing of it was applied. Find the cause, and have the whole change reviewed again: docs/review.md.',
  before:
    'Nothing of it was applied, because what was deployed before it is unhealthy. If deploying this stack is the fix, use --from.',
  door: 'Nothing of it was applied: a region may serve only when its door is healthy and it has its secrets.',
  question: 'Nothing of it was applied.',
  apply: 'Part of it may have been applied: docs/rollback.md#half-an-apply.',
  verify: 'It is applied, but not fit to serve. The other regions are unchanged.',
  slot: 'It is applied, and its app is healthy. Only the slot is not, and it serves nobody: fix the candidate, or remove api.candidate.',
  name: 'It is applied, but the public name does not reach the API through Front Door: run npm run verify -- --name, and see docs/dns-migration.md.',
  bake: 'It is applied and was healthy at first, but no longer is. The stacks after it are unchanged.',
};

const UNSEEN = 'It is applied, but its health is unknown. Run npm run deploy again to check it.';

/** The same, if it was interrupted there. */
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

/** @param serving a line for each region that was checked after a stop */
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
    'To continue: fix the cause, then run npm run deploy; it skips what is already deployed.',
    ...(BACK.includes(stop.stage) && meaningOf(stop) !== UNSEEN
      ? ['To go back: deploy the previous regions.yaml, see docs/rollback.md.']
      : []),
  ].join('\n');
}

function verdictOf(endings: readonly Ending[]): string {
  if (endings.some(({ is }) => is === 'planned')) return 'Nothing was applied, because of --dry-run.';
  const isSame = endings.every(({ is }) => is === 'as it was');
  return isSame ? 'Everything already matches the file.' : 'Everything is deployed and healthy.';
}
