import { stagingSlot } from './topology';

/** What stands behind a path of the door: a stamp's app, or its staging slot. */
export type DoorTarget = 'app' | 'slot';

/**
 * Where one stamp is called through the door, Front Door's second endpoint: `/westeurope`, `/westeurope-staging`.
 * Without a slash at the end, so that a path of the API can follow it. No region of Azure has a hyphen in its name.
 */
export const doorPath = (region: string, target: DoorTarget): string =>
  target === 'app' ? `/${region}` : `/${region}-${stagingSlot}`;

/** What Front Door matches; it strips all before the star. */
export const doorPattern = (region: string, target: DoorTarget): string => `${doorPath(region, target)}/*`;
