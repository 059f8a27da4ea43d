/** Counts the looks at one place. */
export interface Tally {
  readonly looks: number;
  readonly bad: number;
  readonly badInARow: number;
  /** What the last bad look found. */
  readonly found: string;
}

export const noLooks: Tally = { looks: 0, bad: 0, badInARow: 0, found: '' };

export const counted = (
  { looks, bad, badInARow, found }: Tally,
  look: { readonly isWell: boolean; readonly found: string },
): Tally =>
  look.isWell
    ? { looks: looks + 1, bad, badInARow: 0, found }
    : { looks: looks + 1, bad: bad + 1, badInARow: badInARow + 1, found: look.found };

/** One bad answer may be the network in between; this many are not. */
const FEW = 3;

/** Share of all looks. Front Door considers an origin unhealthy at half of them, which is too late here. */
const SHARE = 0.05;

/** No need to wait any longer. */
export const isDown = ({ badInARow }: Tally): boolean => badInARow >= FEW;

/** It answers sometimes, but not often enough. */
export const isPoor = (tally: Tally): boolean =>
  isDown(tally) || (tally.bad >= FEW && tally.bad > tally.looks * SHARE);

export const tallyText = (at: string, { looks, bad, badInARow, found }: Tally): string =>
  `${at}: ${badInARow >= FEW ? `${badInARow} bad answers in a row` : `${bad} bad answers out of ${looks}`}; found ${found}`;
