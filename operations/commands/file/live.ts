import { readRegionsText } from '../../../topology/load';
import { placeProblems } from '../../../topology/parse';
import type { Topology } from '../../../topology/topology';
import { connect } from '../../azure/connect';
import { askLive, type LiveAnswer } from '../../azure/live';
import type { Surroundings } from '../../cli/surroundings';
import type { CheckReport } from '../../terraform/checked-file';

export interface LiveReport extends Omit<CheckReport, 'verdict'> {
  /** `failed`: no problem was found, and not all could be asked. Each is the name of an exit code. */
  readonly verdict: CheckReport['verdict'] | 'failed';
  /** What Azure says; null where it was to be asked, and the file is refused already. */
  readonly live?: readonly LiveAnswer[] | null;
}

/** What Azure refuses or remarks stands beside what the rules do. A file that they refuse is not asked about. */
export async function withLive(
  report: CheckReport,
  topology: Topology | undefined,
  around: Surroundings,
): Promise<LiveReport> {
  if (!topology || report.verdict !== 'fine') return { ...report, live: null };
  const live = await around.interruptible(async (signal) =>
    askLive(await connect(topology, around, signal), topology, around.now()),
  );
  const text = readRegionsText(report.file);
  const placed = (verdict: 'problem' | 'note') =>
    placeProblems(
      live.flatMap((answer) => (answer.verdict === verdict ? [{ ...answer, atKey: true }] : [])),
      text,
      report.file,
    );
  const problems = placed('problem');
  return {
    ...report,
    verdict: problems.length > 0 ? 'refused' : isWhole(live) ? 'fine' : 'failed',
    problems,
    notes: [...report.notes, ...placed('note')],
    live,
  };
}

/** Nothing is left open that could have been asked. */
const isWhole = (live: readonly LiveAnswer[]): boolean => live.every(({ verdict }) => verdict !== 'unasked');
