/** Which secrets of regions.yaml are in the vault of each stamp that is not retired, and whether app and slot have them. */
import { livingRegions, type Region, type Topology } from '../../topology/topology';
import { AzureError, isBarred } from './errors';
import { hasVersion, type Reference, referencesOf } from './references';
import type { ResourceManager } from './resource-manager';
import { stampIds } from './stamp';
import { secretsOf, type VaultSecret } from './vault-secrets';

/** `absent`: Azure says that it does not exist. `unknown`: could not be asked. */
export type Known<T> = T | 'absent' | 'unknown';

export interface SecretState {
  /** Of the app. */
  readonly setting: string;
  readonly secret: string;
  readonly inVault: Known<VaultSecret>;
  readonly app: Known<Reference>;
  /** Undefined if the stamp has none. */
  readonly slot: Known<Reference> | undefined;
}

export interface StampSecrets {
  readonly region: string;
  readonly vault: string;
  readonly secrets: readonly SecretState[];
  /** Neither vault nor app exists. */
  readonly undeployed: boolean;
  /** Why something is absent or unknown. */
  readonly troubles: readonly AzureError[];
}

/** @throws AzureError if nothing can be asked; other trouble is part of the result. */
export const secretStates = (azure: ResourceManager, topology: Topology): Promise<readonly StampSecrets[]> =>
  Promise.all(livingRegions(topology).map((region) => ofStamp(azure, topology, region)));

async function ofStamp(azure: ResourceManager, topology: Topology, region: Region): Promise<StampSecrets> {
  const { vault, vaultName, app, slot } = stampIds(topology, region);
  const asked = await Promise.all([
    orTrouble(secretsOf(azure, vault)),
    orTrouble(referencesOf(azure, app)),
    slot === undefined ? undefined : orTrouble(referencesOf(azure, slot)),
  ]);
  const [inVault, ofApp, ofSlot] = asked;
  return {
    region: region.name,
    vault: vaultName,
    secrets: Object.entries(topology.api.secrets).map(([setting, secret]) => ({
      setting,
      secret,
      inVault: known(inVault, secret.toLowerCase()),
      app: known(ofApp, setting),
      slot: ofSlot && known(ofSlot, setting),
    })),
    undeployed: [inVault, ofApp].every(isAbsent),
    troubles: asked.flatMap((each) => (each instanceof AzureError ? [each] : [])),
  };
}

async function orTrouble<T>(question: Promise<T>): Promise<T | AzureError> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof AzureError && !isBarred(error)) return error;
    throw error;
  }
}

const isAbsent = (answer: unknown): boolean => answer instanceof AzureError && answer.trouble === 'not-found';

function known<T>(found: ReadonlyMap<string, T> | AzureError, name: string): Known<T> {
  if (found instanceof AzureError) return isAbsent(found) ? 'absent' : 'unknown';
  return found.get(name) ?? 'absent';
}

/** Whether the app, and the slot if there is one, have the vault's value, and it has not expired. */
export const isComplete = ({ inVault, app, slot }: SecretState, now: Date): boolean =>
  typeof inVault === 'object' &&
  inVault.enabled &&
  !isOver(inVault, now) &&
  [app, slot ?? app].every(
    (reference) => typeof reference === 'object' && hasVersion(reference, inVault.version),
  );

export const isOver = ({ expires }: VaultSecret, now: Date): boolean =>
  expires !== undefined && expires <= now;
