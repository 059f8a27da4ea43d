import { isOld, isResolved, type Reference } from '../../../azure/references';
import { isComplete, isOver, type Known, type StampSecrets } from '../../../azure/secret-states';
import type { VaultSecret } from '../../../azure/vault-secrets';
import type { exitCodes } from '../../../cli/exit';
import { type Page, paint } from '../../../cli/page';
import { table, wrap } from '../../../cli/text';

export type Verdict = keyof typeof exitCodes;

/** `failed` if something could not be asked, so that the rest is unknown. */
export function verdictOf(stamps: readonly StampSecrets[], now: Date): Verdict {
  const all = stamps.flatMap(({ secrets }) => secrets);
  if (all.some(({ inVault, app, slot }) => [inVault, app, slot].includes('unknown'))) return 'failed';
  return all.every((state) => isComplete(state, now)) ? 'fine' : 'refused';
}

export function formatStates(stamps: readonly StampSecrets[], now: Date, page: Page): string {
  if (stamps.every(({ secrets }) => secrets.length === 0)) return 'regions.yaml has no api.secrets.';
  const rows = stamps.flatMap(({ region, secrets }) =>
    secrets.map(({ secret, inVault, app, slot }) => [
      region,
      secret,
      ...vaultCells(inVault, now),
      referenceText(app, inVault),
      referenceText(slot, inVault),
    ]),
  );
  const head = ['stamp', 'secret', 'vault', 'since', 'expires', 'app', 'slot'];
  const verdict = verdictOf(stamps, now);
  const blocks = [
    table(head, rows, [], page.width),
    ...remarks(stamps).map((line) => wrap(line, 0, page.width)),
    paint(page, verdict === 'fine' ? 'green' : 'red', SUMMARY[verdict]),
  ];
  return blocks.join('\n\n');
}

const SUMMARY: Readonly<Record<Verdict, string>> = {
  fine: 'All secrets are in the vaults, and the apps and slots have them.',
  refused: 'Something is missing. To write a value to all vaults: npm run secrets -- set NAME',
  failed: 'Unknown: something could not be asked.',
};

const dateText = (date: Date | undefined): string | undefined => date?.toISOString().slice(0, 10);

function vaultCells(found: Known<VaultSecret>, now: Date): readonly [string, string, string] {
  if (found === 'absent') return ['missing', '', ''];
  if (found === 'unknown') return ['unknown', '', ''];
  const expires = dateText(found.expires) ?? 'never';
  const over = isOver(found, now) ? `${expires}, over` : expires;
  return [found.enabled ? 'there' : 'disabled', dateText(found.since) ?? '', over];
}

function referenceText(reference: Known<Reference> | undefined, inVault: Known<VaultSecret>): string {
  if (reference === undefined) return 'none';
  if (reference === 'absent') return 'not deployed';
  if (reference === 'unknown') return 'unknown';
  if (!isResolved(reference)) return 'unresolved';
  return isOfBefore(reference, inVault) ? 'old value' : 'resolved';
}

const isOfBefore = (reference: Reference, inVault: Known<VaultSecret>): boolean =>
  typeof inVault === 'object' && isOld(reference, inVault.version);

/** Details that do not fit into the table. */
function remarks(stamps: readonly StampSecrets[]): readonly string[] {
  return stamps.flatMap(({ region, secrets, troubles }) => [
    ...troubles.map(({ message }) => `${region}: ${message}`),
    ...secrets.flatMap(({ setting, inVault, app, slot }) =>
      Object.entries({ app, slot }).flatMap(([site, reference]) =>
        typeof reference === 'object'
          ? wordsOf(reference, inVault).map((words) => `${region}: ${setting} of the ${site} ${words}`)
          : [],
      ),
    ),
  ]);
}

function wordsOf(reference: Reference, inVault: Known<VaultSecret>): readonly string[] {
  if (!isResolved(reference)) return [`is not resolved; found ${foundText(reference)}`];
  return isOfBefore(reference, inVault)
    ? [
        'still has the old value; it gets the new one within a day, or at once if you set the same value again',
      ]
    : [];
}

/** Azure's reason why a reference is not resolved. */
export const foundText = ({ status, details }: Reference): string =>
  details ? `${status}: ${details}` : status;
