import { limitsOf, longest } from '../../../operations/live-drill/limits';
import type { Measured } from '../../../operations/live-drill/measured';
import { onPaper } from '../../../operations/live-drill/paper';
import { worseThanPaper } from '../../../operations/live-drill/verdict';
import { detection, recovery } from '../../../topology/capacity/detection';
import { shippedTopology, withThird } from '../../support/shipped-file';

const paper = onPaper(shippedTopology(withThird), 'westeurope', 2);

test('what few requests from one place see', () => {
  expect(paper).toEqual({
    noticed: { from: 10, to: 20 },
    noticedIfSilent: { from: 40, to: 50 },
    lost: { from: 20, to: 40 },
    failed: { from: 6, to: 26 },
    slowed: { from: 14, to: 14 },
    retried: { from: 20 + 18 + 14, to: 40 + 38 + 34 },
    back: { from: 20, to: 30 },
    servedBy: 'uksouth',
  });
});

test('the same losses as the drill counts, if edges notice evenly between the two', () => {
  const middle = ({ from, to }: { from: number; to: number }) => (from + to) / 2;
  expect(middle(paper.lost)).toBe(30);
  expect(middle(paper.failed) + middle(paper.slowed)).toBe(middle(paper.lost));
});

test.each([
  [{ intervalSeconds: 10, sampleSize: 4, successfulSamplesRequired: 3 }, [10, 20], [20, 30]],
  [{ intervalSeconds: 30, sampleSize: 4, successfulSamplesRequired: 2 }, [60, 90], [30, 60]],
  [{ intervalSeconds: 5, sampleSize: 1, successfulSamplesRequired: 1 }, [0, 5], [0, 5]],
])('%j', (probe, out, back) => {
  expect(Object.values(detection(probe, 0))).toEqual(out);
  expect(Object.values(recovery(probe))).toEqual(back);
});

test('it is bounded', () => {
  const limits = limitsOf({ intervalSeconds: 10, sampleSize: 4, successfulSamplesRequired: 3 });
  expect(limits).toEqual({ before: 5, noticed: 100, steady: 40, healthy: 600, back: 120 });
  expect(longest(limits)).toBe(865 + 600);
});

const fine = { noticedAfter: 15, failedLater: 0, backAfter: 40 } as Measured;
test.each<
  [string, Partial<Measured>, { endedEarly?: string; healthyAfter: number | null }, readonly string[]]
>([
  ['all is well', {}, { healthyAfter: 12 }, []],
  ['slower than an app that is stopped, as if it were gone', { noticedAfter: 49 }, { healthyAfter: 12 }, []],
  [
    'never noticed',
    { noticedAfter: null },
    { healthyAfter: 12 },
    ['Front Door did not send all requests to the others while the app was stopped.'],
  ],
  [
    'late',
    { noticedAfter: 61.4 },
    { healthyAfter: 12 },
    ['Front Door took 61 s to send all requests to the others; on paper at most 50 s.'],
  ],
  [
    'failures later',
    { failedLater: 3 },
    { healthyAfter: 12 },
    ['3 requests failed while the others served all.'],
  ],
  [
    'not healthy again',
    { backAfter: null },
    { healthyAfter: null },
    ['The app runs but is not healthy at its door: its log stream says why.'],
  ],
  [
    'not asked again',
    { backAfter: null },
    { healthyAfter: 12 },
    ['The app is healthy but gets no requests from here yet: look at its origin in Front Door.'],
  ],
  ['ended early', {}, { endedEarly: 'uksouth: why', healthyAfter: 12 }, ['uksouth: why']],
])('%s', (_, more, outcome, worse) => {
  expect(worseThanPaper({ ...fine, ...more }, paper, outcome)).toEqual(worse);
});
