/** Which image runs where. */
import type { Region, Topology } from './topology';

type Api = { readonly api: Pick<Topology['api'], 'image' | 'candidate' | 'keepSlot'> };
type Own = Pick<Region, 'image'>;

export const appImage = ({ api }: Api, region: Own): string => region.image ?? api.image;

/** Undefined where the stamp has no slot. */
export const slotImage = ({ api }: Api, region: Own): string | undefined =>
  api.candidate ?? (api.keepSlot ? appImage({ api }, region) : undefined);

/** Every stamp has a slot, or none. */
export const hasSlot = ({ api }: Api): boolean => api.candidate !== undefined || api.keepSlot;
