/** The regions: where they are, their shares of the traffic, and the nearest other region of each. */
import { activeRegions } from '../../../topology/capacity/failures';
import { latencyMilliseconds } from '../../../topology/capacity/latency';
import { clientsOf } from '../../../topology/capacity/traffic';
import { catalogue, distanceKm, type RegionFacts } from '../../../topology/catalogue';
import type { RegionState } from '../../../topology/file/schema';
import type { Region, Topology } from '../../../topology/topology';

/** Where traffic goes when the region fails. */
interface Neighbour {
  readonly name: string;
  readonly km: number;
  /** Milliseconds there and back, at the speed of light in fibre. */
  readonly milliseconds: number;
}

export interface Place {
  readonly name: string;
  readonly displayName: string;
  /** `control`: holds the resource groups of what is global, and no stamp. */
  readonly state: RegionState | 'control';
  /** Longitude and latitude; null if the catalogue does not know them. */
  readonly position: readonly [number, number] | null;
  readonly isHome: boolean;
  /** Share of all requests, 0 to 1; null if the region takes none. */
  readonly share: number | null;
  readonly zones: number;
  readonly instances: string | null;
  /** The nearest other active region; null if there is none. */
  readonly nearest: Neighbour | null;
}

export function placesOf(topology: Topology): Place[] {
  const active = activeRegions(topology);
  const shares = new Map(clientsOf(active, 1).map(({ region, load }) => [region, load]));
  return [
    ...topology.regions.map(
      (region): Place => ({
        ...placeOf(region.name, region.facts),
        state: region.state,
        isHome: region === topology.home,
        share: shares.get(region.name) ?? null,
        instances: region.state === 'retired' ? null : `${region.instances.min}-${region.instances.max}`,
        nearest: nearestOf(region, active),
      }),
    ),
    ...controlPlace(topology),
  ];
}

const placeOf = (name: string, { displayName, latitude, longitude, zones }: RegionFacts) => ({
  name,
  displayName,
  zones,
  position: latitude === null || longitude === null ? null : ([longitude, latitude] as const),
});

function controlPlace({ controlRegion }: Topology): Place[] {
  const facts = catalogue.get(controlRegion);
  if (!facts) return [];
  const none = { isHome: false, share: null, instances: null, nearest: null };
  return [{ ...placeOf(controlRegion, facts), ...none, state: 'control' }];
}

function nearestOf({ name, facts }: Region, active: readonly Region[]): Neighbour | null {
  const [first] = active
    .filter((other) => other.name !== name)
    .flatMap((other) => {
      const km = distanceKm(facts, other.facts);
      const milliseconds = latencyMilliseconds(facts, other.facts);
      return km === undefined ? [] : [{ name: other.name, km, milliseconds }];
    })
    .toSorted((a, b) => a.km - b.km);
  return first ?? null;
}
