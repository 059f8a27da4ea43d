import { type Observation, reporter } from '../../probe/observation';
import type { Inputs } from './inputs';
import { contract, headerOf, isSuccess, type Reply, send } from './requests';

const { ok, failed } = reporter('cached path');

/** Headers that a client may send and the edge ignores when it looks for a cached answer. */
const VARIED: Readonly<Record<string, string>> = {
  accept: 'application/x-verify',
  'accept-language': 'tlh',
  cookie: 'verify=1',
  authorization: 'Bearer verify',
};

/** Whether the edge may cache the answer and give it to anybody. */
export async function cached(inputs: Inputs): Promise<readonly Observation[]> {
  const { cachedPath } = inputs;
  if (!cachedPath) return [];
  const at = `GET ${cachedPath}`;
  const one = await send(inputs, cachedPath);
  if (!isSuccess(one)) return []; // said by the check of the answers
  const header = headerOf(one, 'cache-control');
  const wrong = [
    ...(header ? [wrongHeader(header)] : []),
    wrongVary(one),
    await differs(inputs, cachedPath, one),
  ];
  const failures = wrong.flatMap((what) =>
    what ? [failed(at, what.found, contract(what.fix, 'what-each-answer-carries'))] : [],
  );
  return failures.length > 0 || !header ? failures : [ok(at, header)];
}

interface Wrong {
  readonly found: string;
  readonly fix: string;
}

function wrongHeader(header: string): Wrong | undefined {
  const names = header
    .toLowerCase()
    .split(/[,=]/)
    .map((one) => one.trim());
  const kept =
    names.includes('public') && !['private', 'no-store', 'no-cache'].some((one) => names.includes(one));
  const timed = /\b(?:s-maxage|max-age)=[1-9]/i.test(header);
  if (kept && timed) return undefined;
  return { found: `Cache-Control: ${header}`, fix: 'send public and a lifetime, for example s-maxage=60' };
}

function wrongVary(reply: Reply): Wrong | undefined {
  const vary = headerOf(reply, 'vary') ?? '';
  const others = vary
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one && one !== 'accept-encoding');
  if (others.length === 0) return undefined;
  return { found: `Vary: ${vary}`, fix: 'let the answer depend only on the path and the query' };
}

/** An answer that always differs, for example because it contains the time, cannot be compared. */
async function differs(inputs: Inputs, path: string, one: Reply): Promise<Wrong | undefined> {
  const again = await send(inputs, path);
  if (!same(one, again)) return undefined;
  const other = await send(inputs, path, { headers: VARIED });
  if (same(one, other)) return undefined;
  return {
    found: `the answer changes with ${Object.keys(VARIED).join(', ')}`,
    fix: 'let the answer depend only on the path and the query',
  };
}

const same = (one: Reply, other: Reply): boolean =>
  isSuccess(one) && isSuccess(other) && one.body?.equals(other.body ?? Buffer.alloc(0)) === true;
