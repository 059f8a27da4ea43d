import { shippedTopology } from '../support/shipped-file';
import { stackOf, synthesized } from '../support/synthesize';

test('azurerm: one blob a stack, read and written by who has signed in, no key', () => {
  const system = synthesized(shippedTopology());
  const account = {
    resource_group_name: 'rg-contososhoes-prod-state',
    storage_account_name: 'stcontososhoesprodstate',
    container_name: 'tfstate',
    subscription_id: '11111111-1111-4111-8111-111111111111',
    tenant_id: '22222222-2222-4222-8222-222222222222',
    use_azuread_auth: true,
  };
  const blob = (stack: string) => ({ ...account, key: `contososhoes-prod/${stack}.tfstate` });
  for (const stack of Object.keys(system.files)) {
    expect(stackOf(system, stack).terraform.backend).toEqual({ azurerm: blob(stack) });
  }
  expect(stackOf(system, 'stamp-westeurope').data).toEqual({
    terraform_remote_state: { global: { backend: 'azurerm', config: blob('global') } },
  });
  expect(stackOf(system, 'dns-migration').data).toEqual({
    terraform_remote_state: {
      global: { backend: 'azurerm', config: blob('global') },
      stamp_westeurope: { backend: 'azurerm', config: blob('stamp-westeurope') },
    },
  });
});

test('azurerm: the state may lie in a subscription of its own', () => {
  const subscriptionId = '55555555-5555-4555-8555-555555555555';
  const system = synthesized(
    shippedTopology(({ state }) => ({ state: { ...state, subscriptionId } as typeof state })),
  );
  expect(stackOf(system, 'global').terraform).toHaveProperty(
    'backend.azurerm.subscription_id',
    subscriptionId,
  );
  expect(stackOf(system, 'global').provider.azurerm?.[0]?.subscription_id).not.toBe(subscriptionId);
});

test('local: files beside cdktf.out, which may be deleted', () => {
  const system = synthesized(shippedTopology(() => ({ state: { backend: 'local' } })));
  const file = (stack: string) => ({ path: `../../../terraform.contososhoes-prod.${stack}.tfstate` });
  for (const stack of Object.keys(system.files)) {
    expect(stackOf(system, stack).terraform.backend).toEqual({ local: file(stack) });
  }
  expect(stackOf(system, 'stamp-westeurope').data).toEqual({
    terraform_remote_state: { global: { backend: 'local', config: file('global') } },
  });
});

test('two environments of one workload never share a state', () => {
  const keys = ['prod', 'test'].map((environment) =>
    Object.values(synthesized(shippedTopology(() => ({ environment }))).files).map(
      (text) => JSON.parse(text).terraform.backend.azurerm.key,
    ),
  );
  expect(new Set(keys.flat()).size).toBe(8);
});
