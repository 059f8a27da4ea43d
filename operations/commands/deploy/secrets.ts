import { argumentsOf, refuseOtherSubcommands } from '../../cli/arguments';
import { type ExitCode, exitCodes } from '../../cli/exit';
import type { Command } from '../../cli/surroundings';
import { type SetOptions, set } from './secrets/set';
import { type StatusOptions, status } from './secrets/status';

/** @returns 0 all is there; 1 something is not; 2 something could not be asked or done */
export const secrets: Command = async (args, around) => {
  let code: ExitCode = exitCodes.fine;
  const program = argumentsOf('secrets', around)
    .description(
      'Which of api.secrets are in the vaults of the living stamps, and whether their apps and slots have them. Needs Azure. See docs/secrets.md.',
    )
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      '\nExit code: 0 all are there and resolved, 1 some are not, 2 could not be asked or done.',
    )
    .action(async (options: StatusOptions) => {
      code = await status(options, around);
    });

  program
    .command('set')
    .description(
      'Writes a value from standard input into the vault of every living stamp, and waits until slots and apps have it.',
    )
    .argument('<name>', 'of the secret, or of the app setting that it is for')
    .option('--expires <date>', 'when the value expires, YYYY-MM-DD; Azure tells, and does not enforce it')
    .action(async (name: string, options: SetOptions) => {
      code = await set(name, { ...program.opts<StatusOptions>(), ...options }, around);
    });

  await refuseOtherSubcommands(program).parseAsync(args, { from: 'user' });
  return code;
};
