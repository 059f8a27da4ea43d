import { type Edit, topologyOf } from '../support/regions-file';
import { reference, resourceAt, stackOf, synthesized } from '../support/synthesize';

const stampOf = (...edits: readonly Edit[]) =>
  stackOf(synthesized(topologyOf(...edits)), 'stamp-northeurope');
const stamp = stampOf();
const app = 'azurerm_linux_web_app.api_app';
const staging = 'azurerm_linux_web_app_slot.api_staging';

test('the slot is hardened as the app is', () => {
  const {
    depends_on: _1,
    location: _2,
    name,
    resource_group_name: _3,
    service_plan_id: _4,
    ...own
  } = resourceAt(stamp, app);
  const { name: slotName, app_service_id, ...slots } = resourceAt(stamp, staging);
  const plain = ({ '//': _, ...properties }: typeof own) => properties;
  expect(plain(slots)).toEqual(plain(own));
  expect([name, slotName, app_service_id]).toEqual(['app-shop-test-ne', 'staging', `\${${app}.id}`]);
});

test('clients of before may go on: their audiences are taken too', () => {
  const edited = stampOf(['healthPath: /health', 'healthPath: /health\n  audiences: [api://legacy]']);
  expect(resourceAt(edited, app)).toHaveProperty(
    'auth_settings_v2.active_directory_v2.allowed_audiences.2',
    'api://legacy',
  );
});

test("a secret is a reference into the stamp's own vault", () => {
  const edited = stampOf([
    'healthPath: /health',
    'healthPath: /health\n  secrets: { THIRD_PARTY_API_KEY: third-party-api-key }',
  ]);
  expect(resourceAt(edited, app)).toHaveProperty(
    'app_settings.THIRD_PARTY_API_KEY',
    `@Microsoft.KeyVault(SecretUri=${reference('azurerm_key_vault.vault.vault_uri')}secrets/third-party-api-key)`,
  );
});
