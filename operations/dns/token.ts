/** What a token claims. It is only read; the API checks it. */
import { z } from 'zod';
import { issuerClaim, tokenVersion } from '../../topology/tokens';
import type { Topology } from '../../topology/topology';
import { minute } from '../probe/time-text';

const claimsSchema = z.object({
  iss: z.string().optional(),
  aud: z.string().optional(),
  exp: z.int().min(0).optional(),
});
export type Claims = z.output<typeof claimsSchema>;

/** Undefined if it is not a JSON web token. */
export function claimsOf(token: string): Claims | undefined {
  const [, payload = ''] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token) ?? [];
  try {
    return claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}

const registration = (version: 1 | 2, { adopt }: Pick<Topology, 'adopt'>): string =>
  adopt.apiApplication
    ? `these clients get tokens of version ${version}: correct adopt.apiApplication.tokenVersion, and deploy the stamps`
    : `these clients get tokens of version ${version}: adopt their registration, docs/dns-migration.md`;

/** Why the app refuses a token, and what to do; undefined if the token looks fine. */
export function refusal(
  { iss, aud, exp }: Claims,
  topology: Pick<Topology, 'adopt' | 'tenantId' | 'api'>,
  clientId: string | undefined,
  now: Date,
): { readonly why: string; readonly todo: string } | undefined {
  if (exp !== undefined && exp * 1000 <= now.getTime()) {
    return {
      why: `the token expired at ${minute(new Date(exp * 1000))}`,
      todo: 'get a new one',
    };
  }
  const expected = issuerClaim(tokenVersion(topology), topology.tenantId);
  if (iss !== undefined && iss !== expected) {
    const other = ([1, 2] as const).find((version) => issuerClaim(version, topology.tenantId) === iss);
    return {
      why: `the token is from ${iss}, but the app accepts only tokens from ${expected}`,
      todo: other ? registration(other, topology) : `use a token of the tenant ${topology.tenantId}`,
    };
  }
  if (clientId === undefined || aud === undefined) return undefined;
  const audiences = [clientId, `api://${clientId}`, ...topology.api.audiences];
  return audiences.includes(aud)
    ? undefined
    : {
        why: `the token is for the audience ${aud}, but the app accepts only ${audiences.join(', ')}`,
        todo: 'if clients have such tokens, add the audience to api.audiences and deploy the stamps',
      };
}
