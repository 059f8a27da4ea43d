/** Clients do not use the doors: a change of a door hurts nobody. */
import { doorEndpointName, isDoorName } from '../../../topology/doors';
import type { Rollout } from '../hazard';
import type { PlannedChange } from '../plan/plan';
import type { Values } from '../plan/values';

const nameOf = (values: Values | undefined): string => (typeof values?.name === 'string' ? values.name : '');

/** An origin group, an origin or a route. */
export const isOfDoor = (values: Values | undefined): boolean => isDoorName(nameOf(values));

/** Before and after, so that something that clients use cannot become a door unnoticed. */
export const changesDoor = ({ type, before, after }: PlannedChange, { topology }: Rollout): boolean =>
  [before, after]
    .filter((values) => values !== undefined)
    .every((values) =>
      type.endsWith('_endpoint') ? nameOf(values) === doorEndpointName(topology) : isOfDoor(values),
    );
