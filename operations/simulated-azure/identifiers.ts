import { createHash } from 'node:crypto';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** A GUID that is always the same for the same text, so that rehearsals can be repeated. */
export function guidOf(text: string): string {
  const hex = digest(text);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Lower-case letters and digits, always the same for the same text. */
export const tokenOf = (text: string, length: number): string => digest(text).slice(0, length);

/** Base64 of 32 bytes, as in access keys. */
export const keyOf = (text: string): string => Buffer.from(digest(text), 'hex').toString('base64');

/** 64 upper-case hexadecimal digits, as in App Service's domain verification ids. */
export const digestOf = (text: string): string => digest(text).toUpperCase();
