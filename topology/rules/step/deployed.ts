import type { Rule } from '../rule';
import type { Step } from './step';

export const deployedAlready: Rule<Step> = {
  id: 'DEPLOYED-ALREADY',
  why: 'The state of global has recorded a version, so there is a step, and deployed: none would keep its rules from being applied: another name or region in the file would then destroy what holds data.',
  check: ({ next, applied }) =>
    applied && next.deployed === 'none'
      ? [
          {
            path: ['deployed'],
            wrong: 'is not so: the state of global has a version that was applied',
            found: next.deployed,
            fix: 'delete this line',
          },
        ]
      : [],
};
