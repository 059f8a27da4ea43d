import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drill as command } from '../../../../operations/commands/file/drill';
import { catalogue, type RegionFacts } from '../../../../topology/catalogue';
import { moreRegions } from '../../../support/more-regions';
import { type Edit, edited } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';

/** Cosmos DB carries twice the peak in each region. */
const ROOM: Edit = ['database: shop', 'database: shop\n  maxThroughput: 8000'];
const roomy = edited(ROOM);

let folder: string;
const drill = (...args: string[]) => runCommand(command, folder, args);
const write = (text: string) => writeFileSync(join(folder, 'regions.yaml'), text);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drill-'));
  write(roomy);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const small = edited(ROOM, [
  '10.40.0.0/20 }',
  '10.40.0.0/20, instances: { min: 3, max: 20 }, acceptOverload: { reason: costs too much } }',
]);

test('every failure', async () => {
  const { code, out } = await drill();
  expect(code).toBe(0);
  expect(out.split('\n\n').slice(0, 2)).toEqual([
    '400 requests a second reach the API, 100 % of the peak.',
    [
      'Front Door notices a failure after 40 to 50 s. CPU and Cosmos: load of the region hit hardest, in',
      'percent of what it has. Lost: requests sent to the failed region until then, at most. Failed (even',
      'after retries) and slowed: requests of the first hour. Overload: the seconds after the failure in',
      'which requests fail or wait there, retries included.',
      '  fails          hardest hit     CPU  Cosmos    lost  failed  slowed',
      '  nothing        northeurope    34 %    25 %       0       0       0  carried',
      '  northeurope    francecentral  67 %    50 %  10,000   7,600   1,400  carried',
      '  francecentral  northeurope    67 %    50 %  10,000   7,600   1,400  carried',
      'Details of one failure: npm run drill -- --fail REGION',
    ].join('\n'),
  ]);
});

test('beyond what is carried, what is over fails, and Cosmos DB is a limit', async () => {
  const { code, out } = await drill('--load', '400');
  expect(code).toBe(1);
  expect(out.split('\n').slice(6, 10)).toEqual([
    '  fails          hardest hit      CPU  Cosmos    lost  failed  slowed',
    '  nothing        northeurope     67 %   100 %       0       0       0  carried',
    '  northeurope    francecentral  134 %   200 %  40,000   2.7 M   2.9 M  never carried',
    '  francecentral  northeurope    134 %   200 %  40,000   2.7 M   2.9 M  never carried',
  ]);
});

test('availability names its sources and is cut, not rounded', async () => {
  const { out } = await drill();
  const [block = ''] = out.split('\n\n').filter((text) => text.startsWith('Composite'));
  expect(block.split('\n').slice(0, 8)).toEqual([
    'Composite availability from published SLAs, if failures are independent: 99.9789 % (9.1 minutes down',
    'in 30 days). The API counts as down when a global service is down, or when the regions that are up',
    'cannot carry 400 requests a second. Not included: the time until a failure is noticed, and overload.',
    'This is a target to measure against, not a promise:',
    '  Front Door                         99.99 %  global',
    '  Azure DNS                         100.00 %  global',
    '  Entra ID                           99.99 %  global',
    '  Cosmos DB, several write regions  99.999 %  global',
  ]);
});

describe.each([2, 5, 10, 39])('%d regions', (regions) => {
  const reason = ': { reason: only to be tested }';
  const entry = ({ name, zones, accessRestricted }: RegionFacts & { name: string }, i: number) => {
    const accepted = [
      ...(zones > 1 ? [] : [`, acceptNoZones${reason}`]),
      ...(accessRestricted ? [`, acceptRestricted${reason}`] : []),
    ];
    return `${name}: { state: active, dataPriority: ${i + 2}, addressSpace: 10.${i + 50}.0.0/20${accepted.join('')} }`;
  };
  const more = [...catalogue]
    .map(([name, facts]) => ({ name, ...facts }))
    .filter(({ name }) => !['swedencentral', 'northeurope', 'francecentral'].includes(name))
    .toSorted((a, b) => b.zones - a.zones || b.name.length - a.name.length)
    .slice(0, regions - 2)
    .map(entry);

  test.each([
    { args: [] },
    { args: ['--load', '1000'] },
    { args: ['--fail', 'northeurope', '--load', '1000'] },
  ])('no line is wider than a terminal of 100 columns: $args', async ({ args }) => {
    write(edited(moreRegions(...more)));
    const { out, err } = await drill(...args);
    expect([err, out.split('\n').filter((line) => line.length > 100)]).toEqual(['', []]);
    expect(out).toContain('northeurope');
  });
});

describe('one failure', () => {
  const blocks = async (text: string, ...args: string[]) => {
    write(text);
    const { code, out } = await drill('--fail', 'northeurope', ...args);
    return { code, blocks: out.split('\n\n').map((block) => block.split('\n')) };
  };

  test('its verdict, what clients see, and what changes when', async () => {
    const { code, blocks: all } = await blocks(small);
    expect(code).toBe(0);
    expect(all.slice(0, 4)).toEqual([
      [
        'northeurope fails at 100 % of the peak, 400 requests a second. Overload accepted, 2.5 % fail and',
        '20.5 % are slow in the first hour: francecentral gets 400 requests a second and carries 300 until',
        'autoscale has added instances. With retries, requests fail or wait there from second 44 to second',
        '849 after the failure.',
      ],
      [
        'What clients see in the first hour, out of 1,440,000 requests (with the worst routing, nearest):',
        '  lost       9,000   0.6 %  reached the failed region; at most 10,000, if all edges notice last',
        '  failed    36,511   2.5 %  got no answer, even after 3 retries',
        '  slowed   294,529  20.5 %  got an answer only after a retry, or after a second or more',
        '  retried  270,011  18.8 %  additional tries that were sent',
      ],
      [
        'Requests a second in each region: before the failure, after it under each routing, and what the',
        'region then carries:',
        '  region         before  nearest  band  shares  carries  running    CPU  Cosmos',
        '  francecentral     200      400   400     400      300        3  134 %    50 %  accepted 44-849 s',
      ],
      [
        'Tries in the given second, retries included; only seconds in which something changes. For every',
        'second, use --json:',
        '         phase       region         asked/s  served/s  failed/s  waits  running   used',
        '   -1 s  healthy     francecentral      200       200         0    0 s        3   67 %',
        '    0 s  detecting   northeurope        200         0       200',
        '                     francecentral      200       200         0    0 s        3   67 %',
        '   40 s  detecting   northeurope        760         0       760',
        '                     francecentral      240       240         0    0 s        3   80 %',
        '   44 s  detecting   northeurope        440         0       440',
        '                     francecentral      430       300         0    1 s        3  100 %',
        '   45 s  detecting   northeurope        360         0       360',
        '                     francecentral      450       300         0    2 s        3  100 %',
        '   50 s  shifted     francecentral      510       300         0    5 s        3  100 %',
        '  125 s  shifted     francecentral      400       300        60   30 s        3  100 %',
        '  590 s  shifted     francecentral    1,021       500         0   19 s        5  100 %',
        '  685 s  shifted     francecentral      485       500         0   30 s        5  100 %',
        '  850 s  shifted     francecentral      400       500         0    1 s        5  100 %',
        '  950 s  autoscaled  francecentral      400       400         0    0 s        7   58 %',
      ],
    ]);
  });

  const instances = edited(['database: shop', 'database: shop\n  maxThroughput: 100000']);
  const asked = (load: string) => `francecentral gets ${load} requests a second and carries`;
  test.each([
    ['carried', roomy, '100', 0, `The API survives: all of it is carried. Hit hardest: ${asked('400')} 600.`],
    [
      'overload that was accepted',
      small,
      '150',
      0,
      `Overload accepted, 1.4 % fail and 24.1 % are slow in the first hour: ${asked('600')} 500 until autoscale has added instances. With retries, requests fail or wait there from second 46 to second 943 after the failure.`,
    ],
    [
      'overload that nobody accepted',
      roomy,
      '200',
      1,
      `The API does not survive: ${asked('800')} 600 until autoscale has added instances. With retries, requests fail or wait there from second 44 for longer than an hour after the failure.`,
    ],
    [
      'beyond all instances',
      instances,
      '1000',
      1,
      `The API does not survive: ${asked('4,000')} 2,900, and never more than 3,000, with its maximum of instances.`,
    ],
    [
      'beyond Cosmos DB',
      roomy,
      '400',
      1,
      `The API does not survive: ${asked('1,600')} 800, as Cosmos DB gives no more.`,
    ],
  ])('%s', async (_, text, load, code, verdict) => {
    const { code: found, blocks: all } = await blocks(text, '--load', load);
    expect([found, all[0]?.join(' ')]).toEqual([code, expect.stringContaining(verdict)]);
  });
});

test('overload ends where its requests do, second by second, and not where instances are enough', async () => {
  write(small);
  const { out } = await drill('--fail', 'northeurope', '--json');
  const { regions, seconds } = JSON.parse(out);
  interface Second {
    readonly second: number;
    readonly regions: readonly { readonly failed: number; readonly waitSeconds: number }[];
  }
  const strained = (seconds as readonly Second[])
    .filter((one) => one.regions.some(({ failed, waitSeconds }) => failed > 0 || waitSeconds >= 1))
    .map(({ second }) => second);
  expect(regions[0].strain).toEqual({ from: strained.at(0), to: strained.at(-1) });
});

describe('availability', () => {
  const availability = async (...args: string[]) => {
    const { out } = await drill(...args);
    return out.split('\n\n').find((text) => text.startsWith('Composite'));
  };

  test('none where the load is too much while all is up', async () => {
    expect(await availability('--load', '1000')).toBe(
      'Composite availability: none, because 4,000 requests a second are too much even while every region\nis up.',
    );
    expect(JSON.parse((await drill('--load', '1000', '--json')).out)).toMatchObject({ availability: null });
  });

  test('at most, where a failure is not carried', async () => {
    expect(await availability('--load', '400')).toContain('at most');
  });

  test('nothing besides where all is carried; private endpoints are left out, and named', async () => {
    expect(await availability()).not.toContain('at most');
    expect((await drill()).out.replaceAll(/\s+/g, ' ')).toContain(
      'Every request for data goes through a private endpoint.',
    );
  });
});

test('one failure, every second', async () => {
  const { out } = await drill('--fail', 'northeurope', '--json');
  const { seconds, assumptions, regions, ...rest } = JSON.parse(out);
  expect(rest).toEqual({
    failed: ['northeurope'],
    loadPercent: 100,
    requestsPerSecond: 400,
    survives: true,
    detectionSeconds: { from: 40, to: 50 },
    routing: 'nearest',
    lost: 9000,
    lostAtMost: 10_000,
    clients: { failed: 7600, slowed: 1400, retried: 26_200 },
  });
  expect(regions).toHaveLength(1);
  expect(seconds).toHaveLength(112); // from -1 to one minute after the last event, at 50 s
  expect(seconds[46]).toMatchObject({
    second: 45,
    phase: 'detecting',
    lost: expect.closeTo(360),
    regions: [{ name: 'francecentral', failed: 0, waitSeconds: 0, running: 6 }],
  });
  expect(assumptions).toHaveLength(11);
});

test.each([
  ['carried', roomy, [], 0],
  ['overload that was accepted', small, [], 0],
  ['overload that nobody accepted', roomy, ['--load', '200'], 1],
  ['overload of one failure, which autoscale ends', roomy, ['--load', '200', '--fail', 'northeurope'], 1],
])('exit code: %s', async (_, text, args, code) => {
  write(text);
  expect(await drill(...args)).toMatchObject({ code });
});

test.each(['1', '0', '0.5', '9', '1001', 'all', ''])(
  'a load of %j is refused, with its unit',
  async (load) => {
    const { code, err } = await drill('--load', load);
    expect([code, err]).toEqual([
      2,
      `error: option '--load <percent>' argument '${load}' is invalid. Give a percentage of the peak from 10 to 1000; 100 is the peak itself.`,
    ]);
  },
);

test.each(['200', '200%'])('a load of %s is twice the peak', async (load) => {
  const { out } = await drill('--load', load);
  expect(out.split('\n')[0]).toBe('800 requests a second reach the API, 200 % of the peak.');
});

test.each([
  [['--fail', 'uksouth'], 2, 'uksouth is not an active region; one of northeurope, francecentral'],
  [
    ['--fail', 'northeurope', 'francecentral'],
    2,
    '--fail: must leave an active region; found all of them; name fewer',
  ],
])('%j', async (args, code, err) => {
  expect(await drill(...args)).toEqual({ code, out: '', err });
});

test('an invalid file is refused with its problems', async () => {
  write(edited(['workload: shop', 'workload: Shop']));
  expect(await drill()).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^regions\.yaml:1:11 workload: must be/),
  });
});
