import { hazard, inChanges } from '../../hazard';
import type { Value } from '../../plan/values';
import { weakened, weaknessText } from '../../weakened';

/** Attribute -> the value with which keys or nothing at all opens the door; azurerm calls them differently by version. */
const UNSAFE: ReadonlyMap<string, Value> = new Map([
  ['local_authentication_enabled', true],
  ['local_authentication_disabled', false],
  ['local_auth_enabled', true],
  ['access_key_metadata_writes_enabled', true],
  ['shared_access_key_enabled', true],
  ['admin_enabled', true],
  ['anonymous_pull_enabled', true],
]);

export const localAuthentication = hazard({
  id: 'LOCAL-AUTHENTICATION',
  why: 'A key opens the door for whoever has it, leaves no name in a log, and nobody rotates it. Everything here signs in by Entra, with a role of its own.',
  link: 'https://learn.microsoft.com/azure/cosmos-db/how-to-connect-role-based-access-control',
  remedy: 'turn it off again, and give the caller a role',
  see: inChanges(/^azurerm_/, (change) =>
    weakened(change, (name, value) => (UNSAFE.has(name) ? UNSAFE.get(name) === value : undefined)).map(
      (weakness) => ({
        wrong: 'could be opened with a key, or without one',
        found: weaknessText(weakness),
      }),
    ),
  ),
});
