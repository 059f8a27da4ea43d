import { acceptanceRules } from './acceptances';
import { capacityRules } from './capacity';
import { clockRules } from './clock';
import { fileRules } from './file';
import type { Rule } from './rule';
import { stepRules } from './step';

/** Of a rule whatever its subject: nobody calls its `check`. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly Rule<never>[];
}

/** Every rule there is. */
export const ruleGroups: readonly RuleGroup[] = [
  { title: 'One version of the file', rules: fileRules },
  { title: 'Capacity', rules: capacityRules },
  { title: 'The step from one version to the next', rules: stepRules },
  { title: 'The time of the check', rules: [...clockRules, ...acceptanceRules] },
];
