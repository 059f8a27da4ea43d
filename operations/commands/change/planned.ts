/** Plans in files: those that are reviewed, and those that a rehearsal has left. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { foundText } from '../../../topology/file/problem';
import type { Topology } from '../../../topology/topology';
import { UsageError } from '../../cli/exit';
import { readText } from '../../cli/files';
import { type PlanShape, readPlan, type StackPlan, stacksOf } from '../../review';

export interface Planned {
  readonly plan: StackPlan;
  readonly json: PlanShape;
}

/** @throws UsageError that says of every file what keeps it from being reviewed. */
export function plansIn(folder: string, files: readonly string[], topology: Topology): readonly Planned[] {
  const stacks = stacksOf(topology);
  const refused: string[] = [];
  const plans = files.flatMap((file): readonly Planned[] => {
    const reading = readPlan(readText(folder, file), file, stacks);
    if ('plan' in reading) return [reading];
    const { wrong, found, fix } = reading.refusal;
    refused.push(`${file} ${wrong}; found ${foundText(found)}; ${fix}`);
    return [];
  });
  const names = plans.map(({ plan }) => plan.stack);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) refused.push(`there are two plans of ${twice}; give one`);
  if (refused.length > 0)
    throw new UsageError(`No review: not every plan could be read.\n${refused.join('\n')}`);
  return plans;
}

/**
 * What a rehearsal has planned for some stacks, in the folder that it kept. Where it planned no change there is no file.
 * @throws UsageError where one of the stacks was not rehearsed.
 */
export function rehearsedIn(
  kept: string,
  stacks: readonly string[],
  topology: Topology,
): ReadonlyMap<string, StackPlan | undefined> {
  return new Map(
    stacks.map((stack) => {
      const home = join(kept, 'current', stack);
      if (!existsSync(home)) {
        throw new UsageError(
          `${kept}: no rehearsal of ${stack} was kept there; run npm run rehearse -- --base BASE --keep ${kept}`,
        );
      }
      const file = join(home, 'plan.json');
      return [stack, existsSync(file) ? plansIn(resolve(home), [file], topology)[0]?.plan : undefined];
    }),
  );
}
