/** Vaults through Azure Resource Manager: secrets are written and described, never read. */
import { randomBytes } from 'node:crypto';
import { type Answer, type Asked, notFound, refusal } from './message';
import type { Store } from './store';

const SECRET = /^(.+\/vaults\/([^/]+))\/secrets\/([^/]+)$/i;

export interface SecretAttributes {
  readonly enabled?: boolean;
  /** Seconds since 1970. */
  readonly created?: number;
  readonly updated?: number;
  readonly exp?: number;
}

/** What only the vault itself gives out. */
const values = new WeakMap<object, string>();

export const secretValue = (store: Store, id: string): string | undefined => {
  const secret = store.get(id);
  return secret && values.get(secret);
};

/** As if it had been there for long. */
export function putSecret(
  store: Store,
  id: string,
  value: string,
  attributes: SecretAttributes = {},
): string {
  const [, , vault = '', name = ''] = SECRET.exec(id) ?? [];
  const version = randomBytes(16).toString('hex');
  const secretUri = `https://${vault}.vault.azure.net/secrets/${name}`;
  const resource = store.put(id, {
    type: 'Microsoft.KeyVault/vaults/secrets',
    properties: {
      attributes: { enabled: true, created: 1_790_000_000, updated: 1_790_000_000, ...attributes },
      secretUri,
      secretUriWithVersion: `${secretUri}/${version}`,
    },
  });
  values.set(resource, value);
  return version;
}

/** https://learn.microsoft.com/rest/api/keyvault/secrets/create-or-update (control plane) */
export function keyVault(asked: Asked, store: Store): Answer | undefined {
  const [, vault = ''] = SECRET.exec(asked.path) ?? [];
  if (!vault || asked.method !== 'PUT') return undefined;
  if (!store.get(vault)) return notFound({ path: vault });
  const { properties } = asked.body as { properties?: { value?: unknown; attributes?: SecretAttributes } };
  if (typeof properties?.value !== 'string') {
    return refusal(400, 'BadRequest', 'The parameter value has an invalid value.');
  }
  const status = store.get(asked.path) ? 200 : 201;
  const now = 1_795_000_000;
  putSecret(store, asked.path, properties.value, { ...properties.attributes, created: now, updated: now });
  return { status, body: store.get(asked.path) };
}
