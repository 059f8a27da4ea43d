import { alertsOf, grouped } from '../../../../operations/report/facts/alerts';
import { lossesOf } from '../../../../operations/report/facts/losses';
import { placesOf } from '../../../../operations/report/facts/regions';
import { stacksOf } from '../../../../operations/terraform/synthesize';
import { onFourContinents } from '../../../support/report-pages';
import { shippedTopology } from '../../../support/shipped-file';
import { reference } from '../../../support/synthesize';

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

const alert = (region: string, rest: object = {}) => ({
  name: `origin-health-${region}`,
  description: `${region} is unhealthy`,
  severity: 1,
  window_size: 'PT5M',
  enabled: true,
  action: [{ action_group_id: reference('azurerm_monitor_action_group.oncall.id') }],
  ...rest,
});

const stacks = (...alerts: readonly object[]) => [
  {
    name: 'global',
    dependencies: [],
    config: { resource: { azurerm_monitor_metric_alert: Object.fromEntries(alerts.entries()) as never } },
  },
];

test('alerts: those that differ only in their region stand together', () => {
  const all = alertsOf(stacks(alert('eastus'), alert('eastus2'), alert('westus', { enabled: false })));
  expect(grouped(all, ['eastus', 'eastus2', 'westus'])).toEqual([
    {
      stack: 'global',
      name: 'origin-health-REGION',
      description: 'REGION is unhealthy',
      severity: 1,
      window: 'PT5M',
      enabled: true,
      tells: true,
      count: 2,
    },
    expect.objectContaining({ name: 'origin-health-westus', enabled: false, count: 1 }),
  ]);
});

test.each([
  ['by a reference', [{ action_group_id: reference('azurerm_monitor_action_group.oncall.id') }], true],
  ['by the id of a group in another stack', [{ action_group_id: '/subscriptions/1/actionGroups/it' }], true],
  ['by a list', { action_groups: ['/subscriptions/1/actionGroups/it'] }, true],
  ['by an empty list', { action_groups: [] }, false],
])('alerts: whether somebody is told, %s', (_, action, tells) => {
  expect(alertsOf(stacks(alert('eastus', { action }))).map((one) => one.tells)).toEqual([tells]);
});

test('alerts: every one of the shipped file tells somebody', () => {
  const all = alertsOf(stacksOf(shippedTopology(), process.cwd()));
  expect(all.filter(({ tells }) => !tells)).toEqual([]);
});

test('alerts: one without an action tells nobody', () => {
  expect(alertsOf(stacks(alert('eastus', { action: undefined }))).map(({ tells }) => tells)).toEqual([false]);
});
