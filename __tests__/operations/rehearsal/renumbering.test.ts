import { renumber, withRenumberedNote } from '../../../operations/rehearsal/renumbering';
import { World } from '../../../operations/simulated-azure';
import { renumberedIn } from '../../../topology/rules/step/data';
import { moreRegions } from '../../support/more-regions';
import { topologyOf } from '../../support/regions-file';

const TYPE = 'azurerm_cosmosdb_account';
const place = (location: string, failover_priority: number) => ({ location, failover_priority });

function world(...locations: readonly string[]) {
  const made = new World();
  made.put({ type: TYPE, id: '/a', values: { geo_location: locations.map(place) } });
  return made;
}
const placesIn = (made: World) => made.get(TYPE, '/a')?.values.geo_location;

test('whoever is not named takes the numbers that are left, in the old order', () => {
  const made = world('home', 'leaving', 'b', 'c');
  renumber(
    made,
    new Map([
      ['b', 1],
      ['c', 2],
    ]),
  );
  expect(placesIn(made)).toEqual([place('home', 0), place('leaving', 3), place('b', 1), place('c', 2)]);
});

test('nothing was renumbered', () => {
  const made = world('home', 'b');
  renumber(made, new Map());
  expect(placesIn(made)).toEqual([place('home', 0), place('b', 1)]);
});

test('what the file says of the step from its base, and of no other', () => {
  const uksouth = (priority: number, more = '') =>
    moreRegions(`uksouth: { state: standby, dataPriority: ${priority}, addressSpace: 10.50.0.0/20${more} }`);
  const france = (priority: number) =>
    [
      'francecentral: { state: active, dataPriority: 1',
      `francecentral: { state: active, dataPriority: ${priority}`,
    ] as const;
  const base = topologyOf(uksouth(2));
  const next = (from: number) =>
    topologyOf(uksouth(1, `, renumbered: { from: ${from}, reason: az was run before }`), france(2));
  expect(renumberedIn({ base, next: next(2) })).toEqual(new Map([['uksouth', 1]]));
  expect(renumberedIn({ base, next: next(3) })).toEqual(new Map());
});

test('the stack of the account says so', () => {
  const report = { stack: 'global', outcome: 'deployed', seconds: 0, notes: [] } as const;
  const stack = {
    name: 'global',
    dependencies: [],
    config: { resource: { [TYPE]: { account: {} } } },
  };
  expect(withRenumberedNote(report, [stack], new Map([['b', 1]])).notes).toEqual([
    'The rehearsal first changed the failover priorities as renumbered says: b=1. On the real system, use az cosmosdb failover-priority-change.',
  ]);
  expect(withRenumberedNote(report, [stack], new Map()).notes).toEqual([]);
});
