import { isResolved } from '../../../azure/references';
import type { Site, StampProgress } from '../../../azure/set-secret';
import { type Page, paint } from '../../../cli/page';
import { table, wrap } from '../../../cli/text';
import { foundText, type Verdict } from './report';

/** `refused` where all was done and an app did not find the value; `failed` where something was not done. */
export function outcomeOf(progress: readonly StampProgress[]): Verdict {
  if (progress.every(isDone)) return 'fine';
  if (progress.every(isResolvedBySites)) return 'refused';
  return progress.some(({ trouble }) => trouble) || progress.every(({ unresolved }) => !unresolved)
    ? 'failed'
    : 'refused';
}

const isDone = ({ sites, has }: StampProgress): boolean => has.length === sites.length;

const isResolvedBySites = ({ sites, has, untold }: StampProgress): boolean =>
  has.length + untold.length === sites.length;

export function formatProgress(secret: string, progress: readonly StampProgress[], page: Page): string {
  const rows = progress.map((stamp) => [
    stamp.region,
    vaultText(stamp),
    siteText(stamp, 'slot'),
    siteText(stamp, 'app'),
  ]);
  const fine = outcomeOf(progress) === 'fine';
  const summary = summaryOf(secret, progress);
  const blocks = [
    table(['stamp', 'vault', 'slot', 'app'], rows, [], page.width),
    ...progress.flatMap(remarks).map((line) => wrap(line, 0, page.width)),
    paint(page, fine ? 'green' : 'red', wrap(summary, 0, page.width)),
  ];
  return blocks.join('\n\n');
}

/** A PUT without an answer may have been done all the same. */
function vaultText({ version, trouble }: StampProgress): string {
  if (version !== undefined) return 'written';
  const lost = trouble && ['unreachable', 'malformed'].includes(trouble.trouble);
  return lost ? 'not known' : 'not written';
}

function siteText({ sites, has, untold, unresolved }: StampProgress, site: Site): string {
  if (!sites.includes(site)) return 'none';
  if (has.includes(site)) return 'has it';
  if (untold.includes(site)) return 'not told';
  return unresolved?.site === site ? 'does not have it' : 'not asked';
}

function summaryOf(secret: string, progress: readonly StampProgress[]): string {
  if (progress.every(isDone)) return done(secret);
  if (progress.every((stamp) => vaultText(stamp) === 'not written')) return nothing(secret);
  return progress.every(isResolvedBySites) ? untold(secret) : halfDone(secret);
}

const done = (secret: string): string => `${secret} is in every vault, and apps and slots have it.`;

const untold = (secret: string): string =>
  `${secret} is in every vault, and resolved; App Service does not tell everywhere which version. Keep the old value good for a day.`;

const nothing = (secret: string): string =>
  `Nothing was written. Call it again when what is in the way is gone: npm run secrets -- set ${secret}`;

const halfDone = (secret: string): string =>
  `Half done. Call it again with the same value when what is in the way is gone: npm run secrets -- set ${secret}. What is in a vault comes to its app by itself within a day, or with the next change of its settings.`;

function remarks({ region, trouble, unresolved }: StampProgress): readonly string[] {
  if (trouble) return [`${region}: ${trouble.message}`];
  if (!unresolved) return [];
  const { site, reference } = unresolved;
  const found = reference && !isResolved(reference) ? foundText(reference) : 'another version';
  return [`${region}: the ${site} does not have the new value after some minutes; found ${found}`];
}
