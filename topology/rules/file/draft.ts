import type { RegionsFileInput } from '../../file/schema';

type DeepPartial<T> = T extends readonly (infer Item)[]
  ? readonly (DeepPartial<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> | undefined }
    : T;

/** regions.yaml as written, less what the schema refused: a rule skips what is not there. */
export type Draft = DeepPartial<RegionsFileInput>;
export type DraftRegion = DeepPartial<RegionsFileInput['regions'][string]>;

/** An entry that was refused is still a region, of which nothing more is known. */
export const draftRegions = (draft: Draft): [string, DraftRegion][] =>
  Object.entries(draft.regions ?? {}).map(([name, entry]) => [name, entry ?? {}]);
