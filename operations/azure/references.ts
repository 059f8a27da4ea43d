/**
 * How App Service has resolved an app's references to its vault. It fetches the values once a day, when the app's settings
 * change, and on request; until then the app has the old value, or the text of the reference.
 *
 * https://learn.microsoft.com/azure/app-service/app-service-key-vault-references
 */
import { z } from 'zod';
import type { ResourceManager } from './resource-manager';

export interface Reference {
  /** https://learn.microsoft.com/rest/api/appservice/web-apps/get-app-settings-key-vault-references#resolvestatus */
  readonly status: string;
  readonly details?: string | undefined;
  /** Version of the secret that the app has; not every answer contains it. */
  readonly activeVersion?: string | undefined;
}

const answer = z.object({
  id: z.string(),
  properties: z.object({
    status: z.string().default('Initialized'),
    details: z.string().nullish(),
    activeVersion: z.string().nullish(),
  }),
});

/** @param site id of an app or a slot. @returns app setting -> the state of its reference */
export async function referencesOf(
  azure: ResourceManager,
  site: string,
): Promise<ReadonlyMap<string, Reference>> {
  const path = `${site}/config/configreferences/appsettings`;
  const found = await azure.list({ path, version: '2024-11-01', answer });
  return new Map(
    found.map(({ id, properties: { status, details, activeVersion } }) => [
      id.split('/').at(-1) ?? '',
      { status, details: details || undefined, activeVersion: activeVersion || undefined },
    ]),
  );
}

/** Asks App Service to fetch the values again. Returns before it has done so. */
export async function refreshReferences(azure: ResourceManager, site: string): Promise<void> {
  const path = `${site}/config/configreferences/appsettings/refresh`;
  // The documented version, and the only one.
  await azure.post({ path, version: '2022-03-01', answer: z.unknown() });
}

/** Whether it has another version than this; not every answer contains the version. */
export const isOld = ({ activeVersion }: Reference, version: string | undefined): boolean =>
  activeVersion !== undefined && activeVersion !== version;

export const hasVersion = (reference: Reference, version: string | undefined): boolean =>
  isResolved(reference) && !isOld(reference, version);

export const isResolved = ({ status }: Reference): boolean => status === 'Resolved';
