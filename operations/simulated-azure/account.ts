import { within } from './arm-id';

/** The subscription and tenant of the provider block. */
export interface Account {
  readonly subscription: string;
  readonly tenant: string;
}

/** True for an id in another subscription than the one that the provider is configured with. */
export const isElsewhere = (id: string, { subscription }: Account): boolean =>
  !within(`/subscriptions/${subscription}`, id);
