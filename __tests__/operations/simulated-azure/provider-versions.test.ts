/** One Azure behind several versions of a provider. */
import { pruned } from '../../../operations/simulated-azure/schema-shape';
import type { Values } from '../../../operations/simulated-azure/value';
import { World } from '../../../operations/simulated-azure/world';
import { account, azurerm, group } from './support/provider';

const versions = ['4.55.0', '4.81.0', '5.2.0'] as const;
type Version = (typeof versions)[number];

const ruleSet = `${group}/providers/Microsoft.Cdn/profiles/afd/ruleSets/headers`;

/** The same Azure, as each version sees it, with a resource group in it. */
function clients() {
  const world = new World();
  const [old, newer, five] = versions.map((version) => azurerm([], version, world));
  if (!old || !newer || !five) throw new Error('three versions are tried');
  old.seed('azurerm_resource_group', { name: 'rg-a', location: 'westeurope' });
  old.world.declare(ruleSet);
  return { '4.55.0': old, '4.81.0': newer, '5.2.0': five } satisfies Record<Version, typeof old>;
}

const place = { resource_group_name: 'rg-a', location: 'westeurope' };
const insights = { ...place, name: 'appi-a', application_type: 'web' };
const registry = { ...place, name: 'crshoes', sku: 'Premium' };

interface Case {
  readonly type: string;
  readonly by: Version;
  readonly config: Values;
  readonly read: Readonly<Partial<Record<Version, Values>>>;
}

test.each<Case>([
  {
    type: 'azurerm_cdn_frontdoor_rule',
    by: '4.55.0',
    config: {
      name: 'hsts',
      order: 1,
      cdn_frontdoor_rule_set_id: ruleSet,
      actions: [{ response_header_action: [{ header_action: 'Overwrite', header_name: 'x-a', value: 'b' }] }],
    },
    read: {
      '5.2.0': {
        actions: [
          expect.objectContaining({
            modify_response_header: [{ operator: 'Overwrite', header_name: 'x-a', header_value: 'b' }],
          }),
        ] as Values['actions'],
      },
    },
  },
  {
    type: 'azurerm_application_insights',
    by: '4.55.0',
    config: { ...insights, local_authentication_disabled: true, disable_ip_masking: false },
    read: {
      '4.81.0': {
        local_authentication_disabled: true,
        local_authentication_enabled: false,
        ip_masking_enabled: true,
      },
      '5.2.0': {
        local_authentication_enabled: false,
        ip_masking_enabled: true,
        daily_data_cap_notifications_enabled: true,
      },
    },
  },
  {
    type: 'azurerm_application_insights',
    by: '4.81.0',
    config: { ...insights, local_authentication_enabled: false },
    read: {
      '4.55.0': { local_authentication_disabled: true, disable_ip_masking: false },
      '4.81.0': {
        local_authentication_disabled: true,
        local_authentication_enabled: false,
        ip_masking_enabled: true,
      },
      '5.2.0': { local_authentication_enabled: false },
    },
  },
  {
    type: 'azurerm_container_registry',
    by: '4.55.0',
    config: {
      ...registry,
      georeplications: [{ location: 'swedencentral', regional_endpoint_enabled: true }],
    },
    read: {
      '4.81.0': { role_assignment_mode: 'LegacyRegistryPermissions' },
      '5.2.0': {
        georeplications: [
          expect.objectContaining({ location: 'swedencentral', global_endpoint_routing_enabled: true }),
        ],
      } as unknown as Values,
    },
  },
])('$type of $by, read by each', async ({ type, by, config, read }) => {
  const client = clients();
  const made = await client[by].create(type, config);
  for (const [version, expected] of Object.entries(read)) {
    const found = client[version as Version].provider.read(type, made ?? {}, account);
    expect(found).toMatchObject(expected);
  }
});

test('a link to a private zone has one id, whichever way it is configured', async () => {
  const { '4.55.0': old, '5.2.0': five } = clients();
  const zone = old.seed('azurerm_private_dns_zone', { name: 'a.example', resource_group_name: 'rg-a' });
  const network = old.seed('azurerm_virtual_network', {
    ...place,
    name: 'vnet',
    address_space: ['10.0.0.0/16'],
  });
  const type = 'azurerm_private_dns_zone_virtual_network_link';
  const link = { name: 'a', virtual_network_id: network.id ?? null };
  const made = await five.create(type, { ...link, private_dns_zone_id: zone.id ?? null });
  expect(made?.id).toBe(
    `${group}/providers/Microsoft.Network/privateDnsZones/a.example/virtualNetworkLinks/a`,
  );
  expect(old.provider.read(type, made ?? {}, account)).toMatchObject({
    private_dns_zone_name: 'a.example',
    resource_group_name: 'rg-a',
  });
  await expect(
    five.create(type, { ...link, name: 'b', private_dns_zone_id: `${zone.id}.org` }),
  ).rejects.toThrow('ParentResourceNotFound');
});

test('an update of one name changes the other', async () => {
  const { '4.81.0': newer } = clients();
  const type = 'azurerm_application_insights';
  const made = await newer.create(type, { ...insights, local_authentication_enabled: false });
  const changed = await newer.update(type, made ?? {}, { ...insights, local_authentication_enabled: true });
  expect(changed).toMatchObject({ local_authentication_enabled: true, local_authentication_disabled: false });
});

test('a stored state in the shape of another schema', () => {
  const block = {
    attributes: { kept: { type: 'string' }, fresh: { type: 'bool' } },
    block_types: {
      many: { nesting_mode: 'list', block: { attributes: { kept: { type: 'string' } } } },
      none: { nesting_mode: 'set', block: {} },
      one: { nesting_mode: 'single', block: {} },
    },
  } as const;
  expect(pruned(block, { kept: 'a', gone: 'b', many: [{ kept: 'c', gone: 'd' }] })).toEqual({
    kept: 'a',
    fresh: null,
    many: [{ kept: 'c' }],
    none: [],
    one: null,
  });
});
