import { gone } from '../gone';

export const lostRegistration = gone({
  id: 'LOST-REGISTRATION',
  types: /^azuread_(application|application_registration|service_principal)$/,
  why: 'Tokens are issued for the client id of the registration. A new registration has another id: every client is refused until it requests tokens for the new one, and every role must be granted again.',
  link: 'https://learn.microsoft.com/entra/identity-platform/app-objects-and-service-principals',
  remedy: 'do not apply; restore the registration',
});
