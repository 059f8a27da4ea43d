import type { Problem } from '../../file/problem';
import { capacityStepRules } from './capacity';
import { dataRules } from './data';
import { dnsStepRules } from './dns';
import { fixedRules } from './fixed';
import { lifecycleRules } from './lifecycle';
import type { Step, StepRule } from './step';

/** What must hold of the step from the applied version of regions.yaml to the next. */
export const stepRules: readonly StepRule[] = [
  ...lifecycleRules,
  ...capacityStepRules,
  ...dataRules,
  ...fixedRules,
  ...dnsStepRules,
];

/** Problems refuse the step, notes do not. */
export function checkStep(step: Step): { readonly problems: Problem[]; readonly notes: Problem[] } {
  const found = (rules: readonly StepRule[]) =>
    rules.flatMap(({ id, check }) => check(step).map((problem) => ({ rule: id, ...problem })));
  return {
    problems: found(stepRules.filter(({ severity }) => severity !== 'note')),
    notes: found(stepRules.filter(({ severity }) => severity === 'note')),
  };
}
