import { regionsFile } from './operations/cli/regions-file';
import { exitCodes, run } from './operations/cli/run';
import { synthesize } from './operations/terraform/synthesize';
import { loadTopology } from './topology/load';

/** regions.yaml -> Topology -> stacks -> cdktf.out/stacks/STACK/cdk.tf.json */
run(() => {
  synthesize(loadTopology(regionsFile()));
  return exitCodes.fine;
}, exitCodes.refused);
