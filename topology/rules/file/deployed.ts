import type { Rule } from '../rule';
import type { Draft } from './draft';

export const deployedNone: Rule<Draft> = {
  id: 'DEPLOYED-NONE',
  why: 'Before the first deployment there is no step: a version may differ from the base in all that is fixed later. A line that stays behind would let through what destroys data, so it is shown wherever the file is, and refused where the state of global can be read.',
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
