import { hazard, inChanges, isOneOf } from '../../hazard';
import type { Value } from '../../plan/values';
import { weakened, weaknessText } from '../../weakened';

/** Attribute -> the value that allows access with keys, or with nothing; the names differ by azurerm version. */
const UNSAFE: ReadonlyMap<string, Value> = new Map([
  ['local_authentication_enabled', true],
  ['local_authentication_disabled', false],
  ['local_auth_enabled', true],
  ['access_key_metadata_writes_enabled', true],
  ['shared_access_key_enabled', true],
  ['admin_enabled', true],
  ['anonymous_pull_enabled', true],
]);

/** Entra generates the password of an application, and whoever has it can act as the application. */
const NEW_KEYS = /^azuread_(application|service_principal)_password$/;

export const localAuthentication = hazard({
  id: 'LOCAL-AUTHENTICATION',
  why: 'A key admits whoever has it, leaves no name in a log, and is never rotated. Everything here signs in with Entra, with a role of its own.',
  link: 'https://learn.microsoft.com/azure/cosmos-db/how-to-connect-role-based-access-control',
  remedy: 'turn it off again, and give the caller a role instead',
  see: inChanges(/^azure(rm|ad)_/, (change) =>
    NEW_KEYS.test(change.type) && isOneOf(change.action, 'create', 'replace', 'import')
      ? [{ wrong: 'is a password' }]
      : weakened(change, (name, value) => (UNSAFE.has(name) ? UNSAFE.get(name) === value : undefined)).map(
          (weakness) => ({
            wrong: 'would accept keys, or requests without any',
            found: weaknessText(weakness),
          }),
        ),
  ),
});
