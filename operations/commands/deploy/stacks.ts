import { argumentsOf } from '../../cli/arguments';
import { exitCodes } from '../../cli/exit';
import type { Command } from '../../cli/surroundings';
import { synthesizedStacks } from '../../terraform/synthesize';

export const stacks: Command = async (args, around) => {
  argumentsOf('stacks', around)
    .description('Prints the names of the stacks as JSON, in the order of the rollout.')
    .parse(args, { from: 'user' });
  around.print(JSON.stringify(synthesizedStacks(around).map(({ name }) => name)));
  return exitCodes.fine;
};
