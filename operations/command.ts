/** Runs a command: `node dist/operations/command.js check --base main`. */
import { run } from './cli/run';
import { processSurroundings } from './cli/surroundings';
import { dispatch } from './commands/dispatch';

run(() => dispatch(process.argv.slice(2), processSurroundings())).then(() => {
  // The look-up of a name cannot be ended, and would hold the process for minutes where no name server answers.
  process.stdout.write('', () => process.exit());
});
