import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutSchemas, dataFileName, dataFileText } from '../../../operations/simulated-azure/data-file';
import { unservedTypes, unservedVersions } from '../../../operations/simulated-azure/served-types';
import { dataOf, providerData } from '../../../providers/data';
import { allowedVersions, defaultVersions, type ProviderName } from '../../../providers/versions';

const all = Object.entries(allowedVersions).flatMap(([name, versions]) =>
  versions.map((version) => [name as ProviderName, version] as const),
);

test.each(all)('the data of %s %s are what the generator would write', (name, version) => {
  const data = providerData(name, version);
  expect([data.source, data.version]).toEqual([`hashicorp/${name}`, version]);
  const file = join(__dirname, '../../../providers/data', dataFileName(name, version));
  expect(dataFileText(cutSchemas(name, version, data, data.facts))).toBe(readFileSync(file, 'utf8'));
});

const { azuread } = dataOf(defaultVersions);

test('descriptions are cut, attributes of that name stay', () => {
  const printed = {
    provider: { version: 0, block: {} },
    resource_schemas: Object.fromEntries(
      Object.keys(azuread.resource_schemas).map((type) => [
        type,
        {
          version: 1,
          block: {
            description: 'cut',
            description_kind: 'plain',
            attributes: {
              name: { type: 'string', required: true, description: 'cut', description_kind: 'plain' },
              description: { type: 'string', optional: true, description_kind: 'plain' },
              rule: { type: ['list', ['object', { description: 'string' }]], computed: true },
            },
          },
        },
      ]),
    ) as typeof azuread.resource_schemas,
    data_source_schemas: azuread.data_source_schemas,
  };
  expect(cutSchemas('azuread', '1.0.0', printed, {}).resource_schemas.azuread_group).toEqual({
    version: 1,
    block: {
      attributes: {
        name: { type: 'string', required: true },
        description: { type: 'string', optional: true },
        rule: { type: ['list', ['object', { description: 'string' }]], computed: true },
      },
    },
  });
});

test('a provider without a served type is refused', () => {
  const empty = { provider: { version: 0, block: {} }, resource_schemas: {}, data_source_schemas: {} };
  expect(() => cutSchemas('azuread', '1.0.0', empty, {})).toThrow(
    'The provider has no azuread_app_role_assignment.',
  );
});

test.each([
  [{}, []],
  [{ resource: { azurerm_resource_group: {} }, data: { azurerm_client_config: {} } }, []],
  [{ resource: { terraform_data: {} }, data: { terraform_remote_state: {} } }, []],
  [
    { resource: { azurerm_linux_virtual_machine: {} }, data: { azurerm_key_vault: {} } },
    ['azurerm_linux_virtual_machine', 'data.azurerm_key_vault'],
  ],
])('the types of a stack that are not served: %j', (stack, types) => {
  expect(unservedTypes(stack)).toEqual(types);
});

test.each([
  [{}, []],
  [{ azurerm: { version: '5.2.0' }, azuread: { version: '3.7.0' } }, []],
  [{ azurerm: { version: '4.60.0' }, random: {} }, ['azurerm 4.60.0', 'random any']],
])('the versions of a stack that are not served: %j', (required_providers, versions) => {
  expect(unservedVersions({ terraform: { required_providers } })).toEqual(versions);
});
