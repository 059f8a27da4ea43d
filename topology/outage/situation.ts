/** A heading, how you recognize it, and what to do, in Markdown with links relative to docs/. */
export interface Situation {
  readonly title: string;
  readonly tells: string;
  readonly lines: readonly string[];
}

/** A block of commands, without those that a system does not need. */
export const sh = (...commands: readonly (string | undefined)[]): string =>
  ['```sh', ...commands.filter((command) => command !== undefined), '```'].join('\n');
