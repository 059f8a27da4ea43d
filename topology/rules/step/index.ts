import { applyRules, type Rule, type Ruling } from '../rule';
import { appRules } from './apps';
import { capacityStepRules } from './capacity';
import { dataRules } from './data';
import { deployedAlready } from './deployed';
import { dnsStepRules } from './dns';
import { fixedRules } from './fixed';
import { healthRules } from './health';
import { lifecycleRules } from './lifecycle';
import { providerRules } from './providers';
import type { Step } from './step';

/** What must hold of the step from the applied version of regions.yaml to the next. */
export const stepRules: readonly Rule<Step>[] = [
  ...lifecycleRules,
  ...capacityStepRules,
  ...dataRules,
  ...fixedRules,
  ...healthRules,
  ...appRules,
  ...dnsStepRules,
  ...providerRules,
  deployedAlready,
];

/** Before the first deployment there is no step to check, unless a recorded apply proves otherwise. */
export const checkStep = (step: Step): Ruling =>
  applyRules(step.next.deployed === 'none' && !step.applied ? [] : stepRules, step);
