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
      'Shows which of api.secrets are in the vault of each stamp, and whether its app and slot have them. Needs Azure. See docs/secrets.md.',
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit code: 0 all are there and resolved; 1 some are not; 2 Azure could not be asked, or set was not done everywhere.',
    )
    .action(async (options: StatusOptions) => {
      code = await status(options, around);
    });

  program
    .command('set')
    .description(
      'Writes a value from standard input into the vault of every stamp, and waits until its slot and app have it.',
    )
    .argument('<name>', 'name of the secret, or of the app setting that refers to it')
    .option('--expires <date>', 'when the value expires, YYYY-MM-DD; Azure shows it, but does not enforce it')
    .action(async (name: string, options: SetOptions) => {
      code = await set(name, { ...program.opts<StatusOptions>(), ...options }, around);
    });

  await refuseOtherSubcommands(program).parseAsync(args, { from: 'user' });
  return code;
};
