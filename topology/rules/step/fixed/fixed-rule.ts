import type { Topology } from '../../../topology';
import type { Path, Problem, Rule } from '../../rule';
import type { Step } from '../step';

/** A value that is fixed once applied, and what Terraform would do if it changed. */
export interface Fixed {
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
  readonly would: string;
  readonly fix?: string;
}

const changed = ({ before, after }: Fixed): boolean => JSON.stringify(before) !== JSON.stringify(after);

const refuse = ({ path, before, after, would, fix }: Fixed): Problem => ({
  path,
  wrong: `was ${show(before)} and is fixed: Terraform would ${would}`,
  found: after,
  fix: fix ?? (before === undefined ? 'remove it again' : `write ${show(before)} again`),
});

const show = (value: unknown): string =>
  value === undefined ? 'not set' : typeof value === 'string' ? value : JSON.stringify(value);

export const fixedRule = (id: string, why: string, values: (step: Step) => readonly Fixed[]): Rule<Step> => ({
  id,
  why,
  check: (step) => values(step).filter(changed).map(refuse),
});

/** A top-level value of both versions. */
export const top = (
  { base, next }: Step,
  path: Path,
  value: (topology: Topology) => unknown,
  would: string,
): Fixed => ({ path, before: value(base), after: value(next), would });
