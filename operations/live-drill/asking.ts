import type { Topology } from '../../topology/topology';
import { type Visit, visit } from '../probe/https-probe';
import type { Answer } from './tries';

const HEADER = 'x-region';

/** The region whose display name an answer carries; if no region has that name, its beginning. */
function regionNamed({ regions }: Pick<Topology, 'regions'>, text: string): string {
  const named = regions.find(({ facts }) => facts.displayName.toLowerCase() === text.trim().toLowerCase());
  return named?.name ?? text.trim().slice(0, 100);
}

/** Asks once, on a new connection, like a new client. Never throws. */
export async function askOnce(topology: Pick<Topology, 'regions'>, what: Visit): Promise<Answer> {
  const seen = await visit(what);
  if ('noAnswer' in seen) return { problem: seen.noAnswer };
  const { status, headers, problem, certificate } = seen;
  const header = headers?.[HEADER];
  const refused = certificate.refused && `its certificate ${certificate.refused}`;
  return {
    status,
    ...(typeof header === 'string' && { region: regionNamed(topology, header) }),
    ...((problem ?? refused) && { problem: problem ?? refused }),
  };
}
