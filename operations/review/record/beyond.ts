/** What a plan does beyond the reviewed change. */
import type { Words } from '../../../topology/rules/rule';
import type { StackPlan } from '../plan/plan';
import { type Digest, stackRecord, UNKNOWN_YET } from './record';
import type { ChangeRecord, RecordedChange } from './shape';

export interface Beyond extends Words {
  /** `STACK/ADDRESS`, or the stack alone */
  readonly address: string;
  readonly found: string;
}

const AGAIN = 'find the cause, then have the whole change reviewed again: docs/review.md';

/**
 * Empty if the plan does what was reviewed, or less: a part may have been applied already.
 * @param digest the function that the record was made with
 */
export function beyond(record: ChangeRecord, plan: StackPlan, digest: Digest): readonly Beyond[] {
  const planned = Object.entries(stackRecord(plan, digest));
  const reviewed = Object.hasOwn(record.stacks, plan.stack) ? record.stacks[plan.stack] : undefined;
  if (!reviewed) {
    const count = planned.length === 1 ? 'one change' : `${planned.length} changes`;
    const words = { wrong: 'was not planned when the change was reviewed', found: count, fix: AGAIN };
    return planned.length > 0 ? [{ address: plan.stack, ...words }] : [];
  }
  return planned.flatMap(([address, change]) =>
    differences(Object.hasOwn(reviewed, address) ? reviewed[address] : undefined, change).map(
      ({ wrong, found }) => ({ address: `${plan.stack}/${address}`, wrong, found, fix: AGAIN }),
    ),
  );
}

function differences(
  reviewed: RecordedChange | undefined,
  now: RecordedChange,
): readonly Pick<Beyond, 'wrong' | 'found'>[] {
  if (!reviewed) {
    const paths = Object.keys(now.paths);
    const found = now.action === 'update' && paths.length > 0 ? `update of ${paths.join(', ')}` : now.action;
    return [{ wrong: 'is no part of the reviewed change', found }];
  }
  if (!isStep(reviewed, now)) return [{ wrong: `was reviewed as ${reviewed.action}`, found: now.action }];
  if (now.imports !== undefined && now.imports !== reviewed.imports) {
    return [{ wrong: `was reviewed as importing ${reviewed.imports ?? 'nothing'}`, found: now.imports }];
  }
  const paths = (wrong: string, isWrong: (was: string | undefined, is: string) => boolean) => {
    const found = Object.entries(now.paths)
      .filter(([path, is]) => isWrong(markOf(reviewed, path), is))
      .map(([path]) => path);
    return found.length > 0 ? [{ wrong, found: found.join(', ') }] : [];
  };
  return [
    ...paths('changes more than was reviewed', (was) => was === undefined),
    ...paths(
      'becomes something else than was reviewed',
      (was, is) => isKnown(was) && isKnown(is) && was !== is,
    ),
    ...paths(
      'was known when it was reviewed, and is not any more',
      (was, is) => isKnown(was) && !isKnown(is),
    ),
  ];
}

/** The same action, or the rest of it: destroyed but not created again yet, imported but not changed yet. */
function isStep({ action: reviewed }: RecordedChange, { action: now }: RecordedChange): boolean {
  return now === reviewed || (reviewed === 'replace' && now === 'create');
}

const isKnown = (mark: string | undefined): boolean => mark !== undefined && mark !== UNKNOWN_YET;

/** A value that was unknown as a whole may have known parts by now. */
function markOf({ paths }: RecordedChange, path: string): string | undefined {
  if (Object.hasOwn(paths, path)) return paths[path];
  const open = Object.entries(paths).some(
    ([part, mark]) => mark === UNKNOWN_YET && `${path}.`.startsWith(`${part}.`),
  );
  return open ? UNKNOWN_YET : undefined;
}
