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

const READ_CPU = `Look up the plan's CPU during the steps that held (portal: the plan, Metrics, CPU Percentage).
Below 70 %, something other than CPU is the limit, so autoscale, which goes by CPU, does not help: docs/measure.md.`;

/** @param instances behind the URL */
export function verdictText(steps: readonly Step[], bounds: Bounds, instances: number): string {
  const most = sustained(steps, bounds);
  if (most === undefined)
    return wrap(`Even ${steps[0]?.connections} at a time were too many, so there is nothing to suggest.`);
  const each = Math.floor(most / instances);
  const behind = instances === 1 ? 'one instance' : `${instances} instances`;
  const found = steps.some((step) => tooMuch(step, bounds) !== undefined) || bringsNoMore(steps);
  return [
    wrap(
      `${Math.floor(most)} requests a second sustained by ${behind}. Write in regions.yaml, under capacity:`,
    ),
    each > 0
      ? `  requestsPerSecondPerInstance: ${each}`
      : wrap('  nothing: less than one request a second for each instance cannot be written.'),
    wrap(found ? READ_CPU.replaceAll('\n', ' ') : 'Every step held, so the limit is higher: increase --to.'),
  ].join('\n');
}
