import { table, wrap } from '../cli/text';
import { answered, type Bounds, failedPart, percentile, type Step, tooMuch } from './ladder';

const milliseconds = (value: number | undefined): string =>
  value === undefined ? '-' : `${Math.round(value)} ms`;

export const stepsText = (steps: readonly Step[], bounds: Bounds): string =>
  table(
    ['asked/s', 'answered/s', 'failed', 'p50', 'p95', 'p99', ''],
    steps.map((step) => [
      `${step.asked}`,
      answered(step).toFixed(0),
      `${(failedPart(step) * 100).toFixed(1)} %`,
      ...[0.5, 0.95, 0.99].map((part) => milliseconds(percentile(step, part))),
      tooMuch(step, bounds) ?? 'held',
    ]),
    ['right', 'right', 'right', 'right', 'right', 'right', 'left'],
  );

/** @param instances behind the URL */
export function verdictText(steps: readonly Step[], bounds: Bounds, instances: number): string {
  const held = steps.filter((step) => tooMuch(step, bounds) === undefined).at(-1);
  const over = steps.find((step) => tooMuch(step, bounds) !== undefined);
  if (!held)
    return wrap(`Not even ${over?.asked} a second held: nothing to suggest. Start lower with --from.`);
  const each = Math.floor(held.asked / instances);
  const behind = instances === 1 ? 'one instance' : `${instances} instances`;
  const share = over
    ? `In the minutes of the last rate that held, read the plan's CPU (portal: the plan, Metrics, CPU Percentage). Below 70 % something
else is the limit, and autoscale, which goes by CPU, will not help: docs/measure.md.`.replaceAll('\n', ' ')
    : 'Every rate held, so the limit is higher: raise --to.';
  return [
    wrap(`${held.asked} requests a second held by ${behind}. For regions.yaml, under capacity:`),
    `  requestsPerSecondPerInstance: ${each}`,
    wrap(share),
  ].join('\n');
}
