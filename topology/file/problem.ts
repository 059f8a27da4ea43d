/** What is wrong with a file, in the words that people read. */
import type { Path, Problem } from '../rules/rule';

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A problem at its place, ready for people and for tools. */
export interface Finding {
  readonly file: string;
  /** None where the file as a whole is meant, for instance because it cannot be read. */
  readonly position?: Position;
  readonly path?: string;
  readonly rule?: string;
  readonly message: string;
}

export const toFinding = (file: string, problem: Problem, position: Position): Finding => ({
  file,
  position,
  path: oneLine(formatPath(problem.path)),
  ...(problem.rule && { rule: problem.rule }),
  message: oneLine(`${problem.wrong}; found ${formatFound(problem.found)}; ${problem.fix}`),
});

/** `regions.yaml:12:5 regions.westus: what is wrong; found X; how to fix it [RULE]` */
export function formatFinding({ file, position, path, rule, message }: Finding): string {
  const place = position ? `:${position.line}:${position.column}` : '';
  return `${file}${place}${path ? ` ${path}` : ''}: ${message}${rule ? ` [${rule}]` : ''}`;
}

/** `dns.records[2].name`; a step that is no plain word stands in quotes: `regions["West Europe"]`. */
export function formatPath(path: Path): string {
  return path
    .map((step, i) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
      return i === 0 ? step : `.${step}`;
    })
    .join('');
}

const MAX_FOUND = 80;

/** A value as messages show it, on one line. */
export const foundText = (value: unknown): string => oneLine(formatFound(value));

function formatFound(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > MAX_FOUND ? `${text.slice(0, MAX_FOUND - 1)}…` : text;
}

/** Messages quote values of the file: none of them may break the line or move the terminal's cursor. */
export const oneLine = (text: string): string =>
  text.replaceAll(
    /[\p{Cc}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A file that cannot be used; the message lists every problem, a line each. */
export class InvalidFileError extends Error {
  override readonly name = 'InvalidFileError';
  /** As people read them. */
  readonly problems: readonly string[];

  constructor(readonly findings: readonly Finding[]) {
    const problems = findings.map(formatFinding);
    super(problems.join('\n'));
    this.problems = problems;
  }
}
