import { Command } from 'commander';
import { nearest } from '../../topology/nearest';
import { Exit, exitCodes } from './exit';
import type { Surroundings } from './surroundings';

/** A parser of arguments that refuses what it does not know. @throws Exit when it has printed help or an error. */
export const argumentsOf = (name: string, { print, screen }: Surroundings): Command =>
  new Command(`npm run ${name} --`)
    .configureOutput({ writeOut: (text) => print(text.trimEnd()), writeErr: (text) => screen.write(text) })
    .exitOverride(({ exitCode }) => {
      throw new Exit(exitCode === 0 ? exitCodes.fine : exitCodes.failed);
    });

/** Of a parser that also works without a subcommand: commander would count a misspelt one as one argument too many. */
export const refuseOtherSubcommands = (program: Command): Command =>
  program.allowExcessArguments().hook('preAction', (_, action) => {
    const [name] = program.args;
    if (action !== program || name === undefined) return;
    const names = program.commands.map((command) => command.name());
    const meant = nearest(name, names);
    const hint = meant ? `did you mean ${meant}?` : `known: ${names.join(', ')}`;
    program.error(`error: unknown subcommand ${name}; ${hint}`);
  });
