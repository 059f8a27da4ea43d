/** The log workspaces, and how much each gets at the peak, in GB a day. */
import type { Need } from '../capacity/needs';
import type { Topology } from '../topology';
import { globalLogs, regionLogs } from './volume';

interface Part {
  readonly log: string;
  readonly gigabytes: number;
  /** Undefined: none. */
  readonly cap: number | undefined;
}

/** A log workspace, of a region or `global`. */
export interface Sink extends Part {
  /** The failure that brings the most logs; empty for `global`. */
  readonly failed: readonly string[];
  readonly parts: readonly Part[];
}

/** The workspace of the global tier, and the regional one that gets most after a failure. */
export function sinks(topology: Topology, needed: readonly Need[]): Sink[] {
  const { workspaceCap, applicationInsights } = topology.logs;
  const sink = (log: string, parts: readonly Part[], failed: readonly string[] = []): Sink => ({
    log,
    failed,
    gigabytes: parts.reduce((sum, { gigabytes }) => sum + gigabytes, 0),
    cap: workspaceCap?.gigabytesPerDay,
    parts: parts.filter(({ gigabytes }) => gigabytes > 0),
  });
  const part = (log: string, gigabytes: number, cap?: number): Part => ({ log, gigabytes, cap });
  const { access, firewall, cosmos } = globalLogs(topology, topology.capacity.peakRequestsPerSecond);
  const global = sink('global', [
    part("Front Door's access log", access),
    part('firewall log', firewall),
    part('operations of Cosmos DB', cosmos),
  ]);
  const worst = busiest(needed);
  if (!worst) return [global];
  const { insights, appRequests } = regionLogs(topology, worst.heaviest.after);
  return [
    global,
    sink(
      worst.region.name,
      [
        part('Application Insights', insights, applicationInsights.gigabytesPerDay),
        part('requests of the app', appRequests),
      ],
      worst.failed,
    ),
  ];
}

/** The region with the highest load in any failure. */
export const busiest = (needed: readonly Need[]): Need | undefined =>
  needed.toSorted((a, b) => b.heaviest.after - a.heaviest.after)[0];
