/**
 * The health model as KQL, from the same table as `model.ts`. Flat: no function with parameters and none that contains
 * `workspace()`, which queries across workspaces do not take.
 * https://learn.microsoft.com/azure/azure-monitor/logs/cross-workspace-query#limitations
 */
import { appHostName, livingRegions, logWorkspaceOf, type Region, type Topology } from '../topology';
import { applies, whyOff } from './applies';
import { boundsOf } from './bounds';
import { type SignalName, signalNames } from './names';
import { datatable, indented, inTime, lines, now, type Over, quoted } from './query-text';
import type { Reading } from './signal';
import { signals } from './signals';
import { type State, states } from './state';

/** The place of what is about no region. */
export const SYSTEM = 'system';

type Read = readonly [name: SignalName, reading: Reading];
const readings = (topology: Topology): readonly Read[] =>
  signalNames.flatMap((name) => {
    const { reading } = signals[name];
    return reading && whyOff(topology, name) === undefined ? [[name, reading] as const] : [];
  });
const readIn = (topology: Topology, workspace: Reading['workspace']) =>
  readings(topology).filter(([, reading]) => reading.workspace === workspace);

const plain = (table: string): string => table;
const of =
  (workspaceId: string) =>
  (table: string): string =>
    `workspace(${quoted(workspaceId)}).${table}`;

/** The state of each active region and of the system, as the control workspace alone sees them. */
export const controlScores = (topology: Topology): string =>
  systemScores(topology, controlReadings(topology, now), readIn(topology, 'control'), now, STATES);

/** The state of one region, as its own workspace sees it. */
export const regionScores = (topology: Topology, region: Region): string =>
  `${scored(topology, regionReadings(topology, region, plain, now), readIn(topology, 'region'), now)}
scored
| project Place, ${STATES}, Because`;

/** What each workspace knows, together: asked in the control workspace. */
export const allScores = (topology: Topology): string =>
  systemScores(topology, allReadings(topology, now), readings(topology), now, STATES);

/** The same of each quarter of an hour, to be drawn: 0 is healthy, 1 degraded, 2 unhealthy. */
export const scoresInTime = (topology: Topology): string =>
  systemScores(topology, allReadings(topology, inTime), readings(topology), inTime, 'Rank');

/** Sorted, so that the query does not depend on the order of the file. */
const byName = (topology: Topology): readonly Region[] =>
  livingRegions(topology).toSorted((a, b) => (a.name < b.name ? -1 : 1));

const allReadings = (topology: Topology, over: Over): readonly string[] => [
  ...controlReadings(topology, over),
  ...byName(topology).flatMap((region) =>
    regionReadings(topology, region, of(logWorkspaceOf(topology, region).id), over),
  ),
];

const controlReadings = (topology: Topology, over: Over): readonly string[] =>
  readIn(topology, 'control').map(([name, { about, query, least }]) => {
    const read = query({ topology, region: undefined, table: plain, over });
    const value = least === undefined ? read : lines(read, `where Requests >= ${least}`);
    return about === 'region'
      ? lines(value, 'lookup kind=inner origins on Host', row(over, name))
      : lines(value, row(over, name, quoted(SYSTEM)));
  });

const regionReadings = (topology: Topology, region: Region, table: (name: string) => string, over: Over) =>
  readIn(topology, 'region')
    .filter(([name]) => applies(name, region))
    .map(([name, { query }]) =>
      lines(query({ topology, region, table, over }), row(over, name, quoted(region.name))),
    );

const listed = ({ columns }: Over, ...others: readonly string[]): string =>
  [...columns, ...others].join(', ');

const row = (over: Over, name: SignalName, place?: string): string =>
  `project ${listed(over, place ? `Place = ${place}` : 'Place', `Signal = ${quoted(name)}`, 'Value')}`;

const [DEGRADED, UNHEALTHY] = [states.indexOf('degraded'), states.indexOf('unhealthy')];
/** The bad states, worst first, as numbers that can be compared. */
const ranked = [...states.entries()].slice(1).reverse();
const capital = (state: State): string => state.charAt(0).toUpperCase() + state.slice(1);
const RANK = `case(\n${ranked
  .map(
    ([rank, state]) =>
      `  isnotnull(${capital(state)}) and iff(Worse == 'above', Value >= ${capital(state)}, Value < ${capital(state)}), ${rank},`,
  )
  .join('\n')}\n  0)`;
const STATES = `State = case(${ranked.map(([rank, state]) => `Rank == ${rank}, ${quoted(state)}`).join(', ')}, ${quoted(states[0])})`;

/** The worst state of each place, and the signals that make it so. */
function scored(topology: Topology, parts: readonly string[], from: readonly Read[], over: Over): string {
  const bounds = from.map(([name]) => {
    const { degraded, unhealthy } = boundsOf(topology, name);
    return [name, signals[name].worse, degraded, unhealthy];
  });
  return `let bounds = ${datatable({ Signal: 'string', Worse: 'string', Degraded: 'real', Unhealthy: 'real' }, bounds)};
let scored = ${together(parts, over)}
| where isfinite(Value)
| lookup kind=inner bounds on Signal
| extend Rank = ${RANK}
| summarize Rank = max(Rank), Because = make_set_if(Signal, Rank > 0) by ${listed(over, 'Place')};`;
}

/** A file may switch off every reading, and a union of nothing is no query. */
const together = (parts: readonly string[], over: Over): string =>
  parts.length === 0
    ? datatable(
        {
          ...Object.fromEntries(over.columns.map((column) => [column, 'datetime'] as const)),
          Place: 'string',
          Signal: 'string',
          Value: 'real',
        },
        [],
      )
    : `union isfuzzy=true\n${parts.map((part) => indented(`(${part})`)).join(',\n')}`;

/** Maps origins to regions. */
export const origins = (topology: Topology): string => {
  const rows = byName(topology).map((region) => [appHostName(topology, region), region.name, region.state]);
  return `let origins = ${datatable({ Host: 'string', Place: 'string', Serves: 'string' }, rows)};`;
};

/** Only active regions count for the system: degraded if some are not healthy, unhealthy if all are unhealthy. */
function systemScores(
  topology: Topology,
  parts: readonly string[],
  from: readonly Read[],
  over: Over,
  shown: string,
): string {
  const by = over.columns.length > 0 ? ` by ${listed(over)}` : '';
  const always = over.columns.map(
    (column) => `| extend All = 1\n| join kind=inner (scored | distinct ${column} | extend All = 1) on All\n`,
  );
  return `${origins(topology)}
${scored(topology, parts, from, over)}
let regions = origins
${always.join('')}| join kind=leftouter (scored) on ${listed(over, 'Place')}
| project ${listed(over, 'Place')}, Serves, Rank = coalesce(Rank, 0), Because;
let system = union
  (scored | where Place == ${quoted(SYSTEM)} | project ${listed(over, 'Rank', 'Because')}),
  (regions | where Serves == 'active'
    | summarize Most = max(Rank), Least = min(Rank), Because = make_set_if(Place, Rank > 0)${by}
    | project ${listed(over, 'Rank')} = case(Least == ${UNHEALTHY}, ${UNHEALTHY}, Most > 0, ${DEGRADED}, 0), Because)
| summarize Rank = max(Rank), Because = make_set(Because)${by}
| extend Place = ${quoted(SYSTEM)};
union regions, system
| project ${listed(over, 'Place', shown, 'Because')}`;
}
