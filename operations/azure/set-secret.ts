/**
 * Sets a new value in every stamp that is not retired. First it is written to all vaults, which changes nothing yet. Then
 * the apps get it one after another, a stamp's slot before its app. It stops at the first that does not resolve it.
 */
import { hasSlot } from '../../topology/images';
import { livingRegions, type Topology } from '../../topology/topology';
import { AzureError, isBarred } from './errors';
import { hasVersion, type Reference, referencesOf, refreshReferences } from './references';
import type { ResourceManager } from './resource-manager';
import { stampIds } from './stamp';
import { type NewValue, setSecret } from './vault-secrets';

export type Site = 'slot' | 'app';

/** The progress of one stamp. */
export interface StampProgress {
  readonly region: string;
  /** In the order in which they get the value. */
  readonly sites: readonly Site[];
  /** The version of the secret, once it is in the vault. */
  version?: string;
  /** Those that have the value. */
  readonly has: Site[];
  /** Those that have resolved it without saying which version: it may be the old one. */
  readonly untold: Site[];
  /** Why it failed. */
  trouble?: AzureError;
  /** The reference that was not resolved in time, and its state. */
  unresolved?: Unresolved;
}

interface Unresolved {
  readonly site: Site;
  readonly reference: Reference | undefined;
}

export interface Telling {
  readonly note: (line: string) => void;
  readonly detail: (text: string) => void;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly signal: AbortSignal;
}

export interface Wanted extends NewValue {
  /** App settings that refer to the secret. */
  readonly settings: readonly string[];
}

/** Milliseconds between two looks at references, the number of looks, and their number if no version is given. */
const LOOK = { pause: 5000, times: 60, untold: 6 };

export const noProgress = (topology: Topology): readonly StampProgress[] =>
  livingRegions(topology).map(({ name }) => ({
    region: name,
    sites: hasSlot(topology) ? ['slot', 'app'] : ['app'],
    has: [],
    untold: [],
  }));

/**
 * @param progress is updated, so that it is known after an interruption
 * @throws AzureError if nothing can be asked
 */
export async function setEverywhere(
  azure: ResourceManager,
  topology: Topology,
  wanted: Wanted,
  progress: readonly StampProgress[],
  telling: Telling,
): Promise<void> {
  const stamps = livingRegions(topology).flatMap((region, i) => {
    const stamp = progress[i];
    return stamp ? [{ ids: stampIds(topology, region), stamp }] : [];
  });
  for (const { ids, stamp } of stamps) {
    telling.detail(`${stamp.region}: writing ...`);
    await noting(stamp, async () => {
      stamp.version = await setSecret(azure, ids.vault, wanted);
      telling.note(`${stamp.region}: in the vault ${ids.vaultName}`);
    });
  }
  for (const { ids, stamp } of stamps.filter(({ stamp }) => stamp.version !== undefined)) {
    for (const site of stamp.sites) {
      const id = ids[site];
      if (id === undefined) continue;
      telling.detail(`${stamp.region}: waiting for the ${site} ...`);
      await noting(stamp, async () => {
        await refreshReferences(azure, id);
        const at = { site, id };
        const outcome = await lookedAt(azure, at, stamp.version, wanted.settings, telling);
        if (typeof outcome === 'object') {
          stamp.unresolved = outcome;
          return;
        }
        stamp[outcome].push(site);
        const words = outcome === 'has' ? 'has it' : 'has resolved it, version unknown';
        telling.note(`${stamp.region}: the ${site} ${words}`);
      });
      if (stamp.trouble || stamp.unresolved) return;
    }
  }
}

/** Waits until all settings have it, or the time is over. */
async function lookedAt(
  azure: ResourceManager,
  { site, id }: { readonly site: Site; readonly id: string },
  version: string | undefined,
  settings: readonly string[],
  { sleep, signal }: Telling,
): Promise<'has' | 'untold' | Unresolved> {
  for (let looks = 1; ; looks++) {
    const found = await referencesOf(azure, id);
    const open = settings.find((setting) => {
      const reference = found.get(setting);
      return !reference || !hasVersion(reference, version);
    });
    if (open === undefined) {
      const told = settings.every((setting) => found.get(setting)?.activeVersion !== undefined);
      if (told) return 'has';
      if (looks >= LOOK.untold) return 'untold';
    } else if (looks >= LOOK.times) return { site, reference: found.get(open) };
    await sleep(LOOK.pause);
    signal.throwIfAborted();
  }
}

async function noting(stamp: StampProgress, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AzureError) || isBarred(error)) throw error;
    stamp.trouble = error;
  }
}
