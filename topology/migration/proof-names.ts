/** The TXT records that prove who owns a host name. `host` is in full, or relative to its zone. */

/** For Front Door. https://learn.microsoft.com/azure/frontdoor/domain#domain-validation */
export const validationName = (host: string): string => `_dnsauth.${host}`;

/**
 * For App Service: nobody else can then bind the name to an app of theirs.
 * https://learn.microsoft.com/azure/security/fundamentals/subdomain-takeover
 */
export const ownershipName = (host: string): string => `asuid.${host}`;
