import { preparedTopology, registrationsOf, subscriptionsOf } from '../../topology/bootstrap';
import { topologyOf } from '../support/regions-file';
import { shippedTopology } from '../support/shipped-file';

const missing = (topology: ReturnType<typeof topologyOf>) => {
  const prepared = preparedTopology(topology, 'regions.yaml');
  return 'missing' in prepared ? prepared.missing : undefined;
};
const region = '55555555-5555-4555-8555-555555555555';
const states = '66666666-6666-4666-8666-666666666666';

test('the shipped file says enough', () => {
  expect(missing(shippedTopology())).toBeUndefined();
});

test('without the section, what to add', () => {
  expect(missing(topologyOf())).toMatch(
    /^regions\.yaml: has no section bootstrap; add\n\nbootstrap:\n {2}repository: OWNER\/NAME/,
  );
});

test('a local state needs no account', () => {
  const local = shippedTopology(() => ({ state: { backend: 'local' } }));
  expect(missing(local)).toBe(
    'regions.yaml: state.backend is local, which needs no bootstrap; write backend: azurerm with resourceGroup, storageAccount and container',
  );
});

test('what is registered, and where', () => {
  const topology = shippedTopology(({ state, regions }) => ({
    state: { ...state, subscriptionId: states } as typeof state,
    regions: Object.fromEntries(
      Object.entries(regions).map(([name, entry]) => [
        name,
        name === 'swedencentral' ? { ...entry, subscriptionId: region } : entry,
      ]),
    ),
  }));
  expect(subscriptionsOf(topology)).toEqual([topology.subscriptionId, region]);
  const prepared = preparedTopology(topology, 'regions.yaml');
  if ('missing' in prepared) throw new Error(prepared.missing);
  const registrations = registrationsOf(prepared);
  expect([...registrations.keys()].sort()).toEqual([topology.subscriptionId, region, states].sort());
  expect(registrations.get(states)).toEqual(['Microsoft.Storage']);
  expect(registrations.get(region)).toContain('Microsoft.Web');
});
