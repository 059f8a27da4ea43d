import { type SimulatedAzure, startSimulatedAzure } from '../../rehearsal/simulated-azure';
import { resourceTypes } from '../../rehearsal/simulated-azure/resource-types';
import { schemaFile } from '../../rehearsal/simulated-azure/schema';
import { everyDataSource, everyType } from './support/every-type';
import { Stack } from './support/terraform';

const { azurerm, azuread } = schemaFile.providers;

test('every served resource type has a schema and is tried below', () => {
  const served = Object.keys(resourceTypes).sort();
  expect(Object.keys({ ...azurerm.resource_schemas, ...azuread.resource_schemas }).sort()).toEqual(served);
  expect(Object.keys(everyType).sort()).toEqual(served);
});

test('every served data source is tried below', () => {
  const served = Object.keys({ ...azurerm.data_source_schemas, ...azuread.data_source_schemas });
  expect(Object.keys(everyDataSource).sort()).toEqual(served.sort());
});

describe('all of them in one stack', () => {
  let azure: SimulatedAzure;
  let stack: Stack;

  beforeAll(async () => {
    azure = await startSimulatedAzure();
    stack = new Stack(azure.env);
    stack.write({ resource: everyType, data: everyDataSource });
    await stack.apply();
  });

  afterAll(() => {
    stack.remove();
    azure.close();
  });

  test('a second plan changes nothing', async () => {
    expect(await stack.changeList()).toEqual([]);
  });

  test('the ids have the form of the provider documentation', () => {
    const ids = azure.world.all().map(({ type, id }) => `${type} ${id}`);
    expect(ids.sort()).toMatchSnapshot();
  });

  test('nothing is left after a destroy', async () => {
    await stack.run('destroy', '-auto-approve', '-no-color');
    expect(azure.world.all()).toEqual([]);
  });
});
