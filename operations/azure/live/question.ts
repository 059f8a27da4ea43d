import type { Path, Words } from '../../../topology/rules/rule';
import { livingRegions, type Region, type Topology } from '../../../topology/topology';
import type { ResourceManager } from '../resource-manager';

/** What only Azure can tell of a regions file. It is read, never changed. */
export interface LiveQuestion {
  /** As a row of a table names it. */
  readonly title: string;
  /** Each is asked by itself, so that one that is refused leaves the others. */
  readonly asks: (topology: Topology) => readonly Ask[];
}

export interface Ask {
  /** A region, or a name. */
  readonly about: string;
  /** What in the file it is about. */
  readonly path: Path;
  /** @throws AzureError */
  readonly answer: (azure: ResourceManager, now: Date) => Promise<Said>;
}

/** `unknown`: Azure does not tell, whoever asks. `found` is short, for a table. */
export type Said =
  | { readonly verdict: 'fine' | 'unknown'; readonly found: string }
  | (Words & { readonly verdict: 'problem' | 'note'; readonly found: string });

export const fine = (found: string): Said => ({ verdict: 'fine', found });
export const unknown = (found: string): Said => ({ verdict: 'unknown', found });
export const problem = (words: Words & { readonly found: string }): Said => ({
  verdict: 'problem',
  ...words,
});
export const note = (words: Words & { readonly found: string }): Said => ({ verdict: 'note', ...words });

/** The same of every living region. */
export const ofEachRegion =
  (answer: (region: Region, topology: Topology) => Ask['answer']): LiveQuestion['asks'] =>
  (topology) =>
    livingRegions(topology).map((region) => ({
      about: region.name,
      path: ['regions', region.name],
      answer: answer(region, topology),
    }));

/** `West Europe` and `westeurope` are one region. */
export const plainRegion = (name: string): string => name.toLowerCase().replaceAll(' ', '');
