import { argumentsOf, refuseOtherSubcommands } from '../../cli/arguments';
import { type ExitCode, exitCodes } from '../../cli/exit';
import type { Command } from '../../cli/surroundings';
import { importInto } from './image/import';
import { list } from './image/list';

interface Options {
  readonly json?: true;
}

/** @returns 0 done; 1 imported, but a replica is not ready or regions.yaml would be invalid; 2 could not be done or asked */
export const image: Command = async (args, around) => {
  let code: ExitCode = exitCodes.fine;
  const program = argumentsOf('image', around)
    .description(
      'Imports images into the closed registry, and shows which ones run. Needs Azure. See docs/images.md.',
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit code: 0 done; 1 imported, but regions.yaml is not changed; 2 could not be done, or Azure could not be asked.',
    )
    .action(() => program.help({ error: true }));

  program
    .command('import')
    .description('Imports an image, tags it deployed-DIGEST, and writes its digest to regions.yaml.')
    .argument('<source>', '[REGISTRY/]REPOSITORY@sha256:DIGEST; REGISTRY is a host name or a resource id')
    .option('--candidate', 'write it to api.candidate, which the slots run, instead of api.image')
    .action(async (source: string, options: { readonly candidate?: true }) => {
      code = await importInto(source, { ...program.opts<Options>(), ...options }, around);
    });

  program
    .command('list')
    .description(
      'Shows which image each app and slot is set to run, and the state of each replica of the registry.',
    )
    .action(async () => {
      code = await list(program.opts<Options>(), around);
    });

  await refuseOtherSubcommands(program).parseAsync(args, { from: 'user' });
  return code;
};
