import { argumentsOf } from '../../cli/arguments';
import { exitCodes } from '../../cli/exit';
import type { Command } from '../../cli/surroundings';
import { synthesizedStacks } from '../../terraform/synthesize';

export const stacks: Command = async (args, around) => {
  argumentsOf('stacks', around)
    .description(
      'The names of the stacks in the order of their deployment, as JSON: the matrix of a workflow.',
    )
    .parse(args, { from: 'user' });
  around.print(JSON.stringify(synthesizedStacks(around).map(({ name }) => name)));
  return exitCodes.fine;
};
