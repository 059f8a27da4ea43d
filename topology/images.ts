/** Which image runs where. */
import type { Path } from './rules/rule';
import { livingRegions, type Region, type Topology } from './topology';

type Api = { readonly api: Pick<Topology['api'], 'image' | 'candidate' | 'keepSlot'> };
type Own = Pick<Region, 'image'>;

export const appImage = ({ api }: Api, region: Own): string => region.image ?? api.image;

/** Undefined if the stamp has no slot. */
export const slotImage = ({ api }: Api, region: Own): string | undefined =>
  api.candidate ?? (api.keepSlot ? appImage({ api }, region) : undefined);

/** Either every stamp has a slot, or none has. */
export const hasSlot = ({ api }: Api): boolean => api.candidate !== undefined || api.keepSlot;

/** The first 12 characters of the digest, as an app shows them; undefined for an image named by a tag. */
export const shortDigest = (image: string): string | undefined =>
  /(?:^|@)sha256:([\da-f]{12})[\da-f]{52}$/.exec(image)?.[1];

export interface NamedImage {
  readonly image: string;
  /** Where the file names it first. */
  readonly path: Path;
}

/** Every image that the file names to run, once. */
export function namedImages(topology: Topology): readonly NamedImage[] {
  const { image, candidate } = topology.api;
  const all: readonly { readonly image: string | undefined; readonly path: Path }[] = [
    { image, path: ['api', 'image'] },
    { image: candidate, path: ['api', 'candidate'] },
    ...livingRegions(topology).map((region) => ({
      image: region.image,
      path: ['regions', region.name, 'image'],
    })),
  ];
  return all.flatMap(({ image: named, path }, i) =>
    named === undefined || all.slice(0, i).some((other) => other.image === named)
      ? []
      : [{ image: named, path }],
  );
}
