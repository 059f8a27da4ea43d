/** What a cap does at the peak. */
import { busiest, sinks } from '../logs/sinks';
import { regionLogs } from '../logs/volume';
import { type Burdened, whenFails } from './burdened';
import type { Rule } from './rule';

const WHY =
  'Once a cap is reached, no more logs are accepted until the next day: no errors are recorded and no log alert fires, just when they are needed most. Sampling writes less, but never stops. docs/logs.md explains the estimate. https://learn.microsoft.com/azure/azure-monitor/logs/daily-cap';

const size = (gigabytes: number): string => `${Math.round(gigabytes)} GB a day`;

const insightsCap: Rule<Burdened> = {
  id: 'LOGS-INSIGHTS-CAP',
  why: WHY,
  severity: 'note',
  check: ({ topology, needed }) => {
    const { samplingPercent, gigabytesPerDay } = topology.logs.applicationInsights;
    const worst = busiest(needed);
    if (!worst) return [];
    const { insights } = regionLogs(topology, worst.heaviest.after);
    if (insights <= gigabytesPerDay) return [];
    const lower = Math.floor((samplingPercent * gigabytesPerDay) / insights);
    return [
      {
        path: ['logs', 'applicationInsights', 'gigabytesPerDay'],
        wrong: `would be reached if the peak lasted all day: ${worst.region.name} would write ${size(insights)} ${whenFails(worst.failed)}`,
        found: gigabytesPerDay,
        fix: lower > 0 ? `lower samplingPercent to ${lower}, or raise the cap` : 'raise the cap',
      },
    ];
  },
};

const workspaceCap: Rule<Burdened> = {
  id: 'LOGS-WORKSPACE-CAP',
  why: WHY,
  severity: 'note',
  check: ({ topology, needed }) =>
    sinks(topology, needed).flatMap(({ log, gigabytes, cap }) =>
      cap === undefined || gigabytes <= cap
        ? []
        : [
            {
              path: ['logs', 'workspaceCap', 'gigabytesPerDay'],
              wrong: `would be reached if the peak lasted all day: the workspace of ${log} would get ${size(gigabytes)}`,
              found: cap,
              fix: 'raise it, or leave workspaceCap out',
            },
          ],
    ),
};

export const logCapRules: readonly Rule<Burdened>[] = [insightsCap, workspaceCap];
