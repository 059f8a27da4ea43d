/** One issue for a repeated finding, recognized by a mark in its text. */
import { z } from 'zod';
import type { GitHub } from './client';

export interface IssueSettings {
  readonly title: string;
  /** The first line of its text; Markdown does not show it. */
  readonly mark: string;
  /** The author: issues of others are left alone, whatever they contain. */
  readonly creator: string;
}

const issueShape = z.object({
  number: z.number(),
  state: z.string(),
  body: z.string().nullish(),
  pull_request: z.unknown().optional(),
});
type Issue = z.output<typeof issueShape>;
const anything = z.unknown();

/** GitHub takes 65,536 characters: https://github.com/orgs/community/discussions/41331 */
const LONGEST = 60_000;

/**
 * @param text the finding; undefined if there is none, so that the issue is closed
 * @returns what was done, in words
 */
export async function keepIssue(
  github: GitHub,
  settings: IssueSettings,
  text: string | undefined,
): Promise<string> {
  const issues = await marked(github, settings);
  const open = issues.filter(({ state }) => state === 'open');
  const kept = open[0] ?? issues.at(-1);
  for (const { number } of open.slice(1)) await close(github, number, `Duplicate of #${kept?.number}.`);
  if (text === undefined) {
    if (!open[0]) return 'No issue is open.';
    await close(github, open[0].number, 'Nothing differs any more.');
    return `Closed issue #${open[0].number}.`;
  }
  const body = `${settings.mark}\n${shown(text)}`;
  if (!kept) {
    const { number } = await github.ask('POST', 'issues', issueShape, { title: settings.title, body });
    return `Opened issue #${number}.`;
  }
  await github.ask('PATCH', `issues/${kept.number}`, anything, { body, state: 'open' });
  return `${open[0] ? 'Updated' : 'Reopened'} issue #${kept.number}.`;
}

/** The oldest first. */
async function marked(github: GitHub, { mark, creator }: IssueSettings): Promise<readonly Issue[]> {
  const query = `issues?state=all&creator=${encodeURIComponent(creator)}&sort=created&direction=asc`;
  const issues = await github.all(query, z.array(issueShape));
  return issues
    .filter(({ body, pull_request }) => !pull_request && body?.split(/\r?\n/)[0] === mark)
    .toSorted((a, b) => a.number - b.number);
}

async function close(github: GitHub, number: number, why: string): Promise<void> {
  await github.ask('PATCH', `issues/${number}`, anything, { state: 'closed', state_reason: 'completed' });
  await github.ask('POST', `issues/${number}/comments`, anything, { body: why });
}

/** Short enough, and without mentions: every @ is followed by a zero-width space. */
function shown(text: string): string {
  const safe = text.replaceAll('@', '@\u200B');
  if (safe.length <= LONGEST) return safe;
  return `${safe.slice(0, LONGEST)}\n\nThe rest is in the summary of the run.\n`;
}
