/** What Front Door asks of the probe and of the routes. */
import { defaultProbe } from '../../file/schema-api';
import type { Rule } from '../rule';
import type { Draft } from './draft';

const samples: Rule<Draft> = {
  id: 'PROBE-SAMPLES',
  why: 'With more successes required than results looked at no origin is ever healthy, and Front Door then sends traffic to all of them, the dead one too. https://learn.microsoft.com/azure/frontdoor/health-probes',
  check: ({ frontDoor }) => {
    const { sampleSize, successfulSamplesRequired: required } = { ...defaultProbe, ...frontDoor?.probe };
    if (sampleSize === undefined || required === undefined || required <= sampleSize) return [];
    return [
      {
        path: ['frontDoor', 'probe', 'successfulSamplesRequired'],
        wrong: `must be at most sampleSize, which is ${sampleSize}`,
        found: required,
        fix: 'lower it, or raise sampleSize',
      },
    ];
  },
};

/** Front Door takes `/a` and `/A` for one path. */
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const covers = (pattern: string, path: string): boolean =>
  pattern.endsWith('/*')
    ? `${path}/`.toLowerCase().startsWith(pattern.slice(0, -1).toLowerCase())
    : same(pattern, path);

const patterns = ({ api }: Draft): [number, string][] =>
  (api?.cachedPaths ?? []).flatMap((pattern, i) => (pattern === undefined ? [] : [[i, pattern]]));

const distinctPatterns: Rule<Draft> = {
  id: 'CACHED-PATH-TWICE',
  why: 'A path can belong to one route only, in whatever case it is written; Front Door refuses it at apply. https://learn.microsoft.com/azure/frontdoor/front-door-route-matching',
  check: (draft) =>
    patterns(draft).flatMap(([i, pattern], at, all) => {
      const twin = all.slice(0, at).find(([, other]) => same(other, pattern));
      if (!twin) return [];
      const path = ['api', 'cachedPaths', i];
      return [{ path, wrong: `is the same path as ${twin[1]}`, found: pattern, fix: 'keep one of the two' }];
    }),
};

const uncachedHealth: Rule<Draft> = {
  id: 'CACHED-HEALTH',
  why: 'A cached health answer may be old, or come from another region.',
  check: (draft) =>
    (['healthPath', 'otherHealthPath'] as const).flatMap((key) => {
      const path = draft.api?.[key];
      if (path === undefined) return [];
      return patterns(draft)
        .filter(([, pattern]) => covers(pattern, path))
        .map(([i, pattern]) => ({
          path: ['api', 'cachedPaths', i],
          wrong: `covers the health path ${path}`,
          found: pattern,
          fix: `name a narrower path, or move ${key}`,
        }));
    }),
};

export const routingRules: readonly Rule<Draft>[] = [samples, distinctPatterns, uncachedHealth];
