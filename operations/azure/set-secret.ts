/**
 * A new value, to every living stamp. It is written everywhere first, which changes nothing yet; then the apps get it
 * one after another, the slot of a stamp, if it has one, before its app, and it stops where one does not find it.
 */
import { hasSlot } from '../../topology/images';
import { livingRegions, type Topology } from '../../topology/topology';
import { AzureError, isBarred } from './errors';
import { hasVersion, type Reference, referencesOf, refreshReferences } from './references';
import type { ResourceManager } from './resource-manager';
import { stampIds } from './stamp';
import { type NewValue, setSecret } from './vault-secrets';

export type Site = 'slot' | 'app';

/** How far one stamp has come. */
export interface StampProgress {
  readonly region: string;
  /** In the order in which they get it. */
  readonly sites: readonly Site[];
  /** The version of the secret, once it is in the vault. */
  version?: string;
  /** Those that have it. */
  readonly has: Site[];
  /** Those that have resolved it, and do not tell which version: it may be the one of before. */
  readonly untold: Site[];
  /** What stands in the way. */
  trouble?: AzureError;
  /** Where it is not resolved in time: whose, and how it stands. */
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

/** Milliseconds between two looks at references, how often, and how often where no version is told. */
const LOOK = { pause: 5000, times: 60, untold: 6 };

export const noProgress = (topology: Topology): readonly StampProgress[] =>
  livingRegions(topology).map(({ name }) => ({
    region: name,
    sites: hasSlot(topology) ? ['slot', 'app'] : ['app'],
    has: [],
    untold: [],
  }));

/**
 * @param progress is brought up to date, so that whoever is interrupted knows how far it came
 * @throws AzureError where nothing can be asked
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
        const words = outcome === 'has' ? 'has it' : 'has resolved it; version not told';
        telling.note(`${stamp.region}: the ${site} ${words}`);
      });
      if (stamp.trouble || stamp.unresolved) return;
    }
  }
}

/** Until all settings have it, or for a while. */
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
