/** The servers to ask by default. */

import type { Patience } from '../probe/clock';
import type { Target } from '../probe/target';
import { delegatedTo } from './checks/delegation';
import { query } from './query';

/** Large public resolvers, run by different organizations. */
export const PUBLIC_RESOLVERS = ['8.8.8.8', '1.1.1.1', '9.9.9.9', '208.67.222.222'] as const;

/** A zone like com has 13 servers with the same content; a few are enough to compare. */
const ENOUGH = 4;

/** Name servers of the parent zone, looked up; empty if no resolver knows them. */
export async function parentServers(
  zone: string,
  resolvers: readonly Target[],
  patience: Patience,
): Promise<readonly Target[]> {
  const parent = zone.slice(zone.indexOf('.') + 1);
  return (await firstDelegation(parent, resolvers, patience)).slice(0, ENOUGH);
}

/** The name servers of a zone, from the first of `servers` that answers. */
export async function firstDelegation(
  zone: string,
  servers: readonly Target[],
  patience: Patience,
): Promise<readonly Target[]> {
  // At once: without a network each would take its time.
  const told = await Promise.all(
    servers.map(async (server) => {
      const asked = await query(server, { name: zone, type: 'NS' }, patience);
      return 'reply' in asked ? delegatedTo(asked.reply, zone) : [];
    }),
  );
  const names = told.find((one) => one.length > 0) ?? [];
  return names.map((host) => ({ host, port: 53 }));
}
