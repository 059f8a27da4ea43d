/** What is wrong with a file, as people read it. */
import type { Path, Problem } from '../rules/rule';

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A problem at its place, ready for people and for tools. */
export interface Finding {
  readonly file: string;
  /** Undefined if the whole file is meant, for instance because it cannot be read. */
  readonly position?: Position;
  readonly path?: string;
  readonly rule?: string;
  readonly message: string;
}

export const toFinding = (file: string, problem: Problem, position: Position): Finding => ({
  file,
  position,
  path: printable(formatPath(problem.path)),
  ...(problem.rule && { rule: problem.rule }),
  message: printable(`${problem.wrong}; found ${formatFound(problem.found)}; ${problem.fix}`),
});

/** `regions.yaml:12:5 regions.westus: what is wrong; found X; how to fix it [RULE]` */
export function formatFinding({ file, position, path, rule, message }: Finding): string {
  const place = position ? `:${position.line}:${position.column}` : '';
  return `${file}${place}${path ? ` ${path}` : ''}: ${message}${rule ? ` [${rule}]` : ''}`;
}

/** `dns.records[2].name`; a step that is not a plain word is in quotes: `regions["West Europe"]`. */
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
export const foundText = (value: unknown): string => printable(formatFound(value));

function formatFound(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > MAX_FOUND ? `${text.slice(0, MAX_FOUND - 1)}…` : text;
}

/**
 * Messages quote files: nothing in them may break the line, move the terminal's cursor, or turn its text around
 * (https://trojansource.codes).
 */
export const printable = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });

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

/** Whether a file could be read and is refused for its content. */
export const isRefused = (error: unknown): error is InvalidFileError =>
  error instanceof InvalidFileError && error.findings.every(({ position }) => position);
