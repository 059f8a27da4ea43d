/** The tokens that the API takes, by the version that its registration asks for. */
import type { Topology } from './topology';

const LOGIN = 'https://login.microsoftonline.com';

type Facts = Pick<Topology, 'tenantId' | 'adopt'>;

/** A new registration gets tokens of version 2. */
export const tokenVersion = ({ adopt }: Facts): 1 | 2 => adopt.apiApplication?.tokenVersion ?? 2;

/**
 * What App Service reads keys and issuer from: for tokens of version 1 without /v2.0.
 * https://learn.microsoft.com/azure/app-service/configure-authentication-provider-aad#configure-the-microsoft-entra-provider
 */
export const issuer = (facts: Facts): string =>
  `${LOGIN}/${facts.tenantId}${tokenVersion(facts) === 2 ? '/v2.0' : ''}`;

/** What the claim `iss` of a token says. https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference */
export const issuerClaim = (version: 1 | 2, tenantId: string): string =>
  version === 2 ? `${LOGIN}/${tenantId}/v2.0` : `https://sts.windows.net/${tenantId}/`;
