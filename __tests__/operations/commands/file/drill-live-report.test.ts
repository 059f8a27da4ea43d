import { plainPage } from '../../../../operations/cli/page';
import {
  formatLive,
  type LiveReport,
  liveMarkdown,
} from '../../../../operations/commands/file/drill-live-report';
import { onPaper } from '../../../../operations/live-drill/paper';
import { shippedTopology } from '../../../support/shipped-file';

const report: LiveReport = {
  region: 'westeurope',
  at: '2026-11-20T09:00:00.000Z',
  rate: 2,
  worse: [],
  firstFailure: 0.4,
  lastAnswer: 0.2,
  noticedAfter: 14.2,
  lost: 29,
  failed: 15,
  slowed: 14,
  retried: 74,
  failedLater: 0,
  healthyAfter: 31,
  backAfter: 55.5,
  served: {
    before: { westeurope: 20 },
    stopped: { westeurope: 1, nobody: 15, swedencentral: 94 },
    afterwards: { swedencentral: 110, westeurope: 1 },
  },
  paper: onPaper(shippedTopology(), 'westeurope', 2),
};

test('for people', () => {
  expect(formatLive(report, plainPage)).toMatchInlineSnapshot(`
"The app of westeurope was stopped while this machine sent 2 requests a second. On paper,
swedencentral is the next nearest region.

Front Door noticed within the time that the drill on paper expects, and the region is back.

           measured         on paper
  noticed    14.2 s       10 to 20 s  from the first failure until only other regions answered; 40 to 50 s if the region is down
  lost           29         20 to 40  reached the failed region
  failed         15          6 to 26  got no answer, even after 3 retries
  slowed         14               14  got an answer only after a retry, or after a second or more
  retried        74        52 to 112  additional tries that were sent
  healthy    31.0 s          unknown  from the start until its door answered
  back       55.5 s  20 to 30 s more  from the start until it got requests again

Served, in requests:
  by             before  stopped  afterwards
  westeurope         20        1           1
  nobody              0       15           0
  swedencentral       0       94         110

Measured from one place, so at one edge location of Front Door: each one notices by itself. A
stopped app refuses at once. A region that is down does not answer at all, so it is noticed later."
`);
});

test('what was worse stands in place of what was well', () => {
  const worse = ['3 requests failed while the others served all.', 'The app is healthy, and more.'];
  const lines = formatLive({ ...report, worse, backAfter: null }, plainPage).split('\n');
  expect(lines).toEqual(expect.arrayContaining(worse));
  expect(lines.find((line) => line.startsWith('  back'))).toContain('never');
  expect(liveMarkdown({ ...report, worse })).toContain(`\n- ${worse.join('\n- ')}\n`);
});

test('a region that names itself oddly is only text in the record', () => {
  const served = { ...report.served, afterwards: { 'a|b`c': 1 } };
  expect(liveMarkdown({ ...report, served })).toContain('| ``a\\|b`c`` | 0 | 0 | 1 |');
});
