import { type SimulatedAzure, startSimulatedAzure } from '../../../operations/simulated-azure';
import { withTerraform } from '../../support/with-terraform';
import { everyDataSource, everyType } from './support/every-type';
import { nestedBlocks } from './support/nested-blocks';
import { ref, Stack } from './support/terraform';

withTerraform('nested blocks, sets of blocks and attributes written as blocks', () => {
  test('plan nothing again', async () => {
    const azure = startSimulatedAzure();
    const stack = new Stack(await azure.envFor());
    try {
      stack.write({
        resource: nestedBlocks,
        output: {
          roles: { value: ref('azuread_application.b.app_role_ids') },
          scopes: { value: ref('azuread_application.b.oauth2_permission_scope_ids') },
          principal: { value: ref('azurerm_linux_web_app.b.identity[0].principal_id') },
          slot: { value: ref('azurerm_linux_web_app_slot.b.identity[0].principal_id') },
        },
      });
      await stack.apply();
      expect(await stack.changeList()).toEqual([]);
      const guid = expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
      const outputs = await stack.outputs();
      expect(outputs).toEqual({
        roles: { operator: '00000000-0000-4000-8000-00000000000c' },
        scopes: {
          read: '00000000-0000-4000-8000-00000000000a',
          write: '00000000-0000-4000-8000-00000000000b',
        },
        principal: guid,
        slot: guid,
      });
      expect(outputs.slot).not.toBe(outputs.principal);
    } finally {
      stack.remove();
      azure.close();
    }
  });
});

withTerraform('all of them in one stack', () => {
  let azure: SimulatedAzure;
  let stack: Stack;

  beforeAll(async () => {
    azure = startSimulatedAzure();
    stack = new Stack(await azure.envFor());
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
