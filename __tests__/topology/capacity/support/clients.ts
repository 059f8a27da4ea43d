/** Every request of every client, try by try, for an hour. */

import { HOUR_SECONDS } from '../../../../topology/capacity/aftermath';
import { autoscale } from '../../../../topology/capacity/autoscale';
import { type ClientView, PATIENCE_SECONDS, RETRY_SECONDS } from '../../../../topology/capacity/clients';
import type { Probe } from '../../../../topology/capacity/detection';
import { activeRegions } from '../../../../topology/capacity/failures';
import type { Routing } from '../../../../topology/capacity/traffic';
import type { Region, Topology } from '../../../../topology/topology';
import { EDGES, edgesOf, instancesOf, turns } from './parts';

interface Simulation {
  readonly topology: Topology;
  readonly routing: Routing;
  /** One region. */
  readonly failed: string;
  readonly probe: Probe;
  /** Of the peak. */
  readonly part: number;
}

interface Try {
  readonly at: number;
  readonly client: Region;
  readonly edge: number;
  /** 0 is the first one. */
  readonly count: number;
}

/** So that queues and retries have come to a balance. */
const BEFORE_SECONDS = 300;

/** Random numbers that are the same in each run. */
function numbers(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Tries in the order of their time, while new ones come in. */
class Agenda {
  private readonly tenths = new Map<number, Try[]>();

  add(one: Try): void {
    const tenth = Math.floor(one.at * 10);
    const others = this.tenths.get(tenth);
    if (others) others.push(one);
    else this.tenths.set(tenth, [one]);
  }

  *inOrder(): Generator<Try> {
    for (let tenth = -BEFORE_SECONDS * 10; tenth < HOUR_SECONDS * 10; tenth++) {
      yield* (this.tenths.get(tenth) ?? []).toSorted((a, b) => a.at - b.at);
      this.tenths.delete(tenth);
    }
  }
}

/** The queue of a region: how long a try waits, or that it would wait too long. */
function queueOf(carries: (at: number) => number, full: boolean): (at: number) => number | 'too long' {
  let waiting = full ? PATIENCE_SECONDS * carries(0) : 0;
  let since = -BEFORE_SECONDS;
  return (at) => {
    const rate = carries(at);
    waiting = Math.max(waiting - rate * (at - since), 0);
    since = at;
    const wait = waiting / rate;
    if (wait > PATIENCE_SECONDS) return 'too long';
    waiting++;
    return wait;
  };
}

/** Requests a second that a region gets: each client's, by its turns. Not by the formulas, which are under test. */
function loadOf(name: string, { topology, routing, part }: Simulation, healthy: readonly Region[]): number {
  const total = topology.capacity.peakRequestsPerSecond * part;
  return activeRegions(topology).reduce((sum, client) => {
    const names = turns(client, routing, healthy);
    const own = names.filter((one) => one === name).length / names.length;
    return sum + (total * (client.trafficShare ?? 0) * own) / 100;
  }, 0);
}

/** What autoscale made of the load before the failure: as few as keep the CPU at its threshold. */
function runningFor(load: number, perInstance: number, { min, max }: Region['instances']): number {
  let instances = min;
  while (instances < max && load / (instances * perInstance) > autoscale.scaleOutCpuPercent / 100 + 1e-9)
    instances++;
  return instances;
}

function queuesOf(simulation: Simulation) {
  const { topology, failed, probe } = simulation;
  const { requestsPerSecondPerInstance: perInstance, requestUnitsPerRequest } = topology.capacity;
  const throughput = topology.cosmos.maxThroughput / requestUnitsPerRequest;
  const active = activeRegions(topology);
  const left = active.filter(({ name }) => name !== failed);
  return new Map(
    left.map((region) => {
      const before = loadOf(region.name, simulation, active);
      const after = loadOf(region.name, simulation, left);
      const running = runningFor(Math.min(before, throughput), perInstance, region.instances);
      const { instances } = instancesOf({ region, before, after, running, throughput }, probe, perInstance);
      const carries = (at: number) =>
        Math.min((instances[Math.max(Math.floor(at), 0)] ?? 0) * perInstance, throughput);
      return [region.name, queueOf(carries, before > carries(0))];
    }),
  );
}

/** To which region an edge sends the request of a client, before it has noticed and after. */
function waysOf({ topology, routing, failed, probe }: Simulation, random: () => number) {
  const active = activeRegions(topology);
  const left = active.filter(({ name }) => name !== failed);
  const edges = edgesOf(probe);
  const ways = new Map(
    active.map((client) => [client, [active, left].map((regions) => turns(client, routing, regions))]),
  );
  return ({ at, client, edge }: Try): string => {
    const names = ways.get(client)?.[at >= (edges[edge] ?? 0) ? 1 : 0] ?? [];
    return names[Math.floor(random() * names.length)] ?? '';
  };
}

function firstTries({ topology, part }: Simulation, random: () => number): Agenda {
  const agenda = new Agenda();
  for (const client of activeRegions(topology)) {
    const rate = (topology.capacity.peakRequestsPerSecond * part * (client.trafficShare ?? 0)) / 100;
    for (let i = 0; i < rate * (HOUR_SECONDS + BEFORE_SECONDS); i++) {
      const at = (i + random()) / rate - BEFORE_SECONDS;
      agenda.add({ at, client, edge: Math.floor(random() * EDGES), count: 0 });
    }
  }
  return agenda;
}

/** Seconds that a try waits for its answer, or when it becomes an error. */
type Outcome = { readonly waits: number } | { readonly errorAt: number };

function outcomesOf(simulation: Simulation, random: () => number): (one: Try) => Outcome {
  const queues = queuesOf(simulation);
  const wayOf = waysOf(simulation, random);
  return (one) => {
    const queue = queues.get(wayOf(one));
    if (!queue) return one.at < 0 ? { waits: 0 } : { errorAt: one.at };
    const waits = queue(one.at);
    return waits === 'too long' ? { errorAt: one.at + PATIENCE_SECONDS } : { waits };
  };
}

export function clientsSee(simulation: Simulation): ClientView {
  const random = numbers();
  const agenda = firstTries(simulation, random);
  const outcomeOf = outcomesOf(simulation, random);
  const seen = { failed: 0, slowed: 0, retried: 0 };
  for (const one of agenda.inOrder()) {
    const counted = one.at >= 0 ? 1 : 0;
    const outcome = outcomeOf(one);
    if (one.count > 0) seen.retried += counted;
    if ('waits' in outcome) {
      if (one.count > 0 || outcome.waits >= 1) seen.slowed += counted;
      continue;
    }
    const wait = RETRY_SECONDS[one.count];
    if (wait === undefined) seen.failed += counted;
    // Waits differ, as in the SDKs: with equal ones, tries that were refused together would meet again and again.
    else agenda.add({ ...one, at: outcome.errorAt + wait * (0.5 + random()), count: one.count + 1 });
  }
  return seen;
}
