import { argumentsOf } from '../../cli/arguments';
import { exitCodes } from '../../cli/exit';
import type { Command } from '../../cli/surroundings';
import { type Selection, selected } from '../../rollout/selection';
import { synthesizedStacks } from '../../terraform/synthesize';

export const stacks: Command = async (args, around) => {
  const options = argumentsOf('stacks', around)
    .description('Prints the names of the stacks as JSON, in the order of the rollout.')
    .option('--from <name>', 'this stack and those after it, as deploy takes them')
    .parse(args, { from: 'user' })
    .opts<Pick<Selection, 'from'>>();
  around.print(JSON.stringify(selected(synthesizedStacks(around), options)));
  return exitCodes.fine;
};
