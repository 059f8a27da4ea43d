/** Figures as people read them. */

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const signed = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
const minute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

export const count = (value: number): string => whole.format(value);
export const difference = (value: number): string => signed.format(value);

/** `1 region`, `2 regions` */
export const counted = (value: number, one: string, more = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : more}`;

const UNITS: Readonly<Record<string, string>> = { S: 'second', M: 'minute', H: 'hour', D: 'day' };

/** `2d`, `PT15M` or `P1D`, in words: `2 days`, `15 minutes`. */
export const lasting = (text: string): string =>
  text.replace(/^(?:PT?)?(\d+)([smhd])$/i, (_, length, unit) =>
    counted(Number(length), UNITS[unit.toUpperCase()] ?? unit),
  );

export const share = (part: number): string => `${Math.round(part * 100)} %`;

/** Rounded up: 100 % is all, and more is too much. */
export const used = (part: number): string => `${count(Math.ceil(part * 100 - 1e-6))} %`;

/** Cut, not rounded: a figure never claims more than its source. */
export const availability = (part: number): string =>
  `${(Math.floor(part * 1e6 + 1e-6) / 1e4).toFixed(4).replace(/0{1,2}$/, '')} %`;

export const time = (at: Date): string => `${minute.format(at)} UTC`;
