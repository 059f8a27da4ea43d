import { readFileSync } from 'node:fs';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { locate } from './positions';
import { type Finding, InvalidFileError, type Problem, toFinding } from './problem';
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
    const mend = "run in the project's folder, or name another file in REGIONS_FILE";
    throw new InvalidFileError([{ file: fileName, message: `cannot be read; found ${code}; ${mend}` }]);
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
        const found = message.replaceAll(/\s+/g, ' ');
        return {
          file: fileName,
          position: { line, column: col },
          message: `is not valid YAML; found ${found}; mend the text here`,
        };
      }),
    );
  }
  const raw = toPlain(doc, fileName);
  if (raw === null || raw === undefined) {
    throw new InvalidFileError([
      atTop(fileName, 'is empty; found nothing; start from the regions.yaml of the project'),
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
    throw new InvalidFileError([atTop(fileName, `cannot be read; found ${found}; write the values out`)]);
  }
}

const atTop = (file: string, message: string): Finding => ({
  file,
  position: { line: 1, column: 1 },
  message,
});

/** Gives problems of a text that has been read before their places in it, in the order of the file. */
export function placeProblems(problems: readonly Problem[], text: string, fileName: string): Finding[] {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  return inFileOrder(problems, doc, lines, fileName);
}

function inFileOrder(
  problems: readonly Problem[],
  doc: Document,
  lines: LineCounter,
  fileName: string,
): Finding[] {
  return problems
    .map((problem) => ({ problem, position: locate(doc, lines, problem.path, problem.atKey) }))
    .sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column)
    .map(({ problem, position }) => toFinding(fileName, problem, position));
}
