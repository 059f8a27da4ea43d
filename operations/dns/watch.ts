/** Follows a cutover: which resolvers still send clients to the legacy app, and for how much longer. */
import { apiRecord } from '../../topology/migration/phases';
import type { Clock, Pace } from '../probe/clock';
import { type Held, held } from './checks/resolvers';
import type { Inputs } from './inputs';
import { bare } from './record-set';

export interface Round {
  readonly at: Date;
  readonly resolvers: readonly (Held & { readonly moved: boolean })[];
  /** Seconds until the last of the resolvers that answered will ask again. */
  readonly left: number;
  readonly allMoved: boolean;
}

/** A round at a time, until all have moved or the limit is reached. */
export async function* watch(inputs: Inputs, clock: Clock, { interval, limit }: Pace): AsyncGenerator<Round> {
  const end = clock.now().getTime() + limit;
  while (true) {
    const round = await look(inputs, clock.now());
    yield round;
    if (round.allMoved || clock.now().getTime() + interval > end) return;
    await clock.sleep(interval);
  }
}

async function look({ topology, servers, endpointName, patience }: Inputs, at: Date): Promise<Round> {
  const { api, dns } = topology;
  const expected = bare(apiRecord(dns, endpointName ?? '').value);
  const answers = await Promise.all(servers.resolvers.map((server) => held(server, api.hostname, patience)));
  const resolvers = answers.map((answer) => ({
    ...answer,
    moved: 'value' in answer && answer.value === expected,
  }));
  const still = resolvers.flatMap((answer) => ('ttl' in answer && !answer.moved ? [answer.ttl] : []));
  return { at, resolvers, left: Math.max(0, ...still), allMoved: resolvers.every(({ moved }) => moved) };
}
