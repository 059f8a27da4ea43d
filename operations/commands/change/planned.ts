/** Plans in files: those that are reviewed, and those that a rehearsal has left. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { foundText } from '../../../topology/file/problem';
import type { Topology } from '../../../topology/topology';
import { UsageError } from '../../cli/exit';
import { readText } from '../../cli/files';
import { foreignPlan, type PlanShape, readPlan, type StackPlan, stacksOf } from '../../review';

export interface Planned {
  readonly plan: StackPlan;
  readonly json: PlanShape;
}

/**
 * @param stacks the stacks that plans may belong to
 * @throws UsageError that says why each refused file cannot be reviewed.
 */
export function plansIn(
  folder: string,
  files: readonly string[],
  topology: Topology,
  stacks: readonly string[] = stacksOf(topology),
): readonly Planned[] {
  const refused: string[] = [];
  const plans = files.flatMap((file): readonly Planned[] => {
    const reading = readPlan(readText(folder, file), file, stacks);
    const refusal = 'plan' in reading ? foreignPlan(reading.plan, topology, stacks) : reading.refusal;
    if (refusal) refused.push(`${file} ${refusal.wrong}; found ${foundText(refusal.found)}; ${refusal.fix}`);
    return 'plan' in reading && !refusal ? [reading] : [];
  });
  const names = plans.map(({ plan }) => plan.stack);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) refused.push(`found two plans of ${twice}; name only one of them`);
  if (refused.length > 0)
    throw new UsageError(`No review: not every plan could be read.\n${refused.join('\n')}`);
  return plans;
}

/** The plans that a rehearsal has made in a folder; there is none if it planned no change. */
export const rehearsedPlans = (
  folder: string,
  reports: readonly { readonly stack: string }[],
  topology: Topology,
): readonly StackPlan[] =>
  reports.flatMap(({ stack }) => {
    const file = join('current', stack, 'plan.json');
    return existsSync(join(folder, file)) ? plansIn(folder, [file], topology).map(({ plan }) => plan) : [];
  });

/**
 * What a kept rehearsal has planned for some stacks.
 * @throws UsageError if one of them was not rehearsed.
 */
export function rehearsedIn(
  kept: string,
  stacks: readonly string[],
  topology: Topology,
): ReadonlyMap<string, StackPlan | undefined> {
  return new Map(
    stacks.map((stack) => {
      if (existsSync(join(kept, 'current', stack)))
        return [stack, rehearsedPlans(kept, [{ stack }], topology)[0]];
      throw new UsageError(
        `${kept}: holds no rehearsal of ${stack}; run npm run rehearse -- --base BASE --keep ${kept}`,
      );
    }),
  );
}
