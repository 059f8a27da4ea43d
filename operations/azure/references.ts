/**
 * What App Service has made of an app's references to its vault. It fetches them once a day, at a change of the app's
 * settings, and when it is asked to; until then the app has the value of before, or the text of the reference.
 *
 * https://learn.microsoft.com/azure/app-service/app-service-key-vault-references
 */
import { z } from 'zod';
import type { ResourceManager } from './resource-manager';

export interface Reference {
  /** https://learn.microsoft.com/rest/api/appservice/web-apps/get-app-settings-key-vault-references#resolvestatus */
  readonly status: string;
  readonly details?: string | undefined;
  /** Of the secret, that the app has; not every answer has it. */
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

/** @param site id of an app or a slot. @returns app setting -> what became of its reference */
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

/** Asks App Service to fetch again. It has not done so yet when this returns. */
export async function refreshReferences(azure: ResourceManager, site: string): Promise<void> {
  const path = `${site}/config/configreferences/appsettings/refresh`;
  // The documented version, and the only one.
  await azure.post({ path, version: '2022-03-01', answer: z.unknown() });
}

/** It has another version than this; not every answer tells which. */
export const isOld = ({ activeVersion }: Reference, version: string | undefined): boolean =>
  activeVersion !== undefined && activeVersion !== version;

export const hasVersion = (reference: Reference, version: string | undefined): boolean =>
  isResolved(reference) && !isOld(reference, version);

export const isResolved = ({ status }: Reference): boolean => status === 'Resolved';
