import type { AttributeFacts, Block, Facts } from '../../providers/schema';
import { isList, isObject, Unknown, type Value, type Values } from './value';

export interface ConfigProblem {
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: string;
}

/**
 * Arguments that exclude or require one another, in the words of Terraform's plugin SDK
 * (https://github.com/hashicorp/terraform-plugin-sdk/blob/v2.38.1/helper/schema/schema.go).
 */
export function constraintProblems(block: Block, facts: Facts, config: Values): readonly ConfigProblem[] {
  return inBlock(block, facts, config, '', config);
}

function inBlock(
  block: Block,
  facts: Facts,
  values: Values,
  prefix: string,
  root: Values,
): readonly ConfigProblem[] {
  const here = Object.entries(facts).flatMap(([name, fact]) =>
    inAttribute(prefix + name, fact, isSet(values[name]), root),
  );
  const below = Object.entries(block.block_types ?? {}).flatMap(([name, child]) => {
    const inner = values[name];
    if (!isList(inner)) return [];
    return inner.flatMap((element, index) =>
      isObject(element)
        ? inBlock(child.block, facts[name]?.block ?? {}, element, `${prefix}${name}.${index}.`, root)
        : [],
    );
  });
  return [...here, ...below];
}

function inAttribute(
  key: string,
  fact: AttributeFacts,
  set: boolean,
  root: Values,
): readonly ConfigProblem[] {
  const problem = (summary: string, detail: string): ConfigProblem => ({ summary, detail, attribute: key });
  const list = (keys: readonly string[]) => `\`${keys.join(',')}\``;
  const exactly = sorted(fact.exactly_one_of, key);
  const atLeast = sorted(fact.at_least_one_of, key);
  const together = sorted(fact.required_with, key);
  const known = (keys: readonly string[]) => keys.every((other) => !(lookUp(root, other) instanceof Unknown));
  const given = (keys: readonly string[]) => keys.filter((other) => isGiven(root, other));

  const problems: ConfigProblem[] = [];
  if (fact.exactly_one_of && given(exactly).length === 0 && known(exactly)) {
    problems.push(
      problem('Invalid combination of arguments', `"${key}": one of ${list(exactly)} must be specified`),
    );
  }
  if (fact.exactly_one_of && given(exactly).length > 1) {
    problems.push(
      problem(
        'Invalid combination of arguments',
        `"${key}": only one of ${list(exactly)} can be specified, but ${list(given(exactly))} were specified.`,
      ),
    );
  }
  if (fact.at_least_one_of && given(atLeast).length === 0 && known(atLeast)) {
    problems.push(
      problem('Missing required argument', `"${key}": one of ${list(atLeast)} must be specified`),
    );
  }
  if (!set) return problems;
  if (fact.required_with && given(together).length < together.length && known(together)) {
    problems.push(
      problem('Missing required argument', `"${key}": all of ${list(together)} must be specified`),
    );
  }
  const [conflict] = given(fact.conflicts_with ?? []);
  if (conflict) {
    problems.push(problem('Conflicting configuration arguments', `"${key}": conflicts with ${conflict}`));
  }
  return problems;
}

const sorted = (keys: readonly string[] = [], own: string): readonly string[] =>
  [...new Set([...keys, own])].sort();

const isGiven = (root: Values, key: string): boolean => {
  const value = lookUp(root, key);
  return isSet(value) && !(value instanceof Unknown);
};

const isSet = (value: Value | undefined): boolean =>
  value !== null && value !== undefined && !(isList(value) && value.length === 0);

/** @param key `site_config.0.health_check_path` */
function lookUp(root: Values, key: string): Value | undefined {
  let value: Value | undefined = root;
  for (const step of key.split('.')) {
    if (value instanceof Unknown) return value;
    if (isList(value)) value = value[Number(step)];
    else if (isObject(value)) value = value[step];
    else return undefined;
  }
  return value;
}
