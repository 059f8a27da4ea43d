import { readFileSync } from 'node:fs';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { locate } from './positions';
import { formatProblem, InvalidFileError, type Problem } from './problem';
import { rules } from './rules';
import type { Draft } from './rules/rule';
import { type RegionsFile, regionsFileSchema } from './schema';
import { shapeProblems, withoutRefused } from './shape';
import { type Topology, toTopology } from './topology';

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
    throw new InvalidFileError([
      `${fileName}: cannot be read; found ${code}; run in the project's folder, or name another file in REGIONS_FILE`,
    ]);
  }
}

/** @throws InvalidFileError with every problem of the text at once. */
export function parseTopology(text: string, fileName: string): Topology {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const raw = readYaml(doc, lines, fileName);

  const parsed = regionsFileSchema.safeParse(raw);
  const issues = parsed.error?.issues ?? [];
  const draft = withoutRefused(raw, issues) as Draft;
  const problems: Problem[] = [
    ...shapeProblems(issues, raw),
    ...rules.flatMap(({ id, check }) => check(draft).map((problem) => ({ rule: id, ...problem }))),
  ];
  if (problems.length > 0 || !parsed.success) {
    throw new InvalidFileError(inFileOrder(problems, doc, lines, fileName));
  }
  return toTopology(parsed.data satisfies RegionsFile);
}

function readYaml(doc: Document, lines: LineCounter, fileName: string): unknown {
  if (doc.errors.length > 0) {
    throw new InvalidFileError(
      doc.errors.map(({ message, pos }) => {
        const { line, col } = lines.linePos(pos[0]);
        return `${fileName}:${line}:${col}: is not valid YAML; found ${message.replaceAll(/\s+/g, ' ')}; mend the text here`;
      }),
    );
  }
  const raw = toPlain(doc, fileName);
  if (raw === null || raw === undefined) {
    throw new InvalidFileError([
      `${fileName}:1:1: is empty; found nothing; start from the regions.yaml of the project`,
    ]);
  }
  return raw;
}

function toPlain(doc: Document, fileName: string): unknown {
  try {
    return doc.toJS();
  } catch (error) {
    // `yaml` throws on an alias without its anchor, and on aliases that would multiply without bound.
    const found = error instanceof Error ? error.message : String(error);
    throw new InvalidFileError([`${fileName}:1:1: cannot be read; found ${found}; write the values out`]);
  }
}

function inFileOrder(
  problems: readonly Problem[],
  doc: Document,
  lines: LineCounter,
  fileName: string,
): string[] {
  return problems
    .map((problem) => ({ problem, position: locate(doc, lines, problem.path, problem.atKey) }))
    .sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column)
    .map(({ problem, position }) => formatProblem(fileName, problem, position));
}
