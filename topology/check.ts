/** Everything that is checked about a version of regions.yaml and the step to it from another one. */
import { headroom } from './capacity/headroom';
import { needs } from './capacity/needs';
import { changes, type ValueChange } from './changes';
import { type Bill, bill } from './costs/bill';
import type { Finding } from './file/problem';
import type { RegionState } from './file/schema';
import { type Sink, sinks } from './logs/sinks';
import { placeProblems, readRegions } from './parse';
import { checkAcceptances } from './rules/acceptances';
import { checkClock } from './rules/clock';
import type { Ruling } from './rules/rule';
import { checkStep } from './rules/step';
import type { Topology } from './topology';

export interface Checked {
  readonly verdict: 'fine' | 'refused';
  /** Of the version, the step and the time together, in the order of the file. */
  readonly problems: readonly Finding[];
  readonly notes: readonly Finding[];
  readonly changes: readonly ValueChange[];
  readonly instances: readonly {
    readonly region: string;
    readonly min: number;
    readonly max: number;
    readonly state: RegionState;
    /** The lowest minimum with headroom: {@link headroom}. */
    readonly lowestMin: number | undefined;
  }[];
  /** Undefined where a value of the file is refused. */
  readonly bill: Bill | undefined;
  readonly logs: readonly Sink[];
}

interface Version {
  readonly text: string;
  /** Its name, for people. */
  readonly file: string;
  /** Undefined: this version is checked alone. */
  readonly base: Topology | undefined;
  /** The base was really applied: it was read from the state. */
  readonly applied?: boolean;
  readonly now: Date;
}

export function checkVersion({ text, file, base, applied, now }: Version): Checked {
  const reading = readRegions(text, file);
  const { topology } = reading;
  const step = base && topology ? { base, next: topology, applied } : undefined;
  const rulings = [
    ...(step ? [checkStep(step)] : []),
    ...(topology ? [checkClock({ topology, now }), checkAcceptances({ topology, now })] : []),
  ];
  const placed = (kind: keyof Ruling) =>
    placeProblems(
      rulings.flatMap((ruling) => ruling[kind]),
      text,
      file,
    );
  const needed = topology ? needs(topology) : [];
  const wanted = topology ? headroom(topology, needed) : [];
  const problems = [...reading.findings, ...placed('problems')].toSorted(byPlace);
  return {
    verdict: problems.length === 0 ? 'fine' : 'refused',
    problems,
    notes: [...reading.notes, ...placed('notes')].toSorted(byPlace),
    changes: step ? changes(step) : [],
    instances: wanted.map(({ region, least }) => ({
      region: region.name,
      state: region.state,
      ...region.instances,
      lowestMin: least,
    })),
    bill: topology && bill(topology, wanted, base),
    logs: topology ? sinks(topology, needed) : [],
  };
}

function byPlace({ position: a }: Finding, { position: b }: Finding): number {
  return a && b ? a.line - b.line || a.column - b.column : 0;
}
