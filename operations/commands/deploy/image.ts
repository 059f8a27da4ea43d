import { argumentsOf, refuseOtherSubcommands } from '../../cli/arguments';
import { type ExitCode, exitCodes } from '../../cli/exit';
import type { Command } from '../../cli/surroundings';
import { importInto } from './image/import';
import { list } from './image/list';

interface Options {
  readonly json?: true;
}

/** @returns 0 done; 1 imported, but a replica is not ready or the file would be invalid; 2 could not be done or asked */
export const image: Command = async (args, around) => {
  let code: ExitCode = exitCodes.fine;
  const program = argumentsOf('image', around)
    .description('Images of the closed registry, through Azure Resource Manager. See docs/images.md.')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      '\nExit code: 0 done, 1 imported but not to be deployed yet, 2 could not be done or asked.',
    )
    .action(() => program.help({ error: true }));

  program
    .command('import')
    .description('Imports an image, tags it deployed-DIGEST, and writes its digest into regions.yaml.')
    .argument('<source>', '[REGISTRY/]REPOSITORY@sha256:DIGEST; REGISTRY is a host, or a resource id')
    .option('--candidate', 'writes it as what the slots try, not as what the apps run')
    .action(async (source: string, options: { readonly candidate?: true }) => {
      code = await importInto(source, { ...program.opts<Options>(), ...options }, around);
    });

  program
    .command('list')
    .description('What each app and slot is set to run, and the state of each replica of the registry.')
    .action(async () => {
      code = await list(program.opts<Options>(), around);
    });

  await refuseOtherSubcommands(program).parseAsync(args, { from: 'user' });
  return code;
};
