import { isSubscription } from './arm-id';
import { resourceTypes } from './services';
import type { World } from './world';

const types = Object.values(resourceTypes);

/** True when an id names something: of this rehearsal, declared to be outside of it, or Azure's own. */
export const exists = (world: World, id: string): boolean =>
  isSubscription(id) ||
  types.some(({ known }) => known?.(id, world)) ||
  world.find(types.reduce(ownForm, id)) !== undefined;

const ownForm = (id: string, { otherForm }: (typeof types)[number]): string =>
  otherForm ? id.replace(...otherForm) : id;
