import { resourceTypes } from './services';
import { textOf, type Values } from './value';

/** A name that Azure does not accept. */
export function nameProblems(type: string, config: Values): readonly string[] {
  const name = textOf(config, 'name');
  const form = resourceTypes[type]?.name;
  if (!form || name === '') return [];
  const { min, max, pattern } = form;
  if (name.length < min || name.length > max) {
    return [`"name" of ${type} must be ${min} to ${max} characters long, "${name}" has ${name.length}`];
  }
  return pattern.test(name) ? [] : [`"name" of ${type} must match ${pattern.source}, got "${name}"`];
}
