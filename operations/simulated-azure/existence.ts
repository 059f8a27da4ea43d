import { isSubscription } from './arm-id';
import { resourceTypes } from './services';
import type { World } from './world';

const types = Object.values(resourceTypes);

/** Whether an id exists: in this rehearsal, declared as outside of it, or built into Azure. */
export const exists = (world: World, id: string): boolean =>
  isSubscription(id) ||
  types.some(({ known }) => known?.(id, world)) ||
  world.find(types.reduce(ownForm, id)) !== undefined;

const ownForm = (id: string, { otherForm }: (typeof types)[number]): string =>
  otherForm ? id.replace(...otherForm) : id;
