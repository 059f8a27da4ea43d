import type { Inputs } from './inputs';
import { type Reply, send } from './requests';

/** A request and what came of it. */
export interface Seen {
  /** For instance `GET /health`. */
  readonly at: string;
  readonly path: string;
  readonly reply: Reply;
}

/** What most checks look at. */
export interface Looked extends Inputs {
  readonly seen: readonly Seen[];
}

/** That no app has. */
const NOWHERE = '/verify-no-such-path';

/** One request of each kind, one after another. */
export async function look(inputs: Inputs): Promise<Looked> {
  const { healthPath, readPath, cachedPath } = inputs;
  const requests = [
    { method: 'GET', path: healthPath },
    { method: 'HEAD', path: healthPath },
    ...[readPath, cachedPath, NOWHERE].flatMap((path) => (path ? [{ method: 'GET', path } as const] : [])),
  ] as const;
  const seen: Seen[] = [];
  for (const { method, path } of requests) {
    seen.push({ at: `${method} ${path}`, path, reply: await send(inputs, path, { method }) });
  }
  return { ...inputs, seen };
}
