/** The entries of `accept` at the time of a check. */
import type { Topology } from '../topology';
import { applyRules, type Rule, type Ruling } from './rule';

interface Entries {
  readonly topology: Pick<Topology, 'accept'>;
  readonly now: Date;
}

const DAY_MILLISECONDS = 24 * 3600 * 1000;

/** Whether the last day of an entry is over, in UTC. */
export const isExpired = ({ expires }: { readonly expires: string }, now: Date): boolean =>
  now.getTime() >= Date.parse(expires) + DAY_MILLISECONDS;

const expired: Rule<Entries> = {
  id: 'ACCEPT-EXPIRED',
  why: 'A hazard is accepted for one step, while somebody remembers why. An entry that stays would let the same hazard through a year later. See docs/review.md.',
  check: ({ topology: { accept }, now }) =>
    accept.flatMap((entry, i) =>
      isExpired(entry, now)
        ? [
            {
              path: ['accept', i, 'expires'],
              wrong: `has passed: ${entry.id} is no longer accepted`,
              found: entry.expires,
              fix: 'remove the entry, or give it a later date',
            },
          ]
        : [],
    ),
};

export const acceptanceRules: readonly Rule<Entries>[] = [expired];

export const checkAcceptances = (checked: Entries): Ruling => applyRules(acceptanceRules, checked);
