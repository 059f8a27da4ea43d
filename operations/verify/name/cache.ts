import { randomUUID } from 'node:crypto';
import type { Visited } from '../../probe/https-probe';
import { type Observation, reporter } from '../../probe/observation';
import type { Check } from '../check';
import { ask, headerOf } from './ask';
import { nameOf, type Seen } from './inputs';

const { ok, failed, noAnswer } = reporter('cache');

/** https://learn.microsoft.com/azure/frontdoor/front-door-http-headers-protocol#from-the-front-door-to-the-client */
const isHit = (answer: Visited): boolean => /_HIT/i.test(headerOf(answer, 'x-cache'));
const cacheOf = (answer: Visited, token?: string): string =>
  `x-cache ${headerOf(answer, 'x-cache', token) || 'none'}`;

/** Each edge server has a cache of its own, so that a second answer may come from one that has none yet. */
const TRIES = 8;

/** Whether the edge keeps what it may, under its whole URL, and nothing else. */
export const cache: Check<Seen> = async (inputs) => [await uncached(inputs), ...(await cached(inputs))];

/** The health path is asked twice: by the one that kept it, nobody would learn that a region is unhealthy. */
async function uncached(inputs: Seen): Promise<Observation> {
  const { healthPath } = inputs.topology.api;
  const at = nameOf(inputs) + healthPath;
  const again = await ask(inputs, healthPath);
  if ('noAnswer' in again) return noAnswer(at, again.noAnswer);
  const hit = [inputs.first, again].find(isHit);
  return hit
    ? failed(
        at,
        `${cacheOf(hit)}: the edge keeps it`,
        'deploy dns-migration: only api.cachedPaths may be cached',
      )
    : ok(at, `${cacheOf(again)}, not kept`);
}

async function cached(inputs: Seen): Promise<readonly Observation[]> {
  const { cachedPaths } = inputs.topology.api;
  const [pattern] = cachedPaths;
  if (pattern === undefined) return [];
  const host = nameOf(inputs);
  if (!inputs.cached) {
    const todo = 'give --path with one that is there, and --token-file: the app is asked for it first';
    return [noAnswer(host + pattern, 'not asked: a pattern is no path', todo)];
  }
  const { path, token } = inputs.cached;
  const at = host + path;
  // Two URLs that nobody has asked for: what varies by the query must stay apart.
  const [one, other] = [url(path), url(path)];
  const filled = await ask(inputs, one, token === undefined ? {} : { token });
  if ('noAnswer' in filled) return [noAnswer(at, filled.noAnswer)];
  if (filled.status !== 200) {
    const todo = 'take a path that the app answers 200, with a token: --path, --token-file';
    return [noAnswer(at, `GET answers ${filled.status ?? filled.problem}: nothing to keep`, todo)];
  }
  const control = `Cache-Control ${headerOf(filled, 'cache-control', token) || 'none'}`;
  if (isHit(filled)) {
    const todo = 'the query must be part of the key: deploy dns-migration';
    return [failed(at, `a URL that is new answers ${cacheOf(filled, token)}`, todo)];
  }
  for (let tries = 0; tries < TRIES; tries++) {
    // Without the token: from the edge it is for everybody.
    const again = await ask(inputs, one);
    if ('noAnswer' in again) return [noAnswer(at, again.noAnswer)];
    if (isHit(again))
      return [ok(at, `${cacheOf(again, token)}, ${control}`), await apart(inputs, at, other, token)];
  }
  const todo =
    'the app must mark it public with s-maxage (docs/app-contract.md), and dns-migration be deployed';
  return [failed(at, `no hit in ${TRIES} requests, ${control}`, todo)];
}

const url = (path: string): string => `${path}?verify=${randomUUID()}`;

async function apart(
  inputs: Seen,
  at: string,
  path: string,
  token: string | undefined,
): Promise<Observation> {
  const answer = await ask(inputs, path, token === undefined ? {} : { token });
  if ('noAnswer' in answer) return noAnswer(at, answer.noAnswer);
  return isHit(answer)
    ? failed(
        at,
        'another query gets the same answer from the edge',
        'deploy dns-migration: the query is part of the key',
      )
    : ok(at, 'another query is another answer');
}
