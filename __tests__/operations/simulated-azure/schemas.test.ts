import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutSchemas, dataFileName, dataFileText } from '../../../operations/simulated-azure/data-file';
import { providerVersions, servedProviders } from '../../../operations/simulated-azure/provider-data';
import type { ProviderName } from '../../../operations/simulated-azure/schema';
import { unservedTypes } from '../../../operations/simulated-azure/served-types';

test.each(providerVersions.map((data) => [data.source, data.version, data] as const))(
  'the data of %s %s are what the generator would write',
  (source, version, data) => {
    const name = source.replace('hashicorp/', '') as ProviderName;
    const file = join(__dirname, '../../../operations/simulated-azure/data', dataFileName(name, version));
    expect(dataFileText(cutSchemas(name, version, data, data.facts))).toBe(readFileSync(file, 'utf8'));
  },
);

test.each(Object.entries(servedProviders))('what is served of %s is what the bindings bind', (name, data) => {
  const { cdktf } = JSON.parse(
    readFileSync(require.resolve(`@cdktf/provider-${name}/package.json`), 'utf8'),
  ) as { cdktf: { provider: { name: string; version: string } } };
  expect({ name: `registry.terraform.io/${data.source}`, version: data.version }).toEqual(cdktf.provider);
});

test('descriptions are cut, attributes of that name stay', () => {
  const printed = {
    provider: { version: 0, block: {} },
    resource_schemas: Object.fromEntries(
      Object.keys(servedProviders.azuread.resource_schemas).map((type) => [
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
    ) as typeof servedProviders.azuread.resource_schemas,
    data_source_schemas: servedProviders.azuread.data_source_schemas,
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
