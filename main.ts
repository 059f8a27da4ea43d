import { exitCodes } from './operations/cli/exit';
import { run } from './operations/cli/run';
import { regionsFileOf } from './operations/cli/surroundings';
import { synthesize } from './operations/terraform/synthesize';
import { loadTopology } from './topology/load';

/** regions.yaml -> Topology -> stacks -> cdktf.out/stacks/STACK/cdk.tf.json */
run(() => {
  synthesize(loadTopology(regionsFileOf(process.env)), process.env.CDKTF_OUTDIR || 'cdktf.out');
  return exitCodes.fine;
}, exitCodes.refused);
