/** Whether a plan belongs to the system that regions.yaml describes. */
import type { Words } from '../../../topology/rules/rule';
import type { Topology } from '../../../topology/topology';
import type { Held, StackPlan } from './plan';
import { isMap, type Value } from './values';

/** Why it does not, judged by its stack, its tags and its subscriptions. */
export function foreignPlan(
  plan: StackPlan,
  topology: Topology,
  stacks: readonly string[],
): Words | undefined {
  const refuse = (found: string, expected: readonly string[]): Words => ({
    wrong: 'is a plan of another system, not of the one in regions.yaml',
    found,
    fix: `review plans of ${expected.join(', ')}`,
  });
  const { workload, environment } = topology;
  if (!stacks.includes(plan.stack)) return refuse(`the stack ${plan.stack}`, stacks);
  // Resources that are removed may still have the old tags.
  const held = plan.after.length > 0 ? plan.after : plan.before;
  for (const [tag, expected] of Object.entries({ stack: plan.stack, workload, environment })) {
    const other = tagsIn(held, tag).find((text) => text !== expected);
    if (other !== undefined) return refuse(`the tag ${tag}: ${other}`, [expected]);
  }
  const subscriptions = [topology, ...topology.regions].map((one) => one.subscriptionId.toLowerCase());
  const found = held.flatMap(({ values }) => subscriptionOf(values.id));
  // Some resources of a stack may be in other subscriptions.
  return found.length > 0 && !found.some((one) => subscriptions.includes(one))
    ? refuse(`the subscription ${found[0]}`, [...new Set(subscriptions)])
    : undefined;
}

const tagsIn = (held: readonly Held[], name: string): readonly string[] =>
  held.flatMap(({ values: { tags } }) => {
    const text = isMap(tags) ? tags[name] : undefined;
    return typeof text === 'string' && text !== '' ? [text] : [];
  });

const subscriptionOf = (id: Value): readonly string[] => {
  const [, found] = typeof id === 'string' ? (/^\/subscriptions\/([^/]+)/i.exec(id) ?? []) : [];
  return found ? [found.toLowerCase()] : [];
};
