import { plainPage } from '../../../../operations/cli/page';
import { billText, logsText, savingText } from '../../../../operations/commands/file/bill-report';
import type { Bill, BillRow, Saving } from '../../../../topology/costs/bill';

const row = (place: string, more: Partial<BillRow> = {}): BillRow => ({
  place,
  state: undefined,
  running: undefined,
  headroom: undefined,
  idle: 0,
  peak: 0,
  logs: 0,
  step: undefined,
  unknown: [],
  unknownBefore: [],
  ...more,
});
const WEST = { state: 'active', running: 15, headroom: 9, idle: 2154.6, peak: 2777, logs: 4000 } as const;
const paid: Bill = {
  currency: 'USD',
  pricedOn: '2026-01-01',
  rows: [row('westeurope', WEST), row('global', { idle: 381, peak: 381, logs: 13_328 })],
  total: row('in all', { running: 15, headroom: 9, idle: 2535.6, peak: 3158, logs: 17_328 }),
  byKind: [
    { kind: 'logs', peak: 17_328 },
    { kind: 'App Service', peak: 1949 },
  ],
  saving: { instances: 6, monthly: 779.6, unknown: false },
};

test('all prices are known', () => {
  expect(billText(paid, plainPage)).toBe(
    [
      'Instances that always run, now and with a minimum that keeps CPU at 70 % when regions fail. Costs in',
      'USD a month, at list prices of 2026-01-01: idle, at a peak that lasts all month, and for its logs',
      '(docs/costs.md):',
      '              state   instances  at 70 %   idle   peak    logs',
      '  westeurope  active         15        9  2,155  2,777   4,000',
      '  global      -               -        -    381    381  13,328',
      '  in all      -              15        9  2,536  3,158  17,328',
      'The peak costs 20,486 in all: logs 17,328, App Service 1,949. Logs depend on the number of requests,',
      'not of regions. NOT counted: requests and transfer of Front Door, transfer between regions, stored',
      'data, backups.',
      'At 70 % CPU 6 fewer instances would always run, 780 USD a month less: npm run check -- --suggest',
    ].join('\n'),
  );
});

test('unknown ones are named, and so is what a step adds', () => {
  const unknown = ['App Service', 'logs'] as const;
  const standby = { state: 'standby', running: 3, headroom: 3, idle: 22, peak: 22, unknown } as const;
  const step: Bill = {
    ...paid,
    rows: [
      row('westeurope', { ...WEST, step: 0 }),
      row('norwayeast', { ...standby, step: null }),
      row('italynorth', {
        ...standby,
        unknown: ['App Service'],
        unknownBefore: ['logs', 'App Service'],
        step: null,
      }),
      row('francecentral', { step: null, unknownBefore: ['App Service'] }),
      row('uksouth', { step: -1619 }),
    ],
    total: row('in all', { running: 21, headroom: 15, idle: 2580, peak: 3202, step: null, unknown }),
    saving: { instances: 0, monthly: 0, unknown: false },
  };
  const lines = billText(step, plainPage).split('\n').slice(3);
  expect(lines).toEqual([
    '                 state    instances  at 70 %    idle    peak   logs    step',
    '  westeurope     active          15        9   2,155   2,777  4,000       0',
    '  norwayeast     standby          3        3     >22     >22     >0       ?',
    '  italynorth     standby          3        3     >22     >22      0       ?',
    '  francecentral  -                -        -       0       0      0       ?',
    '  uksouth        -                -        -       0       0      0  -1,619',
    '  in all         -               21       15  >2,580  >3,202     >0       ?',
    'The peak costs >3,202 in all: logs 17,328, App Service 1,949. Logs depend on the number of requests,',
    'not of regions. NOT counted: requests and transfer of Front Door, transfer between regions, stored',
    'data, backups.',
    '> at least, ? unknown: without App Service, logs in norwayeast, italynorth; App Service in',
    'francecentral, whose prices are unknown.',
  ]);
});

test.each<[Saving, string]>([
  [
    { instances: 7, monthly: 910, unknown: false },
    '7 fewer instances would always run, 910 USD a month less',
  ],
  [
    { instances: -1, monthly: -130, unknown: false },
    '1 more instance would always run, 130 USD a month more',
  ],
  [{ instances: 3, monthly: undefined, unknown: true }, '3 fewer instances would always run, costs unknown'],
  [
    { instances: 5, monthly: 260, unknown: true },
    '5 fewer instances would always run, 260 USD a month less where prices are known',
  ],
])('%j', (saving, text) => {
  expect(savingText(saving, 'USD')).toBe(text);
});

test('logs, by workspace', () => {
  expect(
    logsText(
      [
        {
          log: 'global',
          failed: [],
          gigabytes: 146.4,
          cap: undefined,
          parts: [{ log: 'firewall log', gigabytes: 59, cap: undefined }],
        },
        {
          log: 'westeurope',
          failed: ['swedencentral'],
          gigabytes: 53,
          cap: 300,
          parts: [{ log: 'Application Insights', gigabytes: 53, cap: 100 }],
        },
      ],
      plainPage,
    ),
  ).toBe(
    [
      'Estimated logs in GB a day, at a peak that lasts all day (docs/logs.md); of the regions, only the',
      'busiest is shown, when swedencentral fails:',
      '  workspace of global      146  no cap',
      '    firewall log            59',
      '  workspace of westeurope   53  cap 300',
      '    Application Insights    53  cap 100',
    ].join('\n'),
  );
});
