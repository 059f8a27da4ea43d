/** Edges, the ways of requests, and autoscale, step by step. */
import { autoscale } from '../../../../topology/capacity/autoscale';
import { detection, ORIGIN_TIMEOUT_SECONDS, type Probe } from '../../../../topology/capacity/detection';
import type { Survivor } from '../../../../topology/capacity/failures';
import { latencyMilliseconds } from '../../../../topology/capacity/latency';
import { EVALUATION_SECONDS, INSTANCE_START_SECONDS } from '../../../../topology/capacity/reaction';
import type { Routing } from '../../../../topology/capacity/traffic';
import type { Region } from '../../../../topology/topology';

export const EDGES = 60;

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

/** When each edge has noticed. */
export const edgesOf = (probe: Probe): number[] =>
  Array.from({ length: EDGES }, (_, i) => noticedAt(probe, ((i + 0.5) / EDGES) * probe.intervalSeconds));

/** Where the requests of one region's clients go, in turn. */
export function turns(client: Region, routing: Routing, left: readonly Region[]): string[] {
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

interface Simulated {
  readonly overloadSeconds: number;
  readonly running: number;
  /** In each second. */
  readonly instances: readonly number[];
}

/** Instances second by second, until two hours are over. */
export function instancesOf(
  {
    before,
    after,
    running,
    throughput,
    region,
  }: Pick<Survivor, 'before' | 'after' | 'running' | 'throughput' | 'region'>,
  probe: Probe,
  perInstance: number,
): Simulated {
  const seen = detection(probe);
  const { windowMinutes, cooldownMinutes, stepOut, scaleOutCpuPercent } = autoscale;
  const cpu: number[] = [];
  const history: number[] = [];
  const starting: { at: number; count: number }[] = [];
  let instances = running;
  let ordered = running;
  let quietUntil = 0;
  let overloadSeconds = 0;
  for (let second = 0; second < 7200; second++) {
    for (const batch of starting.filter(({ at }) => at === second)) instances += batch.count;
    history.push(instances);
    const moved = Math.min(Math.max((second + 0.5 - seen.from) / (seen.to - seen.from), 0), 1);
    const asked = before + moved * (after - before);
    if (asked > Math.min(instances * perInstance, throughput) + 1e-6) overloadSeconds++;
    const load = Math.min(asked, throughput); // what Cosmos DB turns away costs no CPU
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
  return { overloadSeconds, running: instances, instances: history };
}
