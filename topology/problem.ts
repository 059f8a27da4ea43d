/** What is wrong with a file, in the words that people read. */

export type Path = readonly (string | number)[];

export interface Problem {
  /** The rule that was broken; none for a value of the wrong shape, which speaks for itself. */
  readonly rule?: string;
  readonly path: Path;
  /** Point at the key, not at its value. */
  readonly atKey?: boolean;
  readonly wrong: string;
  readonly found?: unknown;
  readonly mend: string;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** `regions.yaml:12:5 regions.westus: what is wrong; found X; how to mend it [RULE]` */
export function formatProblem(fileName: string, problem: Problem, position: Position): string {
  const where = problem.path.length === 0 ? '' : ` ${formatPath(problem.path)}`;
  const rule = problem.rule ? ` [${problem.rule}]` : '';
  return `${fileName}:${position.line}:${position.column}${where}: ${problem.wrong}; found ${formatFound(problem.found)}; ${problem.mend}${rule}`;
}

export function formatPath(path: Path): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join('');
}

const MAX_FOUND = 80;

function formatFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > MAX_FOUND ? `${text.slice(0, MAX_FOUND - 1)}…` : text;
}

/** A file that cannot be used; the message lists every problem, a line each. */
export class InvalidFileError extends Error {
  override readonly name = 'InvalidFileError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}
