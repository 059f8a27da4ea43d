import { nearest } from '../../topology/nearest';
import { exitCodes, UsageError } from '../cli/exit';
import { inProject, readText } from '../cli/files';
import type { Command } from '../cli/surroundings';
import { commands } from './index';

/** Runs the command that the first argument names. */
export const dispatch: Command = async ([name, ...args], around) => {
  const { folder, print, screen } = around;
  if (name === undefined) {
    screen.write(readText(folder, 'help', inProject));
    return exitCodes.failed;
  }
  if (name === 'help' || name === '--help') {
    print(readText(folder, 'help', inProject).trimEnd());
    return exitCodes.fine;
  }
  const load = commands.get(name);
  if (load) return load()(args, around);
  const names = [...commands.keys()];
  const meant = nearest(name, names);
  throw new UsageError(
    `${name} is not a command; ${meant ? `did you mean ${meant}? All: ` : 'known: '}${names.join(', ')}`,
  );
};
