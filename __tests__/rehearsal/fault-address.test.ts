import { faultAt } from '../../rehearsal/fault-address';
import { Faults, type Operation } from '../../rehearsal/simulated-azure/faults';
import { refusalOf } from './simulated-azure/support/provider';

const app = {
  type: 'azurerm_linux_web_app',
  id: '/subscriptions/S/resourceGroups/rg/providers/Microsoft.Web/sites/app-we',
  values: { name: 'app-we', location: 'westeurope', service_plan_id: '/subscriptions/S/plan' },
};

describe('by address', () => {
  const reference = ['$', '{azurerm_service_plan.a.id}'].join('');
  const config = { name: 'app-we', service_plan_id: reference, provider: 'azurerm.other', enabled: true };
  const stack = { resource: { azurerm_linux_web_app: { a: config } } };

  test('is recognized by what the stack says of the resource', async () => {
    const fault = faultAt(stack, 'azurerm_linux_web_app.a', 'once');
    expect(fault).toEqual({
      type: 'azurerm_linux_web_app',
      attributes: { name: 'app-we', service_plan_id: '*' },
      mode: 'once',
    });
    const operations: readonly Operation[] = ['create', 'update', 'delete'];
    for (const operation of operations) {
      const faults = new Faults(fault && [fault]);
      expect(await refusalOf(() => faults.meet(operation, app))).toContain('InjectedFault');
    }
  });

  test('of what the stack does not have is undefined', () => {
    expect(faultAt(stack, 'azurerm_linux_web_app.b', 'once')).toBe(undefined);
    expect(faultAt({}, 'azurerm_linux_web_app.a', 'once')).toBe(undefined);
  });
});
