/** How regions are added and removed. */
import type { Rule } from '../../rule';
import type { Step } from '../step';
import { comesBack, doorFirst, secretsFirst } from './entering';
import { drainFirst, lineGoes, retireFirst } from './leaving';
import { carryMeanwhile, keepServing } from './serving';

export const lifecycleRules: readonly Rule<Step>[] = [
  drainFirst,
  retireFirst,
  keepServing,
  carryMeanwhile,
  secretsFirst,
  doorFirst,
  lineGoes,
  comesBack,
];
