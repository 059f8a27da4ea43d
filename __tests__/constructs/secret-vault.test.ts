import { expectProperties } from '../support/properties';
import { topologyOf } from '../support/regions-file';
import { resourceAt, stackOf, synthesized } from '../support/synthesize';

const stamp = stackOf(synthesized(topologyOf()), 'stamp-northeurope');

expectProperties(resourceAt(stamp, 'azurerm_key_vault.vault'), {
  location: 'northeurope',
  rbac_authorization_enabled: true,
  purge_protection_enabled: true,
  soft_delete_retention_days: 90,
  public_network_access_enabled: false,
  network_acls: { default_action: 'Deny', bypass: 'None' },
  tenant_id: '44444444-4444-4444-8444-444444444444',
});

test("secrets' values never pass through Terraform", () => {
  expect(Object.keys(stamp.resource)).not.toContain('azurerm_key_vault_secret');
});
