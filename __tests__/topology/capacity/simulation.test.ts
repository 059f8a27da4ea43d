/**
 * The formulas against single requests: every edge location probes and remembers results, every request takes the
 * way that its edge knows of, every minute autoscale looks at the CPU. The seed is fixed, so that a build fails for a
 * change and not by chance; another one: `FC_SEED=7 npm test -- simulation`.
 */
import fc from 'fast-check';
import { autoscale } from '../../../topology/capacity/autoscale';
import { detection, ORIGIN_TIMEOUT_SECONDS } from '../../../topology/capacity/detection';
import { activeRegions, hardest, outcomes, type Survivor } from '../../../topology/capacity/failures';
import { latencyMilliseconds } from '../../../topology/capacity/latency';
import { reaction } from '../../../topology/capacity/overload';
import { EVALUATION_SECONDS, INSTANCE_START_SECONDS } from '../../../topology/capacity/reaction';
import { timeline } from '../../../topology/capacity/timeline';
import { clientsOf, type Routing, routings, served } from '../../../topology/capacity/traffic';
import type { Region, Topology } from '../../../topology/topology';
import { farAndNear } from '../../support/failures';

const runs = { seed: Number(process.env.FC_SEED ?? 20_261_123), numRuns: 40 };
const EDGES = 60;
const FAILED = 'northeurope';

const shares = fc
  .tuple(fc.integer({ min: 10, max: 80 }), fc.integer({ min: 5, max: 15 }))
  .map(([home, near]): [number, number, number] => [home, near, 100 - home - near]);
const probes = fc
  .record({ intervalSeconds: fc.integer({ min: 5, max: 45 }), sampleSize: fc.integer({ min: 1, max: 6 }) })
  .chain((probe) =>
    fc.record({
      intervalSeconds: fc.constant(probe.intervalSeconds),
      sampleSize: fc.constant(probe.sampleSize),
      successfulSamplesRequired: fc.integer({ min: 1, max: probe.sampleSize }),
    }),
  );
type Probe = Parameters<typeof detection>[0];

const withProbe = (split: [number, number, number], min: number, probe: Probe) =>
  farAndNear(split, { min, max: 20 }, ['dns:\n', `frontDoor: { probe: ${JSON.stringify(probe)} }\ndns:\n`]);

/** When an edge takes the region out: it probes on its own beat, and remembers the last results. */
function noticedAt(probe: Probe, phase: number): number {
  const results = Array.from({ length: probe.sampleSize }, () => true);
  for (let start = phase; ; start += probe.intervalSeconds) {
    results.push(false);
    if (results.slice(-probe.sampleSize).filter(Boolean).length < probe.successfulSamplesRequired) {
      return start + ORIGIN_TIMEOUT_SECONDS;
    }
  }
}

/** Where the requests of one region's clients go, in turn. */
function turns(client: Region, routing: Routing, left: readonly Region[]): string[] {
  const near = left
    .map(({ name, facts }) => ({ name, latency: latencyMilliseconds(client.facts, facts) }))
    .sort((a, b) => a.latency - b.latency);
  const fastest = near[0]?.latency ?? 0;
  if (routing === 'nearest') return near.slice(0, 1).map(({ name }) => name);
  if (routing === 'band')
    return near.filter(({ latency }) => latency - fastest <= 50).map(({ name }) => name);
  if (left.includes(client)) return [client.name];
  return left.flatMap(({ name, trafficShare = 0 }) => Array.from({ length: trafficShare }, () => name));
}

/** Requests one by one: how many each region gets. */
function route(topology: Topology, routing: Routing, failed: string, total: number): Map<string, number> {
  const active = activeRegions(topology);
  const left = active.filter(({ name }) => name !== failed);
  const counts = new Map(left.map(({ name }) => [name, 0]));
  for (const client of active) {
    const names = turns(client, routing, left);
    for (let request = 0; request < (total * (client.trafficShare ?? 0)) / 100; request++) {
      const name = names[request % names.length] ?? '';
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

test('requests, one by one, land where the formulas say', () => {
  fc.assert(
    fc.property(
      shares,
      fc.constantFrom(...routings),
      fc.constantFrom('northeurope', 'francecentral', 'australiaeast'),
      (split, routing, failed) => {
        const topology = farAndNear(split, { min: 3, max: 20 });
        const active = activeRegions(topology);
        const total = 10_000;
        const loads = served(routing, clientsOf(active, total), new Set([failed]), 50);
        const counts = route(topology, routing, failed, total);
        expect([...loads.keys()]).toEqual([...counts.keys()]);
        for (const [name, load] of loads)
          expect(Math.abs(load - (counts.get(name) ?? 0))).toBeLessThanOrEqual(100);
      },
    ),
    runs,
  );
});

test('edges notice, and requests move, as the formulas say', () => {
  fc.assert(
    fc.property(shares, probes, (split, probe) => {
      const topology = withProbe(split, 3, probe);
      const line = timeline(topology, [FAILED], 1);
      const seen = detection(probe);
      const edges = Array.from({ length: EDGES }, (_, i) =>
        noticedAt(probe, ((i + 0.5) / EDGES) * probe.intervalSeconds),
      );
      expect(Math.min(...edges)).toBeGreaterThanOrEqual(seen.from);
      expect(Math.max(...edges)).toBeLessThanOrEqual(seen.to);

      const ends = [0, seen.from, (seen.from + seen.to) / 2, seen.to];
      const moment = (second: number) => line.at(second);
      for (const second of ends) {
        // The requests of one second of the failed region's clients, evenly over its edges, one by one.
        const requests = Math.round(moment(0).lost);
        let lost = 0;
        for (let request = 0; request < requests; request++) {
          const edge = edges[request % EDGES] ?? 0;
          if (second < edge) lost++;
        }
        expect(Math.abs(lost - moment(second).lost)).toBeLessThanOrEqual(requests / EDGES + EDGES / 2);
        const arrived = moment(second).regions.reduce((sum, { load }) => sum + load, 0);
        expect(arrived + moment(second).lost).toBeCloseTo(topology.capacity.peakRequestsPerSecond, 6);
      }
    }),
    runs,
  );
});

interface Simulated {
  readonly overloadSeconds: number;
  readonly running: number;
}

/** Requests second by second, until two hours are over. */
function simulate(
  { before, after, running, region }: Survivor,
  probe: Probe,
  perInstance: number,
): Simulated {
  const seen = detection(probe);
  const { windowMinutes, cooldownMinutes, stepOut, scaleOutCpuPercent } = autoscale;
  const cpu: number[] = [];
  const starting: { at: number; count: number }[] = [];
  let instances = running;
  let ordered = running;
  let quietUntil = 0;
  let overloadSeconds = 0;
  for (let second = 0; second < 7200; second++) {
    for (const batch of starting.filter(({ at }) => at === second)) instances += batch.count;
    const moved = Math.min(Math.max((second + 0.5 - seen.from) / (seen.to - seen.from), 0), 1);
    const load = before + moved * (after - before);
    if (load > instances * perInstance + 1e-6) overloadSeconds++;
    cpu.push(Math.min(load / (instances * perInstance), 1) * 100);
    // Slow on purpose, as the formulas: the window must lie wholly after the jump. What is ordered counts already.
    const window = cpu.slice(-windowMinutes * 60);
    const ready = second + 1 >= seen.to + windowMinutes * 60 && second >= quietUntil;
    const mean = window.reduce((sum, value) => sum + value, 0) / window.length;
    if (
      ready &&
      mean > scaleOutCpuPercent &&
      load / (ordered * perInstance) > scaleOutCpuPercent / 100 + 1e-9 &&
      ordered < region.instances.max
    ) {
      const count = Math.min(stepOut, region.instances.max - ordered);
      ordered += count;
      starting.push({ at: second + 1 + EVALUATION_SECONDS + INSTANCE_START_SECONDS, count });
      quietUntil = second + EVALUATION_SECONDS + cooldownMinutes * 60;
    }
  }
  return { overloadSeconds, running: instances };
}

test('overload lasts as long, and ends with as many instances, as the formulas say', () => {
  fc.assert(
    fc.property(shares, probes, fc.integer({ min: 2, max: 5 }), (split, probe, min) => {
      const topology = withProbe(split, min, probe);
      const perInstance = topology.capacity.requestsPerSecondPerInstance;
      const all = outcomes(topology, 2)([FAILED]);
      for (const region of new Set(all.map((survivor) => survivor.region))) {
        const survivor = hardest(all.filter((one) => one.region === region));
        const { overload, batches } = reaction(survivor, detection(probe), topology.capacity);
        const simulated = simulate(survivor, probe, perInstance);
        expect(simulated.running).toBe(batches.at(-1)?.running ?? survivor.running);
        const formula = overload ? overload.to - overload.from : 0;
        expect(Math.abs(simulated.overloadSeconds - formula)).toBeLessThanOrEqual(2);
      }
    }),
    runs,
  );
});
