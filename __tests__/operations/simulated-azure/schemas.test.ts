import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProviderName, schemaFile } from '../../../operations/simulated-azure/schema';
import { cutSchemas, schemaFileText } from '../../../operations/simulated-azure/schema-cut';
import { unservedTypes } from '../../../operations/simulated-azure/served-types';

const { providers } = schemaFile;

describe('the committed schemas', () => {
  const recut = (name: ProviderName) =>
    cutSchemas(name, providers[name].version, providers[name], providers[name].facts);

  test('are what the generator would write', () => {
    const committed = readFileSync(
      join(__dirname, '../../../operations/simulated-azure/data/schemas.json'),
      'utf8',
    );
    expect(schemaFileText({ azurerm: recut('azurerm'), azuread: recut('azuread') })).toBe(committed);
  });

  test('are of the versions that the bindings were made for', () => {
    expect([providers.azurerm.version, providers.azuread.version]).toEqual(['4.55.0', '3.7.0']);
  });
});

test('descriptions are cut, attributes of that name stay', () => {
  const printed = {
    provider: { version: 0, block: {} },
    resource_schemas: Object.fromEntries(
      Object.keys(providers.azuread.resource_schemas).map((type) => [
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
    ) as typeof providers.azuread.resource_schemas,
    data_source_schemas: providers.azuread.data_source_schemas,
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
