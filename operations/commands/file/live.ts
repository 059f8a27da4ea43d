import { readRegionsText } from '../../../topology/load';
import { placeProblems } from '../../../topology/parse';
import type { Topology } from '../../../topology/topology';
import { connect } from '../../azure/connect';
import { askLive, type LiveAnswer } from '../../azure/live';
import type { Surroundings } from '../../cli/surroundings';
import type { CheckReport } from '../../terraform/checked-file';

export interface LiveReport extends Omit<CheckReport, 'verdict'> {
  /** The name of an exit code. `failed`: no problem was found, but not everything could be asked. */
  readonly verdict: CheckReport['verdict'] | 'failed';
  /** What Azure says; null if Azure should have been asked but the file is already refused. */
  readonly live?: readonly LiveAnswer[] | null;
}

/** Adds the problems and notes of Azure to those of the rules. Azure is not asked about a file that the rules refuse. */
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

/** Whether everything could be asked. */
const isWhole = (live: readonly LiveAnswer[]): boolean => live.every(({ verdict }) => verdict !== 'unasked');
