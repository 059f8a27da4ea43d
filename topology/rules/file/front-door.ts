/** What Front Door asks of the probe and of the routes. */
import { defaultProbe } from '../../file/schema-api';
import { lives } from '../../topology';
import type { Rule } from '../rule';
import { type Draft, draftRegions } from './draft';

const samples: Rule<Draft> = {
  id: 'PROBE-SAMPLES',
  why: 'If more successes are required than samples are taken, no origin is ever healthy, and Front Door sends traffic to all of them, failed ones included. https://learn.microsoft.com/azure/frontdoor/health-probes',
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
  why: 'A path can belong to only one route, whether it is written in upper or lower case; Front Door refuses a second one at apply. https://learn.microsoft.com/azure/frontdoor/front-door-route-matching',
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

/**
 * Of the Premium SKU. Two of its 25 endpoints are taken, however many regions there are.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-front-door-standard-and-premium-service-limits
 */
const ROOM: readonly {
  readonly what: string;
  readonly most: number;
  /** @param doors of each region: to its app, and to its slot. */
  readonly takes: (regions: number, doors: number) => number;
}[] = [
  { what: 'origins in one group', most: 50, takes: (regions) => regions },
  { what: 'origin groups', most: 200, takes: (regions, doors) => regions * doors + 1 },
  { what: 'routes on the endpoint of the doors', most: 200, takes: (regions, doors) => regions * doors },
];

const room: Rule<Draft> = {
  id: 'FRONT-DOOR-ROOM',
  why: 'Each stamp has an origin, and each of its doors has an origin group, an origin and a route. Front Door refuses, at apply, what is beyond its limits. https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-front-door-standard-and-premium-service-limits',
  check: (draft) => {
    const regions = draftRegions(draft).filter(([, region]) => lives(region)).length;
    const doors = draft.api?.candidate || draft.api?.keepSlot ? 2 : 1;
    return ROOM.flatMap(({ what, most, takes }) => {
      const taken = takes(regions, doors);
      if (taken <= most) return [];
      return [
        {
          path: ['regions'],
          atKey: true,
          wrong: `needs ${taken} ${what}, but Front Door allows ${most}`,
          found: regions,
          fix: 'retire regions, or spread them over two systems with a file each',
        },
      ];
    });
  },
};

export const routingRules: readonly Rule<Draft>[] = [samples, distinctPatterns, uncachedHealth, room];
