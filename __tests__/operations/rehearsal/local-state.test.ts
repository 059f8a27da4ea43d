import { withLocalStates } from '../../../operations/rehearsal/local-state';
import type { Stack, StackConfig } from '../../../operations/terraform/manifest';

const stack = (name: string, config: StackConfig): Stack => ({ name, dependencies: [], config });
const state = (key: string) => ({ container_name: 'tfstate', key, use_azuread_auth: true });
const moved = (...stacks: readonly Stack[]) => withLocalStates(stacks, '/states');

const global = stack('global', { terraform: { backend: { azurerm: state('g') } } });

test('states move to local files, and who reads them follows; all else stays', () => {
  const resource = { azurerm_resource_group: { a: { name: 'rg' } } };
  const stamp = stack('stamp', {
    terraform: { backend: { azurerm: state('s') }, ...{ required_version: '>= 1.9.0' } },
    data: {
      terraform_remote_state: { shared: { backend: 'azurerm', config: state('g') } },
      ...{ azurerm_client_config: { a: {} } },
    },
    resource,
  });
  expect(moved(global, stamp)).toEqual([
    { ...global, states: '/states', reads: [], config: { terraform: {} } },
    {
      ...stamp,
      states: '/states',
      reads: ['global'],
      config: {
        terraform: { required_version: '>= 1.9.0' },
        data: {
          terraform_remote_state: {
            shared: { backend: 'local', config: { path: '/states/global/terraform.tfstate' } },
          },
          azurerm_client_config: { a: {} },
        },
        resource,
      },
    },
  ]);
});

test('local backends move too', () => {
  const one = stack('one', { terraform: { backend: { local: { path: '../one' } } } });
  const two = stack('two', {
    terraform: { backend: { local: { path: '../two' } } },
    data: { terraform_remote_state: { one: { backend: 'local', config: { path: '../one' } } } },
  });
  expect(moved(one, two).map(({ reads }) => reads)).toEqual([[], ['one']]);
});

test.each([
  ['another key', { backend: 'azurerm', config: state('other') }],
  ['another backend', { backend: 'local', config: state('g') }],
  ['an option that its owner lacks', { backend: 'azurerm', config: { ...state('g'), tenant_id: 't' } }],
])('a state that no stack keeps: %s', (_, read) => {
  const stamp = stack('stamp', { data: { terraform_remote_state: { shared: read } } });
  expect(() => moved(global, stamp)).toThrow(
    'stamp: data.terraform_remote_state.shared reads a state of no known stack; its configuration must equal the backend of the stack that it reads',
  );
});
