/** What a token says of itself. It is read, not checked: that is what the API does. */
import { z } from 'zod';
import { issuerClaim, tokenVersion } from '../../topology/tokens';
import type { Topology } from '../../topology/topology';

const claimsSchema = z.object({
  iss: z.string().optional(),
  aud: z.string().optional(),
  exp: z.number().optional(),
});
export type Claims = z.output<typeof claimsSchema>;

/** Undefined when it is no JSON web token. */
export function claimsOf(token: string): Claims | undefined {
  const [, payload = ''] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token) ?? [];
  try {
    return claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}

/** Why the app refuses a token, and what to do; undefined when nothing is seen in it. */
export function refusal(
  { iss, aud, exp }: Claims,
  topology: Pick<Topology, 'adopt' | 'tenantId' | 'api'>,
  clientId: string | undefined,
  now: Date,
): { readonly because: string; readonly todo: string } | undefined {
  if (exp !== undefined && exp * 1000 <= now.getTime()) {
    return {
      because: `the token is over since ${new Date(exp * 1000).toISOString()}`,
      todo: 'take a fresh one',
    };
  }
  const expected = issuerClaim(tokenVersion(topology), topology.tenantId);
  if (iss !== undefined && iss !== expected) {
    const other = ([1, 2] as const).find((version) => issuerClaim(version, topology.tenantId) === iss);
    return {
      because: `the token is of ${iss}, and the app takes those of ${expected}`,
      todo: other
        ? `the registration of these clients gives tokens of version ${other}: adopt it with adopt.apiApplication and tokenVersion: ${other}`
        : 'take a token of the tenant in tenantId',
    };
  }
  if (clientId === undefined || aud === undefined) return undefined;
  const audiences = [clientId, `api://${clientId}`, ...topology.api.audiences];
  return audiences.includes(aud)
    ? undefined
    : {
        because: `the token is for ${aud}`,
        todo: `add it to api.audiences, which takes ${audiences.join(', ')}`,
      };
}
