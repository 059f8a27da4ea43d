import { isResolved, type Reference } from '../../../azure/references';
import type { Site, StampProgress } from '../../../azure/set-secret';
import { type Page, paint } from '../../../cli/page';
import { table, wrap } from '../../../cli/text';
import { foundText, type Verdict } from './report';

/** `refused` if everything was done but an app did not get the value; `failed` if something was not done. */
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

/** A PUT without an answer may still have succeeded. */
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

const done = (secret: string): string => `${secret} is in every vault, and the apps and slots have it.`;

const untold = (secret: string): string =>
  `${secret} is in every vault, and the apps have resolved it, but App Service does not say everywhere which version. Keep the old value valid for a day.`;

const nothing = (secret: string): string =>
  `Nothing was written. Fix the problem above, then run again: npm run secrets -- set ${secret}`;

const halfDone = (secret: string): string =>
  `Only partly done. Fix the problem above, then run again with the same value: npm run secrets -- set ${secret}. An app also gets a new value from its vault by itself within a day, or at the next change of its settings.`;

function remarks({ region, trouble, unresolved }: StampProgress): readonly string[] {
  if (trouble) return [`${region}: ${trouble.message}`];
  if (!unresolved) return [];
  const { site, reference } = unresolved;
  return [
    `${region}: the ${site} does not have the new value after several minutes; found ${instead(reference)}`,
  ];
}

function instead(reference: Reference | undefined): string {
  if (!reference) return 'no reference to it: deploy the file that adds it to api.secrets';
  return isResolved(reference) ? 'another version' : foundText(reference);
}
