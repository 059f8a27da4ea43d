import { exitCodes, run } from '../../cli/run';
import { readStacks } from '../../terraform/manifest';

/** The names of the synthesized stacks in the order of their deployment, as JSON: the matrix of a workflow. */
run(() => {
  console.log(JSON.stringify(readStacks('cdktf.out').map(({ name }) => name)));
  return exitCodes.fine;
});
