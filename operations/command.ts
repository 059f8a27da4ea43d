/** Runs a command: `node dist/operations/command.js check --base main`. */
import { run } from './cli/run';
import { processSurroundings } from './cli/surroundings';
import { dispatch } from './commands/dispatch';

run(() => dispatch(process.argv.slice(2), processSurroundings())).then(() => {
  // A name lookup cannot be cancelled: without an answer it would keep the process alive for minutes.
  process.stdout.write('', () => process.exit());
});
