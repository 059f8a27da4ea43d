import { lossesOf } from '../../../../operations/report/facts/losses';
import { placesOf } from '../../../../operations/report/facts/regions';
import { onFourContinents } from '../../../support/report-pages';
import { shippedTopology } from '../../../support/shipped-file';

test('places: every region with its share and the next active one, then the control region', () => {
  const places = placesOf(shippedTopology(onFourContinents));
  expect(
    places.map(({ name, state, share, nearest }) => [
      name,
      state,
      share,
      nearest?.name,
      nearest && Math.round(nearest.km),
    ]),
  ).toEqual([
    ['westeurope', 'active', 0.3, 'swedencentral', 1187],
    ['swedencentral', 'active', 0.3, 'westeurope', 1187],
    ['eastus2', 'active', 0.25, 'westeurope', 6447],
    ['southeastasia', 'active', 0.15, 'swedencentral', 9703],
    ['brazilsouth', 'standby', null, 'eastus2', 7478],
    ['northeurope', 'control', null, undefined, null],
  ]);
});

test('losses: the hardest first, from before the failure until after traffic has shifted', () => {
  const losses = lossesOf(shippedTopology());
  expect(losses.map(({ failed, hardest, used, refused }) => ({ failed, hardest, used, refused }))).toEqual([
    { failed: 'westeurope', hardest: 'swedencentral', used: 0.9, refused: false },
    { failed: 'swedencentral', hardest: 'westeurope', used: 0.9, refused: false },
  ]);
  const first = losses[0]?.seconds ?? [];
  expect(first[0]).toEqual({ second: -20, asked: 225, served: 225, lost: 0, carries: 1000 });
  expect(first.at(-1)?.second).toBeGreaterThan(50);
  expect(first.at(-1)).toMatchObject({ asked: 900, lost: 0, carries: 1000 });
});
