import type { Path } from '../plan';
import { Unknown, type Values } from '../value';
import { cosmosReplacements, cosmosRules, cosmosWarnings } from './cosmos';
import { frontDoorRules } from './front-door';
import { monitoringReplacements, monitoringRules } from './monitoring';
import { registryRules } from './registry';
import type { Replacement, Rule, Warning } from './rule';
import { servicePlanReplacements, servicePlanRules } from './service-plan';

const rules: readonly Rule[] = [
  ...registryRules,
  ...cosmosRules,
  ...frontDoorRules,
  ...servicePlanRules,
  ...monitoringRules,
];

const replacements: readonly Replacement[] = [
  ...cosmosReplacements,
  ...servicePlanReplacements,
  ...monitoringReplacements,
];

const warnings: readonly Warning[] = [...cosmosWarnings];

/** What the rules of one stage find. They are silent about what is not yet known. */
export const broken = (
  stage: Rule['stage'],
  type: string,
  after: Values,
  before: Values | null,
): readonly string[] =>
  rules
    .filter((rule) => rule.type === type && rule.stage === stage)
    .flatMap(({ check }) => check(after, before));

export const warningsOf = (type: string, before: Values, after: Values): readonly string[] =>
  warnings.filter((warning) => warning.type === type).flatMap(({ check }) => check(before, after));

/** The attributes for which the provider replaces the resource although they are not force-new. */
export const replacedFor = (type: string, before: Values, after: Values): readonly Path[] =>
  replacements
    .filter((rule) => rule.type === type && !(after[String(rule.path[0])] instanceof Unknown))
    .filter(({ when }) => when(before, after))
    .map(({ path }) => path);
