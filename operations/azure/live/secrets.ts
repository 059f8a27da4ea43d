import { isResolved } from '../references';
import { isComplete, type SecretState, type StampSecrets, secretStates } from '../secret-states';
import { fine, type LiveQuestion, note, ofEachRegion, problem, type Said } from './question';

/** A stamp does not become active while its app lacks a secret: it would run with the text of the reference. */
export const secrets: LiveQuestion = {
  title: 'secrets',
  asks: ofEachRegion((region, topology) => async (azure, now) => {
    const stamps = await secretStates(azure, { ...topology, regions: [region] });
    return secretsSaid(stamps, region.state === 'active', now);
  }),
};

const SAY_MORE = 'npm run secrets says more, npm run secrets -- set NAME sets one';

function secretsSaid(stamps: readonly StampSecrets[], active: boolean, now: Date): Said {
  const all = stamps.flatMap((stamp) => stamp.secrets);
  if (all.length === 0) return fine('none');
  const troubles = stamps.flatMap((stamp) => stamp.troubles);
  const trouble = troubles.find((each) => each.trouble !== 'not-found');
  if (trouble) throw trouble;
  // Vault, app and slot: where some are there, what lacks is told below.
  if (troubles.length === 3) {
    const fix = `after the deploy: ${SAY_MORE}`;
    return note({ wrong: 'has no stamp yet, and no secrets', found: 'not deployed', fix });
  }
  const lacking = all.filter((state) => !isComplete(state, now));
  if (lacking.length === 0) return fine(`${all.length} resolved by app and slot`);
  const found = lacking.map(whatOf).join(', ');
  return active
    ? problem({ wrong: 'cannot be active while its app lacks a secret', found, fix: SAY_MORE })
    : note({ wrong: 'lacks a secret, and cannot become active yet', found, fix: SAY_MORE });
}

function whatOf({ secret, inVault, app, slot }: SecretState): string {
  if (typeof inVault !== 'object') return `${secret} missing`;
  if (!inVault.enabled) return `${secret} disabled`;
  const unresolved = Object.entries({ app, slot }).flatMap(([site, reference]) =>
    typeof reference === 'object' && isResolved(reference) ? [] : [site],
  );
  return unresolved.length > 0
    ? `${secret} not resolved by ${unresolved.join(' and ')}`
    : `${secret} expired`;
}
