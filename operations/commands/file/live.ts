import { readRegionsText } from '../../../topology/load';
import { placeProblems } from '../../../topology/parse';
import type { Topology } from '../../../topology/topology';
import { connect } from '../../azure/connect';
import { askLive, type LiveAnswer } from '../../azure/live';
import type { Surroundings } from '../../cli/surroundings';
import type { CheckReport } from '../../terraform/checked-file';

export interface LiveReport {
  /** What Azure says; undefined where it was not asked. */
  readonly live?: readonly LiveAnswer[];
}

/** What Azure refuses or remarks stands beside what the rules do. A file that they refuse is not asked about. */
export async function withLive(
  report: CheckReport,
  topology: Topology | undefined,
  around: Surroundings,
): Promise<CheckReport & LiveReport> {
  if (!topology || report.verdict !== 'fine') return report;
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
    verdict: problems.length === 0 ? 'fine' : 'refused',
    problems,
    notes: [...report.notes, ...placed('note')],
    live,
  };
}

/** Nothing is left open that could have been asked. */
export const isWhole = ({ live }: LiveReport): boolean =>
  live === undefined || live.every(({ verdict }) => verdict !== 'unasked');
