import { readFileSync } from 'node:fs';
import { locate } from './positions';
import { type Finding, InvalidFileError, type Position, type Problem, toFinding } from './problem';
import { rules } from './rules';
import type { Draft } from './rules/rule';
import { regionsFileSchema } from './schema';
import { shapeProblems, withoutRefused } from './shape';
import { type Topology, toTopology } from './topology';
import { readYaml, type YamlText } from './yaml-text';

/**
 * Reads and checks a regions file.
 * @throws InvalidFileError with every problem of the file at once.
 */
export function loadTopology(fileName: string): Topology {
  return parseTopology(readText(fileName), fileName);
}

function readText(fileName: string): string {
  try {
    return readFileSync(fileName, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    const mend = "run in the project's folder, or name another file in REGIONS_FILE";
    throw new InvalidFileError([{ file: fileName, message: `cannot be read; found ${code}; ${mend}` }]);
  }
}

/** @throws InvalidFileError with every problem of the text at once. */
export function parseTopology(text: string, fileName: string): Topology {
  const yaml = readYaml(text);
  if (yaml.raw === undefined) throw invalidFile(fileName, yaml.problems);

  const parsed = regionsFileSchema.safeParse(yaml.raw);
  const issues = parsed.error?.issues ?? [];
  const draft = withoutRefused(yaml.raw, issues) as Draft;
  const problems = [
    ...shapeProblems(issues, yaml.raw),
    ...rules.flatMap(({ id, check }) => check(draft).map((problem) => ({ rule: id, ...problem }))),
  ];
  const placed = [...yaml.problems, ...place(problems, yaml)];
  if (placed.length > 0 || !parsed.success) throw invalidFile(fileName, placed);
  return toTopology(parsed.data);
}

/** Gives problems of a text that has been read before their places in it, in the order of the file. */
export function placeProblems(problems: readonly Problem[], text: string, fileName: string): Finding[] {
  return toFindings(fileName, place(problems, readYaml(text)));
}

/** A problem, and where it stands. */
type Placed = readonly [Problem, Position];

const place = (problems: readonly Problem[], { doc, lines }: YamlText): Placed[] =>
  problems.map((problem) => [problem, locate(doc, lines, problem.path, problem.atKey)]);

const invalidFile = (fileName: string, placed: readonly Placed[]): InvalidFileError =>
  new InvalidFileError(toFindings(fileName, placed));

const toFindings = (fileName: string, placed: readonly Placed[]): Finding[] =>
  placed
    .toSorted(([, a], [, b]) => a.line - b.line || a.column - b.column)
    .map(([problem, position]) => toFinding(fileName, problem, position));
