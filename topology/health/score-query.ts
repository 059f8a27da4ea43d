/**
 * The health model as KQL, from the same table as `model.ts`. Flat: no function with parameters and none that contains
 * `workspace()`, which queries across workspaces do not take.
 * https://learn.microsoft.com/azure/azure-monitor/logs/cross-workspace-query#limitations
 */
import { appHostName, livingRegions, logWorkspaceOf, type Region, type Topology } from '../topology';
import { boundsOf } from './bounds';
import { type SignalName, signalNames } from './names';
import { datatable, indented, lines, quoted } from './query-text';
import type { Reading } from './signal';
import { signals } from './signals';
import { type State, states } from './state';

/** The place of what is about no region. */
export const SYSTEM = 'system';

type Read = readonly [name: SignalName, reading: Reading];
const readings: readonly Read[] = signalNames.flatMap((name) => {
  const { reading } = signals[name];
  return reading ? [[name, reading] as const] : [];
});
const readIn = (workspace: Reading['workspace']) =>
  readings.filter(([, reading]) => reading.workspace === workspace);

const plain = (table: string): string => table;
const of =
  (workspaceId: string) =>
  (table: string): string =>
    `workspace(${quoted(workspaceId)}).${table}`;

/** The state of each active region and of the system, as the control workspace alone sees them. */
export const controlScores = (topology: Topology): string =>
  systemScores(topology, controlReadings(topology), readIn('control'));

/** The state of one region, as its own workspace sees it. */
export const regionScores = (topology: Topology, region: Region): string =>
  `${scored(topology, regionReadings(topology, region, plain), readIn('region'))}
scored
| project Place, State = ${STATE}, Because`;

/** What each workspace knows, together: asked in the control workspace. */
export const allScores = (topology: Topology): string =>
  systemScores(
    topology,
    [
      ...controlReadings(topology),
      ...byName(topology).flatMap((region) =>
        regionReadings(topology, region, of(logWorkspaceOf(topology, region).id)),
      ),
    ],
    readings,
  );

/** Whatever the order of the file is, the query is the same. */
const byName = (topology: Topology): readonly Region[] =>
  livingRegions(topology).toSorted((a, b) => (a.name < b.name ? -1 : 1));

const controlReadings = (topology: Topology): readonly string[] =>
  readIn('control').map(([name, { about, query }]) => {
    const value = query({ topology, region: undefined, table: plain });
    return about === 'region'
      ? lines(value, 'lookup kind=inner origins on Host', row(name))
      : lines(value, row(name, quoted(SYSTEM)));
  });

const regionReadings = (topology: Topology, region: Region, table: (name: string) => string) =>
  readIn('region').map(([name, { query }]) =>
    lines(query({ topology, region, table }), row(name, quoted(region.name))),
  );

const row = (name: SignalName, place?: string): string =>
  `project ${place ? `Place = ${place}` : 'Place'}, Signal = ${quoted(name)}, Value`;

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
const STATE = `case(${ranked.map(([rank, state]) => `Rank == ${rank}, ${quoted(state)}`).join(', ')}, ${quoted(states[0])})`;

/** The worst state of each place, and the signals that make it so. */
function scored(topology: Topology, parts: readonly string[], from: readonly Read[]): string {
  const bounds = from.map(([name]) => {
    const { degraded, unhealthy } = boundsOf(topology, name);
    return [name, signals[name].worse, degraded, unhealthy];
  });
  return `let bounds = ${datatable({ Signal: 'string', Worse: 'string', Degraded: 'real', Unhealthy: 'real' }, bounds)};
let scored = union isfuzzy=true
${parts.map((part) => indented(`(${part})`)).join(',\n')}
| where isfinite(Value)
| lookup kind=inner bounds on Signal
| extend Rank = ${RANK}
| summarize Rank = max(Rank), Because = make_set_if(Signal, Rank > 0) by Place;`;
}

/** Of the regions those that serve count for the system: some not well, and it is degraded; all unhealthy, and it is. */
function systemScores(topology: Topology, parts: readonly string[], from: readonly Read[]): string {
  const origins = byName(topology).map((region) => [
    appHostName(topology, region),
    region.name,
    region.state,
  ]);
  return `let origins = ${datatable({ Host: 'string', Place: 'string', Serves: 'string' }, origins)};
${scored(topology, parts, from)}
let regions = origins
| join kind=leftouter (scored) on Place
| project Place, Serves, Rank = coalesce(Rank, 0), Because;
let system = union
  (scored | where Place == ${quoted(SYSTEM)} | project Rank, Because),
  (regions | where Serves == 'active'
    | summarize Most = max(Rank), Least = min(Rank), Because = make_set_if(Place, Rank > 0)
    | project Rank = case(Least == ${UNHEALTHY}, ${UNHEALTHY}, Most > 0, ${DEGRADED}, 0), Because)
| summarize Rank = max(Rank), Because = make_set(Because)
| extend Place = ${quoted(SYSTEM)};
union regions, system
| project Place, State = ${STATE}, Because`;
}
