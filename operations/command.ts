/** Runs a command: `node dist/operations/command.js check --base main`. */
import { UsageError } from './cli/exit';
import { run } from './cli/run';
import { processSurroundings } from './cli/surroundings';
import { commands } from './commands';

run(() => {
  const [name = '', ...args] = process.argv.slice(2);
  const load = commands.get(name);
  if (!load) throw new UsageError(`${name} is not a command; one of ${[...commands.keys()].join(', ')}`);
  return load()(args, processSurroundings());
});
