import { z } from 'zod';
import { appImage, slotImage } from '../../../topology/images';
import { livingRegions, type Topology } from '../../../topology/topology';
import type { ResourceManager } from '../resource-manager';
import { stampIds } from '../stamp';

/** The image that an app or a slot is set to run. Only the app itself knows whether its instances could pull it. */
export interface Running {
  readonly region: string;
  readonly place: 'app' | 'slot';
  /** The image in the file. */
  readonly named: string;
  /** `HOST/REPOSITORY@sha256:DIGEST`; undefined where the app is not there. */
  readonly image: string | undefined;
}

const config = z.object({ properties: z.object({ linuxFxVersion: z.string() }) });

export async function running(azure: ResourceManager, topology: Topology): Promise<readonly Running[]> {
  const places = livingRegions(topology).flatMap((region) => {
    const { app, slot } = stampIds(topology, region);
    const candidate = slotImage(topology, region);
    return [
      { region: region.name, place: 'app', id: app, named: appImage(topology, region) } as const,
      ...(slot && candidate
        ? [{ region: region.name, place: 'slot', id: slot, named: candidate } as const]
        : []),
    ];
  });
  return Promise.all(
    places.map(async ({ id, ...place }) => {
      const path = `${id}/config/web`;
      const found = await azure.find({ path, version: '2024-11-01', answer: config });
      return { ...place, image: found?.properties.linuxFxVersion.replace(/^DOCKER\|/i, '') };
    }),
  );
}

/** `cr.azurecr.io/contoso/api@...` is `contoso/api@...` to its own registry. */
export const isImage = ({ image }: Running, host: string, named: string): boolean =>
  image?.toLowerCase() === `${host}/${named}`.toLowerCase();
