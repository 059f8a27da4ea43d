import { locate } from './file/positions';
import { type Finding, InvalidFileError, type Position, toFinding } from './file/problem';
import { regionsFileSchema } from './file/schema';
import { shapeProblems, withoutRefused } from './file/shape';
import { readYaml, type YamlText } from './file/yaml-text';
import { checkCapacity } from './rules/capacity';
import { checkFile } from './rules/file';
import type { Draft } from './rules/file/draft';
import type { Problem, Ruling } from './rules/rule';
import { isComplete, type Topology, toTopology } from './topology';

/** @throws InvalidFileError with every problem of the text at once. */
export function parseTopology(text: string, fileName: string): Topology {
  const { topology, findings } = readRegions(text, fileName);
  if (findings.length > 0 || !topology) throw new InvalidFileError(findings);
  return topology;
}

export interface Reading {
  /** Every problem of the text, in the order of the file. */
  readonly findings: readonly Finding[];
  /** Notes of the rules, in the order of the file. */
  readonly notes: readonly Finding[];
  /** Present despite findings if every single value is good, so that the step from another version can be checked. */
  readonly topology: Topology | undefined;
}

export function readRegions(text: string, fileName: string): Reading {
  const yaml = readYaml(text);
  const placed = (problems: readonly Problem[]) => place(problems, yaml);
  if (yaml.raw === undefined)
    return { findings: toFindings(fileName, yaml.problems), notes: [], topology: undefined };

  const { problems, notes, topology } = judge(yaml.raw);
  return {
    findings: toFindings(fileName, [...yaml.problems, ...placed(problems)]),
    notes: toFindings(fileName, placed(notes)),
    topology,
  };
}

/** What the schema and the rules say of the plain values of a file. */
export function judge(raw: unknown): Ruling & Pick<Reading, 'topology'> {
  const parsed = regionsFileSchema.safeParse(raw);
  const issues = parsed.error?.issues ?? [];
  const file = checkFile(withoutRefused(raw, issues) as Draft);
  const topology = parsed.success && isComplete(parsed.data) ? toTopology(parsed.data) : undefined;
  const wrong = [...shapeProblems(issues, raw), ...file.problems];
  // Only for a valid file: consequences of wrong values would mislead.
  const capacity = topology && wrong.length === 0 ? checkCapacity(topology) : { problems: [], notes: [] };
  return {
    problems: [...wrong, ...capacity.problems],
    notes: [...file.notes, ...capacity.notes],
    topology,
  };
}

/** Adds their positions to problems of a text, in the order of the file. */
export function placeProblems(problems: readonly Problem[], text: string, fileName: string): Finding[] {
  return toFindings(fileName, place(problems, readYaml(text)));
}

/** A problem, and where it stands. */
type Placed = readonly [Problem, Position];

const place = (problems: readonly Problem[], { doc, lines }: YamlText): Placed[] =>
  problems.map((problem) => [problem, locate(doc, lines, problem.path, problem.atKey)]);

const toFindings = (fileName: string, placed: readonly Placed[]): Finding[] =>
  placed
    .toSorted(([, a], [, b]) => a.line - b.line || a.column - b.column)
    .map(([problem, position]) => toFinding(fileName, problem, position));
