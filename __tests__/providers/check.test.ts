import { refusedBy } from '../../providers/check';
import { dataOf } from '../../providers/data';
import type { JsonObject } from '../../providers/json';

/** As Terraform writes it. */
const ref = (expression: string) => `\${${expression}}`;

const schemas = dataOf({ azurerm: '5.2.0', azuread: '3.9.0' });
/** As CDKTF names a stack in its JSON. */
const named: JsonObject = { '//': { metadata: { stackName: 'global' } } };
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
  [
    'ignored, in a block',
    {
      resource: {
        azurerm_container_registry: {
          it: {
            name: 'a',
            resource_group_name: 'g',
            location: 'l',
            sku: 'Premium',
            lifecycle: { ignore_changes: ['georeplications[0].nonsense', 'georeplications[0].location'] },
          },
        },
      },
    },
    [
      'azurerm_container_registry: azurerm_container_registry: ignore_changes names georeplications[0].nonsense, which is not known in azurerm 5.2.0',
    ],
  ],
  ['everything is ignored', zone({ lifecycle: { ignore_changes: 'all' } }), []],
  [
    'read by another resource, and by an output',
    {
      ...zone({ tags: { by: ref('azurerm_container_registry.it.trust_policy_enabled') } }),
      ...named,
      output: { servers: { value: ref('azurerm_dns_zone.zone.nameservers') } },
      locals: { servers: ref('azurerm_dns_zone.zone.nameservers') },
    },
    [
      'dns/zone: azurerm_container_registry.it.trust_policy_enabled: trust_policy_enabled is not known in azurerm 5.2.0',
      'global: azurerm_dns_zone.zone.nameservers: nameservers is not known in azurerm 5.2.0',
      'global/output.servers: azurerm_dns_zone.zone.nameservers: nameservers is not known in azurerm 5.2.0',
    ],
  ],
  [
    'read of one of several',
    { ...named, output: { servers: { value: ref('azurerm_dns_zone.zone[0].nameservers') } } },
    [
      'global/output.servers: azurerm_dns_zone.zone[0].nameservers: nameservers is not known in azurerm 5.2.0',
    ],
  ],
  [
    'read of a data source',
    {
      ...named,
      output: {
        known: { value: ref('data.azurerm_subscription.it.subscription_id') },
        unknown: { value: ref('data.azurerm_subscription.it.number') },
        other: { value: ref('data.azurerm_dns_zone.it.colour') },
      },
    },
    ['global/output.unknown: data.azurerm_subscription.it.number: number is not known in azurerm 5.2.0'],
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
    { ...named, provider: { azurerm: [{ alias: 'a', features: [{}], skip_provider_registration: true }] } },
    ['global/provider.azurerm: skip_provider_registration is not known in azurerm 5.2.0'],
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
