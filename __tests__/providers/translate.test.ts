import type { JsonObject } from '../../providers/json';
import { inVersions } from '../../providers/translate';

/** As Terraform writes it. */
const ref = (expression: string) => `\${${expression}}`;

const v4 = { azurerm: '4.81.0', azuread: '3.9.0' };
const v5 = { azurerm: '5.2.0', azuread: '3.9.0' };
const bound = { azurerm: '4.55.0', azuread: '3.7.0' };

const stackWith = (type: string, values: JsonObject): JsonObject => ({
  terraform: {
    required_version: '>= 1.9.0',
    required_providers: { azurerm: { source: 'azurerm', version: '4.55.0' } },
  },
  resource: { [type]: { it: values } },
});
const said = (type: string, values: JsonObject, versions = v5) =>
  (inVersions(stackWith(type, values), versions).said as { resource: Record<string, { it: unknown }> })
    .resource[type]?.it;

const account = 'azurerm_cosmosdb_account';
const registry = 'azurerm_container_registry';
const link = 'azurerm_private_dns_zone_virtual_network_link';

test.each<[string, string, JsonObject, typeof v5, JsonObject]>([
  ['negated', account, { local_authentication_disabled: true }, v4, { local_authentication_enabled: false }],
  [
    'negated, in an expression',
    account,
    { local_authentication_disabled: ref('var.closed') },
    v4,
    { local_authentication_enabled: ref('!(var.closed)') },
  ],
  [
    'negated, not set',
    account,
    { local_authentication_disabled: null },
    v4,
    { local_authentication_enabled: null },
  ],
  [
    'negated, where lifecycle ignores it',
    account,
    { lifecycle: { prevent_destroy: true, ignore_changes: ['tags', 'local_authentication_disabled'] } },
    v4,
    { lifecycle: { prevent_destroy: true, ignore_changes: ['tags', 'local_authentication_enabled'] } },
  ],
  [
    'gone, where lifecycle ignores it',
    account,
    { lifecycle: { ignore_changes: ['managed_hsm_key_id', 'key_vault_key_id'] } },
    v4,
    { lifecycle: { ignore_changes: ['key_vault_key_id'] } },
  ],
  [
    'everything is ignored',
    account,
    { lifecycle: { ignore_changes: 'all' } },
    v5,
    { lifecycle: { ignore_changes: 'all' } },
  ],
  [
    'renamed, in each of several blocks',
    registry,
    { georeplications: [{ location: 'a', regional_endpoint_enabled: true }, { location: 'b' }] },
    v5,
    { georeplications: [{ location: 'a', global_endpoint_routing_enabled: true }, { location: 'b' }] },
  ],
  [
    'renamed in a block, where lifecycle ignores it',
    registry,
    {
      lifecycle: {
        ignore_changes: [
          'georeplications.regional_endpoint_enabled',
          'georeplications[0].regional_endpoint_enabled',
          'georeplications[0].tags',
        ],
      },
    },
    v5,
    {
      lifecycle: {
        ignore_changes: [
          'georeplications.global_endpoint_routing_enabled',
          'georeplications[0].global_endpoint_routing_enabled',
          'georeplications[0].tags',
        ],
      },
    },
  ],
  [
    'the id instead of the name',
    link,
    {
      private_dns_zone_name: ref('azurerm_private_dns_zone.zone.name'),
      resource_group_name: ref('azurerm_resource_group.group.name'),
    },
    v5,
    { private_dns_zone_id: ref('azurerm_private_dns_zone.zone.id') },
  ],
  [
    'not before its version',
    registry,
    { georeplications: [{ regional_endpoint_enabled: true }] },
    v4,
    { georeplications: [{ regional_endpoint_enabled: true }] },
  ],
  [
    'nothing, in the words of the bindings',
    account,
    { local_authentication_disabled: true },
    bound,
    { local_authentication_disabled: true },
  ],
])('%s', (_, type, values, versions, expected) => {
  expect(said(type, values, versions)).toEqual(expected);
});

test.each<[string, string, JsonObject, string]>([
  [
    'a name that is no reference',
    link,
    { private_dns_zone_name: 'privatelink.documents.azure.com' },
    `${link}: private_dns_zone_name must be the name of a resource in the same stack, so that its id can stand in private_dns_zone_id; found "privatelink.documents.azure.com"`,
  ],
  ...['yes', `${ref('var.a')}${ref('var.b')}`, `not ${ref('var.a')}`, 1].map(
    (value): [string, string, JsonObject, string] => [
      `to negate ${value}`,
      account,
      { local_authentication_disabled: value },
      `${account}: local_authentication_disabled must be true, false or one expression, so that its opposite can stand in local_authentication_enabled; found ${JSON.stringify(value)}`,
    ],
  ),
])('%s is refused, with its construct', (_, type, values, problem) => {
  const stack = stackWith(type, { '//': { metadata: { path: 'global/it' } }, ...values });
  expect(inVersions(stack, v5).refused).toEqual([{ construct: 'global/it', problem }]);
});

test('the versions are required, of the providers that the stack has; the rest stays', () => {
  expect(inVersions(stackWith('azurerm_dns_zone', { name: 'a' }), v5).said).toEqual({
    terraform: {
      required_version: '>= 1.9.0',
      required_providers: { azurerm: { source: 'hashicorp/azurerm', version: '5.2.0' } },
    },
    resource: { azurerm_dns_zone: { it: { name: 'a' } } },
  });
});
