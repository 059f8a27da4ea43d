import { plainPage } from '../../../../operations/cli/page';
import { billText, logsText } from '../../../../operations/commands/file/bill-report';
import type { Bill, BillRow } from '../../../../topology/costs/bill';

const row = (place: string, more: Partial<BillRow> = {}): BillRow => ({
  place,
  state: undefined,
  running: undefined,
  lowest: undefined,
  idle: 0,
  peak: 0,
  step: undefined,
  unknown: [],
  ...more,
});
const paid: Bill = {
  currency: 'USD',
  pricedOn: '2026-01-01',
  rows: [
    row('westeurope', { state: 'active', running: 15, lowest: 9, idle: 2154.6, peak: 6777 }),
    row('global', { idle: 381, peak: 13_709 }),
  ],
  total: row('in all', { running: 15, lowest: 9, idle: 2535.6, peak: 20_486 }),
  byKind: [
    { kind: 'logs', peak: 18_123 },
    { kind: 'App Service', peak: 1949 },
  ],
  saving: { instances: 6, monthly: 779.6, unknown: false },
};

test('all prices are known', () => {
  expect(billText(paid, plainPage)).toBe(
    [
      'Instances that always run, and the fewest that would do; USD a month at list prices of 2026-01-01,',
      'between idle and a peak that lasts all month (docs/costs.md):',
      '              state   instances  fewest   idle    peak',
      '  westeurope  active         15       9  2,155   6,777',
      '  global      -               -       -    381  13,709',
      '  in all      -              15       9  2,536  20,486',
      'The peak is logs 18,123, App Service 1,949. Requests and transfer of Front Door, stored data and',
      'backups are not in it.',
      'The fewest would save 6 instances, 780 USD a month: npm run check -- --suggest',
    ].join('\n'),
  );
});

test('unknown ones are named, and what a step adds is shown', () => {
  const unknown = ['App Service', 'Cosmos DB'] as const;
  const standby = { state: 'standby', running: 3, lowest: 3, idle: 22, peak: 22, unknown } as const;
  const step: Bill = {
    ...paid,
    rows: [
      row('westeurope', { state: 'active', running: 15, lowest: 9, idle: 2155, peak: 6777, step: 0 }),
      row('norwayeast', { ...standby, step: 22 }),
      row('italynorth', { ...standby, step: 22 }),
      row('uksouth', { step: -1619 }),
      row('global', { idle: 381, peak: 13_709, step: 0 }),
    ],
    total: row('in all', { running: 21, lowest: 15, idle: 2580, peak: 20_530, step: -1575, unknown }),
    saving: { instances: 0, monthly: 0, unknown: false },
  };
  expect(billText(step, plainPage).split('\n').slice(2)).toEqual([
    '              state    instances  fewest    idle     peak     step',
    '  westeurope  active          15       9   2,155    6,777        0',
    '  norwayeast  standby          3       3     >22      >22     >+22',
    '  italynorth  standby          3       3     >22      >22     >+22',
    '  uksouth     -                -       -       0        0   -1,619',
    '  global      -                -       -     381   13,709        0',
    '  in all      -               21      15  >2,580  >20,530  >-1,575',
    'The peak is logs 18,123, App Service 1,949. Requests and transfer of Front Door, stored data and',
    'backups are not in it.',
    '> at least: without App Service, Cosmos DB in norwayeast, italynorth, whose prices are unknown.',
  ]);
});

test('logs, by workspace', () => {
  expect(
    logsText(
      [
        {
          log: 'global',
          gigabytes: 146.4,
          cap: undefined,
          parts: [{ log: 'firewall log', gigabytes: 59, cap: undefined }],
        },
        {
          log: 'westeurope',
          gigabytes: 53,
          cap: 300,
          parts: [{ log: 'Application Insights', gigabytes: 53, cap: 100 }],
        },
      ],
      plainPage,
    ),
  ).toBe(
    [
      'Logs at a peak that lasts all day, estimated, in GB a day (docs/logs.md):',
      '  workspace of global                   146  no cap',
      '    firewall log                         59',
      '  workspace of westeurope, the busiest   53  cap 300',
      '    Application Insights                 53  cap 100',
    ].join('\n'),
  );
});
