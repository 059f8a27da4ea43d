/** The tokens that the API accepts, by the version that its registration asks for. */
import type { Topology } from './topology';

const LOGIN = 'https://login.microsoftonline.com';

type Facts = Pick<Topology, 'tenantId' | 'adopt'>;

/** A new registration gets tokens of version 2. */
export const tokenVersion = ({ adopt }: Facts): 1 | 2 => adopt.apiApplication?.tokenVersion ?? 2;

/**
 * The endpoint from which App Service reads keys and issuer; without /v2.0 for tokens of version 1.
 * https://learn.microsoft.com/azure/app-service/configure-authentication-provider-aad#configure-the-microsoft-entra-provider
 */
export const issuer = (facts: Facts): string =>
  `${LOGIN}/${facts.tenantId}${tokenVersion(facts) === 2 ? '/v2.0' : ''}`;

/** The claim `iss` of a token. https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference */
export const issuerClaim = (version: 1 | 2, tenantId: string): string =>
  version === 2 ? `${LOGIN}/${tenantId}/v2.0` : `https://sts.windows.net/${tenantId}/`;
