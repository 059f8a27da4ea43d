import { refusedBy } from '../../providers/check';
import { dataOf } from '../../providers/data';
import type { JsonObject } from '../../providers/json';

/** As Terraform writes it. */
const ref = (expression: string) => `\${${expression}}`;

const schemas = dataOf({ azurerm: '5.2.0', azuread: '3.9.0' });
const zone = (values: JsonObject): JsonObject => ({
  resource: {
    azurerm_dns_zone: {
      zone: { '//': { metadata: { path: 'dns/zone' } }, name: 'a', resource_group_name: 'g', ...values },
    },
  },
});
const replica = (values: JsonObject): JsonObject => ({
  resource: {
    azurerm_container_registry: {
      it: { name: 'a', resource_group_name: 'g', location: 'l', sku: 'Premium', georeplications: [values] },
    },
  },
});

test.each<[string, JsonObject, readonly string[]]>([
  [
    'all is known',
    zone({ count: 1, depends_on: ['a'], provider: 'azurerm.b', soa_record: [{ email: 'a' }] }),
    [],
  ],
  ['unknown', zone({ colour: 'red' }), ['dns/zone: azurerm_dns_zone: colour is not known in azurerm 5.2.0']],
  [
    'read only',
    zone({ name_servers: ['a'] }),
    ['dns/zone: azurerm_dns_zone: name_servers is not known in azurerm 5.2.0'],
  ],
  [
    'lacking, in a block',
    replica({ location: 'a' }),
    [
      'azurerm_container_registry: azurerm_container_registry: georeplications.global_endpoint_routing_enabled is required in azurerm 5.2.0',
    ],
  ],
  [
    'unknown, in a block',
    replica({ location: 'a', global_endpoint_routing_enabled: true, regional_endpoint_enabled: true }),
    [
      'azurerm_container_registry: azurerm_container_registry: georeplications.regional_endpoint_enabled is not known in azurerm 5.2.0',
    ],
  ],
  [
    'ignored',
    zone({
      lifecycle: {
        ignore_changes: ['tags', 'soa_record[0].email', 'soa_record.0.email', 'soa', 'tags["a"]'],
      },
    }),
    ['dns/zone: azurerm_dns_zone: ignore_changes names soa, which is not known in azurerm 5.2.0'],
  ],
  ['everything is ignored', zone({ lifecycle: { ignore_changes: 'all' } }), []],
  [
    'read by another resource, and by an output',
    {
      ...zone({ tags: { by: ref('azurerm_container_registry.it.trust_policy_enabled') } }),
      output: { servers: { value: ref('azurerm_dns_zone.zone.nameservers') } },
    },
    [
      'dns/zone: azurerm_container_registry.it.trust_policy_enabled: trust_policy_enabled is not known in azurerm 5.2.0',
      'outputs: azurerm_dns_zone.zone.nameservers: nameservers is not known in azurerm 5.2.0',
    ],
  ],
  [
    'a data source',
    {
      data: {
        azurerm_subscription: { it: { name: 'a' } },
        terraform_remote_state: { other: { backend: 'local' } },
      },
    },
    ['azurerm_subscription: azurerm_subscription: name is not known in azurerm 5.2.0'],
  ],
  [
    'a provider',
    { provider: { azurerm: [{ alias: 'a', features: [{}], skip_provider_registration: true }] } },
    ['provider azurerm: skip_provider_registration is not known in azurerm 5.2.0'],
  ],
  [
    'of a type that the data lack nothing is known',
    { resource: { azurerm_redis_cache: { it: { a: 1 } } } },
    [],
  ],
])('%s', (_, stack, expected) => {
  expect(refusedBy(schemas, stack).map(({ construct, problem }) => `${construct}: ${problem}`)).toEqual(
    expected,
  );
});
