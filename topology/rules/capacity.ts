/** What must hold of a valid file for the API to survive the loss of regions. */

import { detection } from '../capacity/detection';
import { activeRegions } from '../capacity/failures';
import { type Need, needs } from '../capacity/needs';
import { throughput } from '../capacity/throughput';
import type { Topology } from '../topology';
import { type Burdened, whenFails } from './burdened';
import { logCapRules } from './log-caps';
import { applyRules, type Rule, type Ruling } from './rule';

const enoughRegions: Rule<Burdened> = {
  id: 'CAPACITY-REGIONS',
  why: 'If all active regions may fail at once, nothing is left to serve requests.',
  check: ({ topology }) => {
    const active = activeRegions(topology).map(({ name }) => name);
    const { survive } = topology.capacity;
    if (active.length > survive || active.length < 2) return []; // fewer than two: REGION-TWO-ACTIVE
    return [
      {
        path: ['regions'],
        atKey: true,
        wrong: `needs at least ${survive + 1} active regions, because ${survive} may fail at once`,
        found: active,
        fix: 'add a region, or lower capacity.survive',
      },
    ];
  },
};

/** `900 requests a second when westeurope fails` */
const burden = ({ heaviest, failed }: Need): string =>
  `${Math.round(heaviest.after)} requests a second ${whenFails(failed)}`;

const bigEnough: Rule<Burdened> = {
  id: 'CAPACITY-MAXIMUM',
  why: 'Autoscale stops at the maximum. Load beyond it is not served until the failed region is back.',
  check: ({ needed }) =>
    needed
      .filter(({ region, heaviest }) => heaviest.needed > region.instances.max)
      .map((need) => ({
        path: ['regions', need.region.name, 'instances', 'max'],
        wrong: `is too small: ${burden(need)} need ${need.heaviest.needed} instances`,
        found: need.region.instances.max,
        fix: 'raise max, choose a bigger sku and raise requestsPerSecondPerInstance, or add a region',
      })),
};

const enoughRunning: Rule<Burdened> = {
  id: 'CAPACITY-MINIMUM',
  why: 'Traffic moves within minutes after a region fails, but autoscale adds only two instances every five minutes. The instances that take over must be running already.',
  check: ({ needed }) =>
    needed
      .filter(({ region, heaviest }) => {
        const { min, max } = region.instances;
        return heaviest.needed <= max && heaviest.needed > min && !region.acceptOverload;
      })
      .map((need) => ({
        path: ['regions', need.region.name, 'instances', 'min'],
        wrong: `is too small: ${burden(need)} need ${need.heaviest.needed} instances`,
        found: need.region.instances.min,
        fix: `raise min to ${Math.min(need.lowestMinimum, need.region.instances.max)} to keep headroom, delete the instances key, or add acceptOverload: { reason: ... } to the region`,
      })),
};

const enoughThroughput: Rule<Burdened> = {
  id: 'CAPACITY-THROUGHPUT',
  why: 'Cosmos DB scales the throughput of each region up to cosmos.maxThroughput, plus the maxThroughput of containers that have their own. Beyond that it answers 429. The throughput of adopted containers is not known here, so files with such containers are not judged. https://learn.microsoft.com/azure/cosmos-db/provision-throughput-autoscale',
  check: ({ topology, needed: all }) => {
    const { requestUnitsPerRequest } = topology.capacity;
    const [worst] = all.toSorted((a, b) => b.heaviest.after - a.heaviest.after);
    if (!worst) return [];
    const needed = worst.heaviest.after * requestUnitsPerRequest;
    const given = throughput(topology);
    if (!given) return [];
    const { shared, own } = given;
    const missing = needed - shared - own;
    if (missing <= 1e-6) return [];
    const purpose = `for ${worst.region.name}: ${burden(worst)}, at ${requestUnitsPerRequest} request units each`;
    if (shared === 0)
      return [
        {
          path: ['cosmos', 'containers'],
          atKey: true,
          wrong: `have too little throughput of their own ${purpose}`,
          found: own,
          fix: `raise the maxThroughput of a container by ${Math.ceil(missing / 1000) * 1000}, or correct capacity.requestUnitsPerRequest`,
        },
      ];
    return [
      {
        path: ['cosmos', 'maxThroughput'],
        wrong: `is too small${own > 0 ? `, even with the ${own} that containers have of their own,` : ''} ${purpose}`,
        found: shared,
        fix: `raise it by ${Math.ceil(missing / 1000) * 1000}, or correct capacity.requestUnitsPerRequest`,
      },
    ];
  },
};

const SOON_SECONDS = 300;

const noticedSoon: Rule<Burdened> = {
  id: 'PROBE-SLOW',
  why: 'Until every edge location has noticed a failure, clients of the failed region get errors. Five minutes is more downtime than an availability of 99.99 % allows in a month. https://learn.microsoft.com/azure/frontdoor/health-probes',
  check: ({ topology: { frontDoor } }) => {
    const { to } = detection(frontDoor.probe);
    if (to <= SOON_SECONDS) return [];
    return [
      {
        path: ['frontDoor', 'probe'],
        atKey: true,
        wrong: `notices a failure only after ${to} s, more than ${SOON_SECONDS}`,
        found: frontDoor.probe,
        fix: 'lower intervalSeconds or sampleSize, or raise successfulSamplesRequired',
      },
    ];
  },
};

export const capacityRules: readonly Rule<Burdened>[] = [
  enoughRegions,
  bigEnough,
  enoughRunning,
  enoughThroughput,
  noticedSoon,
  ...logCapRules,
];

export const checkCapacity = (topology: Topology): Ruling =>
  applyRules(capacityRules, { topology, needed: needs(topology) });
