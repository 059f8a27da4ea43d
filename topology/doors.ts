/**
 * The door: Front Door's second endpoint, through which one stamp is called, whatever its region's state. Tests, gates
 * and people on call use it; clients never do. See docs/adr/0025-doors.md.
 */
import { nameOf } from './names';
import { globalNames, stagingSlot, type Topology } from './topology';

/** What stands behind a path of the door: a stamp's app, or its staging slot. */
export type DoorTarget = 'app' | 'slot';

const DOOR = 'door';

/** Of the endpoint; that of the public name is called alike, without `-door`. */
export const doorEndpointName = (topology: Topology): string =>
  nameOf('frontDoorEndpoint', { ...globalNames(topology), part: DOOR });

const placeOf = (region: string, target: DoorTarget): string =>
  target === 'app' ? region : `${region}-${stagingSlot}`;

/**
 * Where one stamp is called: `/westeurope`, `/westeurope-staging`. Without a slash at the end, so that a path of the
 * API can follow it. No region of Azure has a hyphen in its name.
 */
export const doorPath = (region: string, target: DoorTarget): string => `/${placeOf(region, target)}`;

/** What Front Door matches. With the origin path `/` it strips what stands before the star. */
export const doorPattern = (region: string, target: DoorTarget): string => `${doorPath(region, target)}/*`;

const PREFIX = `${DOOR}-`;

/** Of its origin group, its origin and its route, which only make sense together. */
export const doorName = (region: string, target: DoorTarget): string => `${PREFIX}${placeOf(region, target)}`;

/** Whether an origin group, an origin or a route is one of a door's. */
export const isDoorName = (name: string): boolean => name.startsWith(PREFIX);
