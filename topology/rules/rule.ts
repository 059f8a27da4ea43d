/** Rules of one kind, whatever they are about, and the one way to apply them. */

/** Where in the subject: keys and indices, from the outside in. */
export type Path = readonly (string | number)[];

/** The three parts of every message. */
export interface Words {
  readonly wrong: string;
  readonly found?: unknown;
  readonly fix: string;
}

export interface Problem extends Words {
  /** The rule that was broken; none for a value of the wrong shape, which speaks for itself. */
  readonly rule?: string;
  readonly path: Path;
  /** Point at the key, not at its value. */
  readonly atKey?: boolean;
}

/** What must hold of a subject, across several of its values. */
export interface Rule<Subject> {
  readonly id: string;
  /** Why the rule exists and what happens without it; printed by `npm run check -- --explain ID`. */
  readonly why: string;
  /** A note informs and refuses nothing. */
  readonly severity?: 'note';
  readonly check: (subject: Subject) => readonly Problem[];
}

/** What rules say of a subject, each problem with the id of its rule. */
export interface Ruling {
  /** They refuse the subject. */
  readonly problems: readonly Problem[];
  /** They do not. */
  readonly notes: readonly Problem[];
}

export function applyRules<Subject>(rules: readonly Rule<Subject>[], subject: Subject): Ruling {
  const found = (severity: Rule<Subject>['severity']) =>
    rules
      .filter((rule) => rule.severity === severity)
      .flatMap(({ id, check }) => check(subject).map((problem) => ({ ...problem, rule: id })));
  return { problems: found(undefined), notes: found('note') };
}
