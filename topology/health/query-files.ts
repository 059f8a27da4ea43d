import { livingRegions, type Topology } from '../topology';
import { logQuery } from './log-query';
import { type AlertRule, globalRules, ruleName } from './rules';
import { allScores, controlScores, regionScores } from './score-query';
import type { LogWatch } from './signal';
import { workbookQueries } from './workbook/workbook';

type Query = readonly [name: string, asked: string, query: string];

/** The health model. */
export const healthQueries = (topology: Topology): readonly Query[] => [
  ['health', 'the control workspace, about all others too', allScores(topology)],
  ['health-control', 'the control workspace, about what it has itself', controlScores(topology)],
  ...livingRegions(topology).map(
    (region) =>
      [`health-${region.name}`, 'the workspace of the region', regionScores(topology, region)] as const,
  ),
];

/** Every query of a system, to be read, and to be pasted into Log Analytics: file name -> text. */
export function queryFiles(topology: Topology): Readonly<Record<string, string>> {
  const files: readonly Query[] = [
    ...healthQueries(topology),
    // Those of the regions are the same text.
    ...globalRules(topology)
      .filter(isLog)
      .filter(({ signal }, i, all) => all.findIndex((other) => other.signal === signal) === i)
      .map((rule) => {
        const name = ruleName({ ...rule, region: undefined });
        return [
          `alert-${name}`,
          `${rule.watch.workspace === 'each' ? 'each' : `the ${rule.watch.workspace}`} workspace, by an alert rule`,
          logQuery(topology, rule),
        ] as const;
      }),
    // The state of now is `health`.
    ...workbookQueries(topology)
      .filter(([name]) => name !== 'now')
      .map(([name, query]) => [`workbook-${name}`, 'the control workspace, by the workbook', query] as const),
  ];
  return Object.fromEntries(
    files.map(([name, asked, query]) => [
      `${name}.kql`,
      `// Asked of ${asked}. Written by npm run signals.\n${query}\n`,
    ]),
  );
}

const isLog = (rule: AlertRule): rule is AlertRule<LogWatch> => rule.watch.by === 'log';
