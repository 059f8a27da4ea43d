import type { Rule } from '../rule';
import type { Draft } from './draft';

export const deployedNone: Rule<Draft> = {
  id: 'DEPLOYED-NONE',
  why: 'Before the first deployment there is no step to check: even values that are fixed later may still change. A line that is left behind would let through changes that destroy data. So every check shows it, and a check that reads the state of global refuses it.',
  severity: 'note',
  check: ({ deployed }) =>
    deployed === 'none'
      ? [
          {
            path: ['deployed'],
            wrong: 'says that nothing was ever deployed, so NO STEP IS CHECKED, fixed values included',
            found: deployed,
            fix: 'delete this line after the first deployment; npm run check -- --deployed asks the state of global',
          },
        ]
      : [],
};
