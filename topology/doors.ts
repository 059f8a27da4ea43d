/**
 * The doors: Front Door's second endpoint has a path for each stamp, whatever the state of its region. Tests, gates and
 * people on call use it; clients never do. See docs/adr/0025-doors.md.
 */
import { nameOf } from './names';
import { globalNames, stagingSlot, type Topology } from './topology';

/** What a door leads to: a stamp's app, or its staging slot. */
export type DoorTarget = 'app' | 'slot';

const DOOR = 'door';

/** The name of the endpoint of the doors; that of the public name has no `-door`. */
export const doorEndpointName = (topology: Topology): string =>
  nameOf('frontDoorEndpoint', { ...globalNames(topology), part: DOOR });

const placeOf = (region: string, target: DoorTarget): string =>
  target === 'app' ? region : `${region}-${stagingSlot}`;

/**
 * The path of a door: `/westeurope`, `/westeurope-staging`. It has no slash at the end, so that a path of the API can
 * follow. No Azure region has a hyphen in its name.
 */
export const doorPath = (region: string, target: DoorTarget): string => `/${placeOf(region, target)}`;

/** The pattern that Front Door matches. With the origin path `/` it strips what is before the star. */
export const doorPattern = (region: string, target: DoorTarget): string => `${doorPath(region, target)}/*`;

const PREFIX = `${DOOR}-`;

/** The name of a door's origin group, origin and route. */
export const doorName = (region: string, target: DoorTarget): string => `${PREFIX}${placeOf(region, target)}`;

/** Whether an origin group, origin or route belongs to a door. */
export const isDoorName = (name: string): boolean => name.startsWith(PREFIX);
