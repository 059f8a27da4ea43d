/** Which stack a plan belongs to: the plan does not say so, but the tags of its resources do, and often the file name. */
import type { Topology } from '../../../topology/topology';
import type { Held } from './plan';
import { isMap } from './values';

/** All stacks in the order of the rollout; a retired region has one too. */
export const stacksOf = ({ regions }: Pick<Topology, 'regions'>): readonly string[] => [
  'global',
  ...regions.map(({ name }) => stampOf(name)),
  'dns-migration',
];

export const stampOf = (region: string): string => `stamp-${region}`;

/** By the tag `stack`; else by the file, `STACK.json`, `plan-STACK.json` or `STACK/plan.json`; else the file's name. */
export function stackOf(held: readonly Held[], file: string, stacks: readonly string[]): string {
  const tagged = held.flatMap(({ values: { tags } }) =>
    isMap(tags) && typeof tags.stack === 'string' && tags.stack !== '' ? [tags.stack] : [],
  );
  if (tagged[0]) return tagged[0];
  const [name = file, folder = ''] = file.split(/[\\/]/).reverse();
  const named = [name, folder].flatMap((text) =>
    stacks.filter((stack) => new RegExp(`(?<![a-z0-9])${stack}(?![a-z0-9])`, 'i').test(text)),
  );
  return named[0] ?? name.replace(/(\.tfplan|\.plan)?\.json$/, '');
}
