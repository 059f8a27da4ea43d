import { resourceTypes } from './services';
import type { ProviderCheck } from './services/resource-type';
import { type AttributePath, Unknown, type Values } from './value';

/** What the checks of one stage find. */
export const broken = (
  stage: ProviderCheck['stage'],
  type: string,
  after: Values,
  before: Values | null,
): readonly string[] =>
  (resourceTypes[type]?.checks ?? [])
    .filter((each) => each.stage === stage)
    .flatMap(({ check }) => check(after, before));

export const warningsOf = (type: string, before: Values, after: Values): readonly string[] =>
  (resourceTypes[type]?.warnings ?? []).flatMap(({ check }) => check(before, after));

/** The attributes for which the provider replaces the resource although they are not force-new. */
export const replacedFor = (type: string, before: Values, after: Values): readonly AttributePath[] =>
  (resourceTypes[type]?.replacements ?? [])
    .filter(({ path }) => !(after[String(path[0])] instanceof Unknown))
    .filter(({ when }) => when(before, after))
    .map(({ path }) => path);
