import { hasAnswered, hasShifted, type Marks, measured } from '../../../operations/live-drill/measured';
import type { Request, Try } from '../../../operations/live-drill/tries';
import { isGood } from '../../../operations/live-drill/tries';

/** A try in so many seconds, which took so many: answered by `we` or `sc`, refused, or nothing came. */
type Short = readonly [second: number, by: 'we' | 'sc' | '403' | 'sc 503' | 'silent', took?: number];

const asTry = ([second, by, took = 0.1]: Short): Try => ({
  sent: second * 1000,
  ended: (second + took) * 1000,
  ...(by === 'silent' && { problem: 'no answer in 35 s' }),
  ...(by === '403' && { status: 403 }),
  ...(by === 'sc 503' && { status: 503, region: 'sc' }),
  ...((by === 'we' || by === 'sc') && { status: 200, region: by }),
});

const requests = (...all: readonly (readonly Short[])[]): readonly Request[] =>
  all.map((tries) => tries.map(asTry));

/** Stopped at 10, started at 30. */
const marks: Marks = { stop: 10_000, start: 30_000 };
const of = (all: readonly Request[]) => measured(all, 'we', marks);

const WHOLE = requests(
  [[9, 'we']],
  [[11, 'we']],
  [
    [12, '403'],
    [13, '403'],
    [15, '403'],
    [19, '403'],
  ],
  [
    [17, '403'],
    [18, '403'],
    [20, 'sc'],
  ],
  [[21, 'sc']],
  [[22, 'sc', 1.5]],
  [[31, 'sc']],
  [[42, 'we']],
);

test('a whole drill', () => {
  expect(of(WHOLE)).toEqual({
    firstFailure: 2.1,
    lastAnswer: 1.1,
    noticedAfter: 8,
    lost: 2,
    failed: 1,
    slowed: 2,
    retried: 5,
    failedLater: 0,
    backAfter: 12.1,
    served: { before: { we: 1 }, stopped: { we: 1, nobody: 1, sc: 3 }, afterwards: { sc: 1, we: 1 } },
  });
});

test.each<[string, readonly Request[], Partial<ReturnType<typeof of>>]>([
  [
    'nothing was asked',
    [],
    { firstFailure: null, lastAnswer: null, noticedAfter: null, lost: 0, backAfter: null },
  ],
  [
    'no failure is seen',
    requests([[11, 'we']], [[12, 'sc']]),
    { firstFailure: null, noticedAfter: 0, lost: 0 },
  ],
  ['the region never stops answering', requests([[11, 'we']], [[29, 'we']]), { noticedAfter: null, lost: 0 }],
  ['it is never noticed', requests([[11, '403']], [[29, '403']]), { noticedAfter: null, lost: 2, failed: 2 }],
  [
    'edges that disagree: the last failure counts',
    requests([[12, '403']], [[13, 'sc']], [[14, '403']], [[15, 'sc']]),
    { noticedAfter: 3, lost: 2 },
  ],
  ['a region that says nothing', requests([[12, 'silent', 35]], [[20, 'sc']]), { noticedAfter: 8, lost: 1 }],
  ["an error of another region is not the stopped one's", requests([[12, 'sc 503']]), { lost: 0, failed: 1 }],
  [
    'answers that came out of order',
    requests([[14, 'sc']], [[12, '403']]),
    { firstFailure: 2.1, noticedAfter: 2 },
  ],
  [
    'one on its way at the stop',
    requests([[9.9, '403', 0.2]], [[12, 'sc']]),
    { lost: 1, served: { before: {}, stopped: { nobody: 1, sc: 1 }, afterwards: {} } },
  ],
  ['it never came back', requests([[12, '403']], [[15, 'sc']], [[40, 'sc']]), { backAfter: null }],
  ['a failure while it comes back', requests([[12, 'sc']], [[31, '403']]), { failed: 1, failedLater: 0 }],
])('%s', (_, all, expected) => {
  expect(of(all)).toMatchObject(expected);
});

test('of a drill that was not started again the stop lasts', () => {
  expect(measured(WHOLE, 'we', { stop: 10_000 })).toMatchObject({ noticedAfter: null, backAfter: null });
});

test.each<[string, readonly Request[], number, boolean]>([
  ['nothing came', [], 1, false],
  ['long enough', requests([[11, '403']], [[12, 'sc']], [[17, 'sc']]), 5, true],
  ['not yet', requests([[11, '403']], [[12, 'sc']], [[16, 'sc']]), 5, false],
  ['failed in between', requests([[12, 'sc']], [[15, '403']], [[17, 'sc']]), 5, false],
  ['before the stop', requests([[1, 'sc']], [[9, 'sc']]), 5, false],
])('others have answered all: %s', (_, all, seconds, shifted) => {
  expect(hasShifted(all, 'we', 10_000, seconds)).toBe(shifted);
});

test.each<[string, readonly Request[], boolean]>([
  ['before', requests([[29, 'we']]), false],
  ['by another', requests([[31, 'sc']]), false],
  ['since', requests([[31, 'we']]), true],
])('the region has answered: %s', (_, all, answered) => {
  expect(hasAnswered(all, 'we', 30_000)).toBe(answered);
});

test.each([
  [{ status: 200 }, true],
  [{ status: 299 }, true],
  [{ status: 301 }, false],
  [{ status: 403 }, false],
  [{ problem: 'no answer' }, false],
  [{ status: 200, problem: 'the answer was cut off' }, false],
])('%j is good: %s', (answer, good) => {
  expect(isGood(answer)).toBe(good);
});
