import { App } from 'cdktf';
import { emptyStaleStacks } from './commands/output-folder';
import { regionsFile } from './commands/regions-file';
import { exitCodes, run } from './commands/run';
import { withoutTokenTraces } from './commands/token-traces';
import { composeStacks } from './stacks';
import { loadTopology } from './topology/load';

/** regions.yaml -> Topology -> stacks -> cdktf.out/stacks/STACK/cdk.tf.json */
run(() => {
  const topology = loadTopology(regionsFile());
  const app = withoutTokenTraces(() => {
    const composed = new App();
    composeStacks(composed, topology);
    composed.synth();
    return composed;
  });
  emptyStaleStacks(app);
  return exitCodes.fine;
}, exitCodes.refused);
