import { table, wrap } from '../cli/text';
import {
  answered,
  type Bounds,
  bringsNoMore,
  failedPart,
  percentile,
  type Step,
  sustained,
  tooMuch,
} from './ladder';

const milliseconds = (value: number | undefined): string =>
  value === undefined ? '-' : `${Math.round(value)} ms`;

export const stepsText = (steps: readonly Step[], bounds: Bounds): string =>
  table(
    ['connections', 'answered/s', 'failed', 'p50', 'p95', 'p99', ''],
    steps.map((step) => [
      `${step.connections}`,
      answered(step).toFixed(0),
      `${(failedPart(step) * 100).toFixed(1)} %`,
      ...[0.5, 0.95, 0.99].map((part) => milliseconds(percentile(step, part))),
      tooMuch(step, bounds) ?? 'held',
    ]),
    ['right', 'right', 'right', 'right', 'right', 'right', 'left'],
  );

const READ_CPU = `In the minutes of the steps that held, read the plan's CPU (portal: the plan, Metrics, CPU Percentage).
Below 70 % something else is the limit, and autoscale, which goes by CPU, will not help: docs/measure.md.`;

/** @param instances behind the URL */
export function verdictText(steps: readonly Step[], bounds: Bounds, instances: number): string {
  const most = sustained(steps, bounds);
  if (most === undefined)
    return wrap(`Not even ${steps[0]?.connections} at a time held: nothing to suggest.`);
  const each = Math.floor(most / instances);
  const behind = instances === 1 ? 'one instance' : `${instances} instances`;
  const found = steps.some((step) => tooMuch(step, bounds) !== undefined) || bringsNoMore(steps);
  return [
    wrap(`${Math.floor(most)} requests a second held by ${behind}. For regions.yaml, under capacity:`),
    each > 0
      ? `  requestsPerSecondPerInstance: ${each}`
      : wrap('  nothing: less than one a second for each instance is too low to divide.'),
    wrap(found ? READ_CPU.replaceAll('\n', ' ') : 'Every step held, so the limit is higher: raise --to.'),
  ].join('\n');
}
