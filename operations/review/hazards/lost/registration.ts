import { gone } from '../gone';

export const lostRegistration = gone({
  id: 'LOST-REGISTRATION',
  types: /^azuread_(application|application_registration|service_principal)$/,
  why: 'Tokens are issued for the client id of the registration. A new one has another id: every client is refused until it asks for the new one, and whoever was granted a role must be granted it again.',
  link: 'https://learn.microsoft.com/entra/identity-platform/app-objects-and-service-principals',
  remedy: 'do not apply; restore the registration',
});
