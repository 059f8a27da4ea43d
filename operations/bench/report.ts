import { table } from '../cli/text';
import type { Measured } from './measure';

export const FLOOR = "node -e require('cdktf')";
export const TEMPLATE = 'cdktf synth, template: npx ts-node main.ts';
export const synthOf = (regions: number): string => `node dist/main.js, ${regions} regions`;
/** With npm, and a compiler that finds nothing to do. */
export const npmSynthOf = (regions: number): string => `npm run synth, ${regions} regions`;
export const FRESH = 'rehearsal, nothing -> 2 regions';
export const STEP = 'rehearsal, 2 -> 3 regions';

export function resultsText(results: readonly Measured[]): string {
  const median = (name: string) => results.find((result) => result.name === name)?.seconds.median ?? NaN;
  const ratio = (value: number, to: string) =>
    Number.isNaN(median(to)) ? '' : (value / median(to)).toFixed(2);
  return table(
    ['', 'median', 'min - max', 'of the floor', 'of the template', 'peak memory'],
    results.map(({ name, seconds, megabytes }) => [
      name,
      `${seconds.median.toFixed(2)} s`,
      `${seconds.min.toFixed(2)} - ${seconds.max.toFixed(2)}`,
      ratio(seconds.median, FLOOR),
      ratio(seconds.median, TEMPLATE),
      `${megabytes.toFixed(0)} MB`,
    ]),
    ['left', 'right', 'right', 'right', 'right', 'right'],
  );
}

export interface Goal {
  readonly target: string;
  readonly atMost: number;
  readonly found: number;
}

/** The targets, compared with what was measured. */
export function targetsOf(results: readonly Measured[]): readonly Goal[] {
  const median = (name: string) => results.find((result) => result.name === name)?.seconds.median ?? NaN;
  const two = median(synthOf(2));
  const perRegion = (from: number, to: number) => (median(synthOf(to)) - median(synthOf(from))) / (to - from);
  const targets = [
    { target: 'direct synth: of the template', atMost: 1 / 4, found: two / median(TEMPLATE) },
    { target: 'direct synth: of the floor', atMost: 4, found: two / median(FLOOR) },
    { target: 'npm run synth: of the floor', atMost: 5, found: median(npmSynthOf(2)) / median(FLOOR) },
    { target: 'each added region: of the time of two', atMost: 1 / 5, found: perRegion(2, 38) / two },
    // A process gets faster while it warms up, so early regions may take longer, but late ones must not.
    {
      target: 'growth: a region of 21-38 to one of 3-20',
      atMost: 1.25,
      found: perRegion(20, 38) / perRegion(2, 20),
    },
    { target: 'rehearsal from nothing, seconds', atMost: 15, found: median(FRESH) },
    { target: 'rehearsal of one more region, seconds', atMost: 25, found: median(STEP) },
  ];
  return targets.filter(({ found }) => !Number.isNaN(found));
}

export const isReached = ({ atMost, found }: Goal): boolean => found <= atMost;

export const targetsText = (targets: readonly Goal[]): string =>
  table(
    ['to reach', 'at most', 'found', ''],
    targets.map((target) => [
      target.target,
      target.atMost.toFixed(2),
      target.found.toFixed(2),
      isReached(target) ? 'reached' : 'MISSED',
    ]),
    ['left', 'right', 'right', 'left'],
  );
