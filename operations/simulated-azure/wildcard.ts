/** Matches the whole of a text in which each `*` of the pattern may be any text. */
export const wildcard = (pattern: string, flags = ''): RegExp =>
  new RegExp(`^${pattern.split('*').map(literally).join('.*')}$`, `s${flags}`);

const literally = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
