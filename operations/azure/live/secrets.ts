import { isOld, isResolved } from '../references';
import { isComplete, type SecretState, type StampSecrets, secretStates } from '../secret-states';
import { fine, type LiveQuestion, note, ofEachRegion, problem, type Said } from './question';

/** A stamp must not become active while its app lacks a secret: the app would get the text of the reference instead. */
export const secrets: LiveQuestion = {
  title: 'secrets',
  asks: ofEachRegion((region, topology) => async (azure, now) => {
    const stamps = await secretStates(azure, { ...topology, regions: [region] });
    return secretsSaid(
      stamps,
      { active: region.state === 'active', undeployed: topology.deployed === 'none' },
      now,
    );
  }),
};

const SAY_MORE = 'for details: npm run secrets; to set one: npm run secrets -- set NAME';

/** As the file has it. */
interface Stands {
  readonly active: boolean;
  /** Nothing is deployed yet. */
  readonly undeployed: boolean;
}

function secretsSaid(stamps: readonly StampSecrets[], { active, undeployed }: Stands, now: Date): Said {
  const all = stamps.flatMap((stamp) => stamp.secrets);
  if (all.length === 0) return fine('none');
  const troubles = stamps.flatMap((stamp) => stamp.troubles);
  const trouble = troubles.find((each) => each.trouble !== 'not-found');
  if (trouble) throw trouble;
  // If one of the two exists, the code below says what is missing.
  if (stamps.every(({ undeployed }) => undeployed)) {
    const found = 'not deployed';
    // This includes a region that is new in this step: it must start on standby (REGION-SECRETS-FIRST).
    if (active && !undeployed) {
      const fix =
        'deploy it on standby first and set its secrets; before the first deployment, write deployed: none';
      return problem({ wrong: 'cannot be active while it has no stamp', found, fix });
    }
    const fix = `after the deploy: ${SAY_MORE}`;
    return note({ wrong: 'has no stamp yet, so it has no secrets', found, fix });
  }
  const lacking = all.filter((state) => !isComplete(state, now));
  if (lacking.length === 0)
    return fine(`${all.length} resolved by ${all.some(({ slot }) => slot) ? 'app and slot' : 'the app'}`);
  const found = lacking.map(whatOf).join(', ');
  // A slot that is new in this step has no secrets yet, but serves nobody.
  const isAppFine = all.every((state) => isComplete({ ...state, slot: undefined }, now));
  if (isAppFine) return note({ wrong: 'has a slot that lacks a secret', found, fix: SAY_MORE });
  return active
    ? problem({ wrong: 'cannot be active while its app lacks a secret', found, fix: SAY_MORE })
    : note({ wrong: 'lacks a secret, so it cannot become active yet', found, fix: SAY_MORE });
}

function whatOf({ secret, inVault, app, slot }: SecretState): string {
  if (typeof inVault !== 'object') return `${secret} missing`;
  if (!inVault.enabled) return `${secret} disabled`;
  const sites = Object.entries({ app, ...(slot && { slot }) });
  const unresolved = sites.flatMap(([site, reference]) =>
    typeof reference === 'object' && isResolved(reference) ? [] : [site],
  );
  if (unresolved.length > 0) return `${secret} not resolved by ${unresolved.join(' and ')}`;
  const old = sites.flatMap(([site, reference]) =>
    typeof reference === 'object' && isOld(reference, inVault.version) ? [site] : [],
  );
  return old.length > 0 ? `${secret} old in ${old.join(' and ')}` : `${secret} expired`;
}
