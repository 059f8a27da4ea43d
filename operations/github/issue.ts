/** One issue for what is found again and again, known by a mark in its text. */
import { z } from 'zod';
import type { GitHub } from './client';

export interface IssueSettings {
  readonly title: string;
  /** The first line of its text; Markdown does not show it. */
  readonly mark: string;
  /** Who opens it: an issue of somebody else is left alone, whatever it says. */
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
 * @param text what is found; undefined: nothing, so the issue is closed
 * @returns what was done, for people
 */
export async function keepIssue(
  github: GitHub,
  settings: IssueSettings,
  text: string | undefined,
): Promise<string> {
  const issues = await marked(github, settings);
  const open = issues.filter(({ state }) => state === 'open');
  const kept = open[0] ?? issues.at(-1);
  for (const { number } of open.slice(1)) await close(github, number, `The same as #${kept?.number}.`);
  if (text === undefined) {
    if (!open[0]) return 'No issue is open.';
    await close(github, open[0].number, 'Nothing differs any more.');
    return `Issue #${open[0].number} is closed.`;
  }
  const body = `${settings.mark}\n${shown(text)}`;
  if (!kept) {
    const { number } = await github.ask('POST', 'issues', issueShape, { title: settings.title, body });
    return `Issue #${number} is opened.`;
  }
  await github.ask('PATCH', `issues/${kept.number}`, anything, { body, state: 'open' });
  return `Issue #${kept.number} is ${open[0] ? 'updated' : 'opened again'}.`;
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

/** Short enough, and it calls nobody: an @ in a tag or a name is followed by a space without width. */
function shown(text: string): string {
  const safe = text.replaceAll('@', '@\u200B');
  if (safe.length <= LONGEST) return safe;
  return `${safe.slice(0, LONGEST)}\n\nThe rest is in the summary of the run.\n`;
}
