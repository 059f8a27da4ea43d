import { subscriptionsOf } from '../bootstrap';
import { catalogue } from '../catalogue';
import { livingRegions, type Region, type Topology } from '../topology';

/** A subscription of the file, and the places about which Service Health reports. */
export interface Watched {
  readonly subscriptionId: string;
  /** Azure's names of the places in use there, sorted. */
  readonly places: readonly string[];
}

/** Of services that are in no region, such as Front Door. https://learn.microsoft.com/azure/service-health/alerts-activity-log-service-notifications-portal */
const EVERYWHERE = 'Global';

/** The subscription of the global resources first, which has something in every region; then those of regions. */
export function watchedSubscriptions(topology: Topology): readonly [Watched, ...Watched[]] {
  const { subscriptionId, controlRegion } = topology;
  const control = catalogue.get(controlRegion)?.displayName ?? controlRegion;
  const watched = (id: string, regions: readonly Region[]): Watched => ({
    subscriptionId: id,
    places: [...new Set([...regions.map(({ facts }) => facts.displayName), control, EVERYWHERE])].toSorted(),
  });
  const regions = livingRegions(topology);
  const others = new Set(regions.map((region) => region.subscriptionId));
  others.delete(subscriptionId);
  return [
    watched(subscriptionId, regions),
    ...[...others].toSorted().map((id) =>
      watched(
        id,
        regions.filter((region) => region.subscriptionId === id),
      ),
    ),
  ];
}

/** Subscriptions other than the global one, those of retired regions included: deleting needs their provider too. */
export const otherSubscriptions = (topology: Topology): readonly string[] =>
  subscriptionsOf(topology)
    .filter((id) => id !== topology.subscriptionId)
    .toSorted();
