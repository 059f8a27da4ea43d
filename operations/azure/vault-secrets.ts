/**
 * Secrets of a vault through Azure Resource Manager, which the vault's firewall lets in. The reference calls these
 * operations internal to deployments; none of them ever returns a value.
 *
 * https://learn.microsoft.com/azure/key-vault/general/network-security
 * https://learn.microsoft.com/rest/api/keyvault/keyvault/secrets/create-or-update
 */
import { z } from 'zod';
import type { ResourceManager } from './resource-manager';

/** Older versions retire in February 2027: https://learn.microsoft.com/azure/key-vault/general/migrate-api-version */
const version = '2026-02-01';

export interface VaultSecret {
  /** Version of the current value. */
  readonly version: string;
  readonly enabled: boolean;
  /** When this value was set. */
  readonly since?: Date | undefined;
  readonly expires?: Date | undefined;
}

const seconds = z
  .number()
  .nullish()
  .transform((value) => (value == null ? undefined : new Date(value * 1000)));

const answer = z.object({
  name: z.string(),
  properties: z.object({
    attributes: z.object({ enabled: z.boolean().default(true), created: seconds, exp: seconds }),
    secretUriWithVersion: z.string(),
  }),
});

/** name in lower case -> the secret. */
export async function secretsOf(
  azure: ResourceManager,
  vault: string,
): Promise<ReadonlyMap<string, VaultSecret>> {
  const found = await azure.list({ path: `${vault}/secrets`, version, answer });
  return new Map(
    found.map(({ name, properties: { attributes, secretUriWithVersion } }) => [
      name.toLowerCase(),
      {
        version: versionOf(secretUriWithVersion),
        enabled: attributes.enabled,
        since: attributes.created,
        expires: attributes.exp,
      },
    ]),
  );
}

const versionOf = (uri: string): string => uri.split('/').at(-1) ?? '';

export interface NewValue {
  readonly secret: string;
  readonly value: string;
  readonly expires?: Date | undefined;
}

/** @returns the new version */
export async function setSecret(
  azure: ResourceManager,
  vault: string,
  { secret, value, expires }: NewValue,
): Promise<string> {
  const attributes = expires && { attributes: { exp: Math.floor(expires.getTime() / 1000) } };
  const body = { properties: { value, ...attributes } };
  const path = `${vault}/secrets/${secret}`;
  const { properties } = await azure.put({ path, version, answer, secret: true }, body);
  return versionOf(properties.secretUriWithVersion);
}
