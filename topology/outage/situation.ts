/** How to recognize a situation, and what to do: a heading, and lines of Markdown with links relative to docs/. */
export interface Situation {
  readonly title: string;
  readonly tells: string;
  readonly lines: readonly string[];
}

/** A block of commands, without those that do not apply to a system. */
export const sh = (...commands: readonly (string | undefined)[]): string =>
  ['```sh', ...commands.filter((command) => command !== undefined), '```'].join('\n');
