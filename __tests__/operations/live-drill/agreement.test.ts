/** What the drill on paper says of an edge, and what an edge does that works as Microsoft documents it. */
import { drillLive } from '../../../operations/live-drill/drill';
import { measured } from '../../../operations/live-drill/measured';
import { onPaper } from '../../../operations/live-drill/paper';
import { worseThanPaper } from '../../../operations/live-drill/verdict';
import { threeRegions } from './support/system';

const SCALE = 10;
const REGION = 'westeurope';

/** Seconds of the faster clock: what a machine that is busy takes for an answer, and the time between two requests. */
const SLACK = 3;

test.each([
  { intervalSeconds: 10, sampleSize: 4, successfulSamplesRequired: 3 },
  { intervalSeconds: 5, sampleSize: 4, successfulSamplesRequired: 2 },
])('$intervalSeconds s, $successfulSamplesRequired of $sampleSize', async (probe) => {
  const system = await threeRegions({ scale: SCALE, probe });
  try {
    const drill = system.drill({ rate: 2 });
    const outcome = await drillLive({ ...drill, limits: { ...drill.limits, before: 2, steady: 10 } });
    const seen = measured(outcome.requests, REGION, outcome.marks);
    const paper = onPaper(system.topology, REGION, drill.rate);
    const within = (value: number | null, { from, to }: { from: number; to: number }, slack: number) => {
      expect(value).toBeGreaterThan(from - slack);
      expect(value).toBeLessThan(to + slack);
    };
    within(seen.noticedAfter, paper.noticed, SLACK);
    within(seen.backAfter, paper.back, SLACK);
    within(seen.lost, paper.lost, SLACK * drill.rate);
    within(seen.failed, paper.failed, SLACK * drill.rate);
    // A machine that is busy adds some.
    expect(seen.slowed).toBeGreaterThan(paper.slowed.from - SLACK * drill.rate);
    expect(worseThanPaper(seen, paper, outcome)).toEqual([]);
  } finally {
    await system.close();
  }
});
