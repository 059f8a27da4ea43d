import type { Rule } from '../rule';
import type { Step } from './step';

export const deployedAlready: Rule<Step> = {
  id: 'DEPLOYED-ALREADY',
  why: 'The state of global records a version that was applied, so there is a step to check. deployed: none would switch off its rules, and another name or home region in the file would then destroy data.',
  check: ({ next, applied }) =>
    applied && next.deployed === 'none'
      ? [
          {
            path: ['deployed'],
            wrong: 'is not true: the state of global records a version that was applied',
            found: next.deployed,
            fix: 'delete this line',
          },
        ]
      : [],
};
