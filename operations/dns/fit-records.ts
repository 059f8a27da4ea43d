/** Leaves out of an import what the rules would refuse, so that one record set does not block all others. */
import type { RegionsFileInput } from '../../topology/file/schema';
import type { DnsRecord } from '../../topology/file/schema-dns';
import { fullName } from '../../topology/migration/phases';
import { judge } from '../../topology/parse';
import { checkClock } from '../../topology/rules/clock';
import { oneRecordSet } from '../../topology/rules/file/dns/records';
import type { Problem } from '../../topology/rules/rule';
import { idOf, type Merged, merge } from './merge-records';
import { type Note, note } from './note';
import type { ZoneEntry } from './zone-file';
import { whatOf } from './zone-hints';
import type { ZoneImport } from './zone-records';

export interface Target {
  /** Plain values of a valid regions.yaml. */
  readonly file: RegionsFileInput;
  readonly now: Date;
  /** From the zone file: a refusal names the line there. */
  readonly entries: readonly ZoneEntry[];
}

/** Runs the rules of `check` on the future file, and leaves records out until they pass. */
export function fitting(imported: ZoneImport, target: Target): ZoneImport {
  const before = new Set(problemsOf(target.file, target.now).map(keyOf));
  for (let fit = imported; ; ) {
    const merged = merge(target.file, fit);
    const problems = problemsOf(merged.file, target.now).filter((problem) => !before.has(keyOf(problem)));
    const next = problems.length > 0 ? without(fit, problems, merged, target) : fit;
    // Problems that no line of the zone file causes are reported by the check of the text.
    if (next === fit) return fit;
    fit = next;
  }
}

function problemsOf(file: RegionsFileInput, now: Date): readonly Problem[] {
  const { problems, topology } = judge(file);
  return [...problems, ...(topology ? checkClock({ topology, now }).problems : [])];
}

const keyOf = ({ rule, path }: Problem): string => JSON.stringify([rule, path]);

function without(
  fit: ZoneImport,
  problems: readonly Problem[],
  { places }: Merged,
  target: Target,
): ZoneImport {
  const { dns, api } = target.file;
  const imported = new Map(fit.records.map((record) => [idOf(record), record]));
  // One set of a name at a time: without the first, the next may be valid.
  const blamed = new Map<string, readonly [DnsRecord, Problem]>();
  for (const problem of problems) {
    const [section, list, index] = problem.path;
    const place = section === 'dns' && list === 'records' ? places[Number(index)] : undefined;
    const record = place && imported.get(idOf(place.after));
    if (record && !blamed.has(record.name)) blamed.set(record.name, [record, problem]);
  }
  const [first] = problems;
  if (blamed.size > 0) {
    const gone = [...blamed.values()];
    return {
      ...fit,
      records: fit.records.filter((record) => !gone.some(([one]) => one === record)),
      notes: gone.reduce(
        (notes, [{ name, type }, problem]) =>
          replaced(
            notes,
            refusal(fullName(name, dns.zone), type, besideWritten(problem, name, places), target),
          ),
        fit.notes,
      ),
    };
  }
  if (!first || fit.legacyTtl === undefined) return fit;
  const notes = replaced(fit.notes, refusal(api.hostname, 'CNAME', first, target));
  return { ...fit, legacyTtl: undefined, notes };
}

/** Adds to the message if the conflicting set is not in the zone file. */
function besideWritten(problem: Problem, name: string, places: Merged['places']): Problem {
  const isWritten = places.some(({ before }) => before?.name === name);
  return problem.rule === oneRecordSet.id && isWritten
    ? { ...problem, wrong: `${problem.wrong}, which regions.yaml has` }
    : problem;
}

function refusal(name: string, type: string, { wrong, fix, rule }: Problem, { entries }: Target): Note {
  const line = entries.find((entry) => entry.name === name && entry.type === type)?.line ?? 1;
  return note('refused', line, whatOf({ name, type }), `${wrong}: ${fix}${rule ? ` [${rule}]` : ''}`);
}

/** Instead of what was said of the set while it was to be carried over. */
const replaced = (notes: readonly Note[], refused: Note): readonly Note[] =>
  [...notes.filter(({ kind, what }) => what !== refused.what || kind === 'refused'), refused].toSorted(
    (a, b) => a.line - b.line,
  );
