/** Who may call. App Service has checked the token; what it holds comes as a header. */

interface Principal {
  readonly role_typ?: string;
  readonly claims?: readonly { readonly typ: string; readonly val: string }[];
}

const SCOPES = ['scp', 'http://schemas.microsoft.com/identity/claims/scope'];

/**
 * Whether it is a service with the role `Api.Invoke`, or a user with the scope `Api.Access`.
 * @param header `X-MS-CLIENT-PRINCIPAL`
 */
export function mayCall(header: string | undefined): boolean {
  try {
    const principal: Principal = JSON.parse(Buffer.from(header ?? '', 'base64').toString('utf8'));
    const roles = ['roles', principal.role_typ];
    return (principal.claims ?? []).some(
      ({ typ, val }) =>
        (roles.includes(typ) && val === 'Api.Invoke') ||
        (SCOPES.includes(typ) && val.split(' ').includes('Api.Access')),
    );
  } catch {
    return false;
  }
}
