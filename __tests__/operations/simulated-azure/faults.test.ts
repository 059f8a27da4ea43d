import type { Fault } from '../../../operations/simulated-azure';
import { Faults } from '../../../operations/simulated-azure/faults';
import { refusalOf } from './support/provider';

const app = {
  type: 'azurerm_linux_web_app',
  id: '/subscriptions/S/resourceGroups/rg/providers/Microsoft.Web/sites/app-we',
  values: { name: 'app-we', location: 'westeurope', service_plan_id: '/subscriptions/S/plan' },
};
const refusal = `creating ${app.id}: unexpected status 409 (409 Conflict) with error: InjectedFault: The rehearsal was told to make this fail.`;

test.each<[string, Omit<Fault, 'mode'>, boolean]>([
  ['everything', {}, true],
  ['its type', { type: 'azurerm_linux_web_app' }, true],
  ['another type', { type: 'azurerm_service_plan' }, false],
  ['its id, in any case', { id: app.id.toUpperCase() }, true],
  ['the end of its id', { id: '*/sites/app-we' }, true],
  ['the start of its id', { id: '/subscriptions/S/resourceGroups/rg/*' }, true],
  ['another id', { id: '*/sites/app' }, false],
  ['its attributes', { attributes: { name: 'app-we', location: 'west*' } }, true],
  ['one other attribute', { attributes: { name: 'app-we', location: 'east*' } }, false],
  ['an attribute that it lacks', { attributes: { kind: 'app' } }, false],
  ['its operation', { operation: 'create' }, true],
  ['another operation', { operation: 'delete' }, false],
])('a fault is met by %s', async (_, fault, met) => {
  const faults = new Faults([{ ...fault, mode: 'always' }]);
  expect(await refusalOf(() => faults.meet('create', app))).toBe(met ? refusal : undefined);
});

test.each<[Fault['mode'], readonly boolean[]]>([
  ['once', [true, false]],
  ['always', [true, true]],
])('a fault that happens %s', async (mode, expected) => {
  const faults = new Faults([{ mode }]);
  for (const met of expected) {
    expect(await refusalOf(() => faults.meet('create', app))).toBe(met ? refusal : undefined);
  }
});

test('a fault that hangs ends when Terraform stops the provider', async () => {
  const faults = new Faults([{ mode: 'hang' }]);
  const met = faults.met();
  const end = refusalOf(() => faults.meet('delete', app));
  await met;
  faults.stop();
  expect(await end).toBe(`deleting ${app.id}: context canceled`);
});

test('a fault is injected and taken away', async () => {
  const faults = new Faults();
  const takeAway = faults.inject({ mode: 'always' });
  expect(await refusalOf(() => faults.meet('create', app))).toBe(refusal);
  takeAway();
  expect(await refusalOf(() => faults.meet('create', app))).toBe(undefined);
});

test.each([
  [
    app.id,
    'create',
    `creating ${app.id}: unexpected status 403 (403 Forbidden) with error: AuthorizationFailed: The client 'rehearsal' with object id 'rehearsal' does not have authorization to perform action 'Microsoft.Web/sites/write' over scope '${app.id}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  ],
  [
    '/subscriptions/S/resourceGroups/rg',
    'delete',
    "deleting /subscriptions/S/resourceGroups/rg: unexpected status 403 (403 Forbidden) with error: AuthorizationFailed: The client 'rehearsal' with object id 'rehearsal' does not have authorization to perform action 'Microsoft.Resources/subscriptions/resourceGroups/delete' over scope '/subscriptions/S/resourceGroups/rg' or the scope is invalid. If access was recently granted, please refresh your credentials.",
  ],
  [
    '/applications/A',
    'update',
    'updating /applications/A: unexpected status 403 (403 Forbidden) with error: Authorization_RequestDenied: Insufficient privileges to complete the operation.',
  ],
] as const)('without a role for %s', async (id, operation, words) => {
  const faults = new Faults([{ mode: 'forbidden' }]);
  expect(await refusalOf(() => faults.meet(operation, { ...app, id }))).toBe(words);
});
