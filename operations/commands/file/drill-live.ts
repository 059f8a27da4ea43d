/** `npm run drill -- --live`: the loss of one region on the real system, beside what the drill on paper says. */
import { drillFailure, isRefused } from '../../../topology/capacity/drill';
import { activeRegions } from '../../../topology/capacity/failures';
import { doorPath } from '../../../topology/doors';
import { loadTopology } from '../../../topology/load';
import type { Topology } from '../../../topology/topology';
import { connect } from '../../azure/connect';
import { doorHost } from '../../azure/global';
import { stampIds } from '../../azure/stamp';
import { type ExitCode, exitCodes, UsageError } from '../../cli/exit';
import { readText, requireWritable, writeText } from '../../cli/files';
import { progressOn } from '../../cli/progress';
import type { Surroundings } from '../../cli/surroundings';
import { askOnce } from '../../live-drill/asking';
import { drillLive, type LiveDrill } from '../../live-drill/drill';
import { limitsOf, mostRequests } from '../../live-drill/limits';
import { lookBeforehand } from '../../live-drill/look';
import { measured } from '../../live-drill/measured';
import { onPaper } from '../../live-drill/paper';
import { recordIn } from '../../live-drill/record';
import { restoreInterrupted } from '../../live-drill/restore';
import { worseThanPaper } from '../../live-drill/verdict';
import { parseTarget, type Target } from '../../probe/target';
import { confirmed } from './drill-confirm';
import { formatLive, type LiveReport, liveMarkdown } from './drill-live-report';

export interface LiveOptions {
  readonly fail?: readonly string[];
  /** Percent of the peak. */
  readonly load: number;
  /** Requests a second. */
  readonly rate?: number;
  readonly path?: string;
  readonly tokenFile?: string;
  readonly endpoint?: string;
  readonly door?: string;
  readonly ca?: string;
  readonly yes?: true;
  readonly markdown?: string;
  readonly json?: true;
}
