/** What tells, what it is, and what to do: a heading, and its lines in Markdown with links relative to docs/. */
export interface Situation {
  readonly title: string;
  readonly tells: string;
  readonly lines: readonly string[];
}

/** A block of commands, less those that a system has no need of. */
export const sh = (...commands: readonly (string | undefined)[]): string =>
  ['```sh', ...commands.filter((command) => command !== undefined), '```'].join('\n');
