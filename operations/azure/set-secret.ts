/**
 * A new value, to every living stamp. It is written everywhere first, which changes nothing yet; then the apps get it
 * one after another, the slot of a stamp before its app, and it stops where one does not find it.
 */
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
  /** The version of the secret, once it is in the vault. */
  version?: string;
  /** Those that have it. */
  readonly has: Site[];
  /** What stands in the way. */
  trouble?: AzureError;
  /** Where it is not resolved in time: whose, and how it stands. */
  unresolved?: { readonly site: Site; readonly reference: Reference | undefined };
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

/** Milliseconds between two looks at references, and how often. */
const LOOK = { pause: 5000, times: 60 };

export const noProgress = (topology: Topology): readonly StampProgress[] =>
  livingRegions(topology).map(({ name }) => ({ region: name, has: [] }));

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
    for (const site of ['slot', 'app'] as const) {
      telling.detail(`${stamp.region}: waiting for the ${site} ...`);
      await noting(stamp, async () => {
        await refreshReferences(azure, ids[site]);
        stamp.unresolved = await unresolved(
          azure,
          { site, id: ids[site] },
          stamp.version,
          wanted.settings,
          telling,
        );
      });
      if (stamp.trouble || stamp.unresolved) return;
      stamp.has.push(site);
      telling.note(`${stamp.region}: the ${site} has it`);
    }
  }
}

/** @returns how the reference stands that is not resolved after a while; undefined when all are */
async function unresolved(
  azure: ResourceManager,
  { site, id }: { readonly site: Site; readonly id: string },
  version: string | undefined,
  settings: readonly string[],
  { sleep, signal }: Telling,
): Promise<StampProgress['unresolved']> {
  for (let looks = 1; ; looks++) {
    const found = await referencesOf(azure, id);
    const open = settings.find((setting) => {
      const reference = found.get(setting);
      return !reference || !hasVersion(reference, version);
    });
    if (open === undefined) return undefined;
    if (looks === LOOK.times) return { site, reference: found.get(open) };
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
