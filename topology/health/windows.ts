/** How long an alert rule looks back: as regions.yaml says it, and as Azure does. */
export const windows = {
  '1m': 'PT1M',
  '5m': 'PT5M',
  '15m': 'PT15M',
  '30m': 'PT30M',
  '1h': 'PT1H',
  '6h': 'PT6H',
  '1d': 'P1D',
} as const;

export type Window = (typeof windows)[keyof typeof windows];
/** How often it looks. */
export type Frequency = Exclude<Window, 'PT6H' | 'P1D'>;

/** From short to long. */
export const windowNames = Object.keys(windows) as (keyof typeof windows)[];
/** `PT15M` as regions.yaml says it: `15m`. */
export const windowName = (window: Window) => windowNames.find((name) => windows[name] === window) ?? window;

export const isShorter = (one: Window, other: Window): boolean => {
  const all: readonly Window[] = Object.values(windows);
  return all.indexOf(one) < all.indexOf(other);
};
