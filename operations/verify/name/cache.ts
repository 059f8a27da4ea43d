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

/** Each edge server has a cache of its own, so a second answer may come from a server that has cached nothing yet. */
const TRIES = 8;

/** Whether the edge caches what it may, under the whole URL, and nothing else. */
export const cache: Check<Seen> = async (inputs) => [await uncached(inputs), ...(await cached(inputs))];

/** Requests the health path twice: if it were cached, nobody would notice that a region is unhealthy. */
async function uncached(inputs: Seen): Promise<Observation> {
  const { healthPath } = inputs.topology.api;
  const at = nameOf(inputs) + healthPath;
  const again = await ask(inputs, healthPath);
  if ('noAnswer' in again) return noAnswer(at, again.noAnswer);
  const hit = [inputs.first, again].find(isHit);
  return hit
    ? failed(
        at,
        `${cacheOf(hit)}: the edge caches it`,
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
    const todo = 'add --path with an existing path, and --token-file, because the app must answer it first';
    return [noAnswer(host + pattern, 'not asked: a pattern is not a path', todo)];
  }
  const { path, token } = inputs.cached;
  const at = host + path;
  // Two URLs that nobody has requested before: answers to different queries must be cached separately.
  const [one, other] = [url(path), url(path)];
  const filled = await ask(inputs, one, token === undefined ? {} : { token });
  if ('noAnswer' in filled) return [noAnswer(at, filled.noAnswer)];
  if (filled.status !== 200) {
    const todo = 'use a --path that the app answers with 200, with a token: --token-file';
    return [noAnswer(at, `GET answers ${filled.status ?? filled.problem}: nothing to cache`, todo)];
  }
  const control = `Cache-Control ${headerOf(filled, 'cache-control', token) || 'none'}`;
  if (isHit(filled)) {
    const todo = 'the query must be part of the cache key: deploy dns-migration';
    return [failed(at, `a URL that was never requested answers ${cacheOf(filled, token)}`, todo)];
  }
  for (let tries = 0; tries < TRIES; tries++) {
    // Without the token: a cached answer is for everybody.
    const again = await ask(inputs, one);
    if ('noAnswer' in again) return [noAnswer(at, again.noAnswer)];
    if (isHit(again))
      return [ok(at, `${cacheOf(again, token)}, ${control}`), await apart(inputs, at, other, token)];
  }
  const todo =
    'the app must send Cache-Control: public with s-maxage (docs/app-contract.md), and dns-migration must be deployed';
  return [failed(at, `no cache hit in ${TRIES} requests, ${control}`, todo)];
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
        'another query gets the same cached answer',
        'deploy dns-migration: it makes the query part of the cache key',
      )
    : ok(at, 'another query gets an answer of its own');
}
