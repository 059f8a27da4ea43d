import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reviewed, type StackPlan, stacksOf } from '../../../../operations/review';
import { readPlan } from '../../../../operations/review/plan/read';
import type { Topology } from '../../../../topology/topology';

/** `ID STACK/ADDRESS` of each hazard in the plans of a step, which lie in `STACK/plan.json`. */
export function hazardsIn(folder: string, topology: Topology): readonly string[] {
  const stacks = stacksOf(topology);
  const plans = stacks.flatMap((stack): readonly StackPlan[] => {
    const file = join(folder, stack, 'plan.json');
    if (!existsSync(file)) return [];
    const reading = readPlan(readFileSync(file, 'utf8'), file, stacks);
    if ('refusal' in reading) throw new Error(JSON.stringify(reading.refusal));
    expect(reading.plan.stack).toBe(stack);
    return [reading.plan];
  });
  const { hazards } = reviewed({ plans, topology }, new Date());
  return hazards.map(({ id, address }) => `${id} ${address}`);
}
