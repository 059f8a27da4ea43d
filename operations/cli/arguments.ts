import { Command } from 'commander';
import { Exit, exitCodes } from './exit';
import type { Surroundings } from './surroundings';

/** A parser of arguments that refuses what it does not know. @throws Exit when it has printed help or an error. */
export const argumentsOf = (name: string, { print, screen }: Surroundings): Command =>
  new Command(`npm run ${name} --`)
    .configureOutput({ writeOut: (text) => print(text.trimEnd()), writeErr: (text) => screen.write(text) })
    .exitOverride(({ exitCode }) => {
      throw new Exit(exitCode === 0 ? exitCodes.fine : exitCodes.failed);
    });
