import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drill as command } from '../../../../operations/commands/file/drill';
import { baseText, edited } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';

let folder: string;
const drill = (...args: string[]) => runCommand(command, folder, args);
const write = (text: string) => writeFileSync(join(folder, 'regions.yaml'), text);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drill-'));
  write(baseText);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const small = edited([
  '10.40.0.0/20 }',
  '10.40.0.0/20, instances: { min: 3, max: 20 }, acceptOverload: { reason: costs too much } }',
]);

test('every failure', async () => {
  const { code, out } = await drill();
  expect(code).toBe(0);
  expect(out.split('\n\n').slice(0, 3)).toEqual([
    '400 requests a second reach the API, 100 % of the peak.',
    [
      'northeurope fails: noticed after 40 to 50 s, up to 9,000 requests lost until then',
      '  region         before  nearest  band  shares  running  needed  used  overload',
      '  francecentral     200      400   400     400        6       4  67 %      none  carried',
    ].join('\n'),
    [
      'francecentral fails: noticed after 40 to 50 s, up to 9,000 requests lost until then',
      '  region       before  nearest  band  shares  running  needed  used  overload',
      '  northeurope     200      400   400     400        6       4  67 %      none  carried',
    ].join('\n'),
  ]);
});

test('availability names its sources and is cut, not rounded', async () => {
  const { out } = await drill();
  const [block = ''] = out.split('\n\n').filter((text) => text.startsWith('Composite'));
  expect(block.split('\n').slice(0, 7)).toEqual([
    'Composite availability from published SLAs, if faults are independent and at most 1 region is down:',
    '99.9789 % (9.1 minutes down in 30 days). The time until a failure is noticed, and overload, come on',
    'top. A target to measure against, no promise:',
    '  Front Door                         99.99 %  global',
    '  Azure DNS                         100.00 %  global',
    '  Entra ID                           99.99 %  global',
    '  Cosmos DB, several write regions  99.999 %  global',
  ]);
});

test('no line is wider than a terminal of 100 columns', async () => {
  const { out } = await drill();
  expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
});

test('one failure, where something changes', async () => {
  write(small);
  const { code, out } = await drill('--fail', 'northeurope');
  expect(code).toBe(0);
  expect(out.split('\n\n')[0]?.split('\n')).toEqual([
    'northeurope fails at 100 % of the peak, routing nearest (the worst). Rows where something changes;',
    '--json has every second:',
    '         phase       lost/s  region         served/s  running   used',
    '   -1 s  healthy          0  francecentral       200        3   67 %',
    '    0 s  detecting      200  francecentral       200        3   67 %',
    '   40 s  detecting      200  francecentral       200        3   67 %',
    '   45 s  detecting      100  francecentral       300        3  100 %',
    '   50 s  shifted          0  francecentral       400        3  133 %',
    '  590 s  shifted          0  francecentral       400        5   80 %',
    '  950 s  autoscaled       0  francecentral       400        7   57 %',
  ]);
});

test('one failure, every second', async () => {
  const { out } = await drill('--fail', 'northeurope', '--json');
  const { seconds, assumptions, ...rest } = JSON.parse(out);
  expect(rest).toEqual({ failed: ['northeurope'], load: 1, routing: 'nearest' });
  expect(seconds).toHaveLength(112); // from -1 to one minute after the last event, at 50 s
  expect(seconds[46]).toEqual({
    second: 45,
    phase: 'detecting',
    lost: 100,
    regions: [{ name: 'francecentral', load: 300, running: 6, utilization: 0.5 }],
  });
  expect(assumptions).toHaveLength(7);
});

test.each([
  ['carried', baseText, [], 0],
  ['overload that was accepted', small, [], 0],
  ['overload that nobody accepted', baseText, ['--load', '200'], 1],
  ['overload of one failure, which autoscale ends', baseText, ['--load', '200', '--fail', 'northeurope'], 1],
])('exit code: %s', async (_, text, args, code) => {
  write(text);
  expect(await drill(...args)).toMatchObject({ code });
});

test.each([
  [['--fail', 'uksouth'], 2, 'uksouth is not an active region; one of northeurope, francecentral'],
  [['--fail', 'northeurope', 'francecentral'], 2, 'all active regions fail: nothing is left to drill'],
  [
    ['--load', '0'],
    2,
    "error: option '--load <percent>' argument '0' is invalid. Give a percentage above 0, at most 1000.",
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
