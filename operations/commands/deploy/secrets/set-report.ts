import { isResolved } from '../../../azure/references';
import type { Site, StampProgress } from '../../../azure/set-secret';
import { type Page, paint } from '../../../cli/page';
import { table, wrap } from '../../../cli/text';
import { foundText, type Verdict } from './report';

/** `refused` where all was done and an app did not find the value; `failed` where something was not done. */
export function outcomeOf(progress: readonly StampProgress[]): Verdict {
  if (progress.every(isDone)) return 'fine';
  return progress.some(({ trouble }) => trouble) || progress.every(({ unresolved }) => !unresolved)
    ? 'failed'
    : 'refused';
}

const isDone = ({ has }: StampProgress): boolean => has.length === 2;

export function formatProgress(secret: string, progress: readonly StampProgress[], page: Page): string {
  const rows = progress.map((stamp) => [
    stamp.region,
    stamp.version === undefined ? 'not written' : 'written',
    siteText(stamp, 'slot'),
    siteText(stamp, 'app'),
  ]);
  const fine = outcomeOf(progress) === 'fine';
  const blocks = [
    table(['stamp', 'vault', 'slot', 'app'], rows, [], page.width),
    ...progress.flatMap(remarks).map((line) => wrap(line, 0, page.width)),
    paint(page, fine ? 'green' : 'red', wrap(fine ? done(secret) : halfDone(secret), 0, page.width)),
  ];
  return blocks.join('\n\n');
}

function siteText({ has, unresolved }: StampProgress, site: Site): string {
  if (has.includes(site)) return 'has it';
  return unresolved?.site === site ? 'does not have it' : 'not asked';
}

const done = (secret: string): string => `${secret} is in every vault, and apps and slots have it.`;

const halfDone = (secret: string): string =>
  `Half done. Call it again with the same value when what is in the way is gone: npm run secrets -- set ${secret}. What is in a vault comes to its app by itself within a day, or with the next change of its settings.`;

function remarks({ region, trouble, unresolved }: StampProgress): readonly string[] {
  if (trouble) return [`${region}: ${trouble.message}`];
  if (!unresolved) return [];
  const { site, reference } = unresolved;
  const found = reference && !isResolved(reference) ? foundText(reference) : 'another version';
  return [`${region}: the ${site} does not have the new value after some minutes; found ${found}`];
}
