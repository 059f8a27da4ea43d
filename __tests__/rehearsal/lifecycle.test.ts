import { type SimulatedAzure, startSimulatedAzure } from '../../rehearsal/simulated-azure';
import { ref, Stack } from './support/terraform';

let azure: SimulatedAzure;
let stack: Stack;

beforeEach(async () => {
  azure = await startSimulatedAzure();
  stack = new Stack(azure.env);
});

afterEach(() => {
  stack.remove();
  azure.close();
});

const group = { name: 'rg-a', location: 'West Europe' };

test('creates, plans nothing, changes in place, destroys', async () => {
  const network = {
    name: 'vnet-a',
    location: ref('azurerm_resource_group.a.location'),
    resource_group_name: ref('azurerm_resource_group.a.name'),
    address_space: ['10.0.0.0/16'],
  };
  const resources = (tags: object) => ({
    resource: {
      azurerm_resource_group: { a: group },
      azurerm_virtual_network: { a: { ...network, tags } },
    },
  });
  stack.write(resources({}));
  expect(await stack.changeList()).toEqual([
    'azurerm_resource_group.a: create',
    'azurerm_virtual_network.a: create',
  ]);
  await stack.apply();
  expect(await stack.changeList()).toEqual([]);
  stack.write(resources({ owner: 'us' }));
  expect(await stack.changeList()).toEqual(['azurerm_virtual_network.a: update']);
  await stack.apply();
  await stack.run('destroy', '-auto-approve');
  expect(azure.world.all()).toEqual([]);
});
