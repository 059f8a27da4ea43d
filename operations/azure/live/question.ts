import type { Path, Words } from '../../../topology/rules/rule';
import { livingRegions, type Region, type Topology } from '../../../topology/topology';
import type { ResourceManager } from '../resource-manager';

/** A question about a regions file that only Azure can answer. It changes nothing. */
export interface LiveQuestion {
  /** The name in the table. */
  readonly title: string;
  /** Each is asked separately, so that a refusal does not affect the others. */
  readonly asks: (topology: Topology) => readonly Ask[];
}

export interface Ask {
  /** A region, or a name. */
  readonly about: string;
  /** The place in the file that it concerns. */
  readonly path: Path;
  /** @throws AzureError */
  readonly answer: (azure: ResourceManager, now: Date) => Promise<Said>;
}

/** `unknown`: Azure does not answer this, whoever asks. `found` is short, for a table. */
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

/** The same for every region that is not retired. */
export const ofEachRegion =
  (answer: (region: Region, topology: Topology) => Ask['answer']): LiveQuestion['asks'] =>
  (topology) =>
    livingRegions(topology).map((region) => ({
      about: region.name,
      path: ['regions', region.name],
      answer: answer(region, topology),
    }));

/** `West Europe` and `westeurope` are the same region. */
export const plainRegion = (name: string): string => name.toLowerCase().replaceAll(' ', '');
