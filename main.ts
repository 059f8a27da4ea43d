import { exitCodes, UsageError } from './operations/cli/exit';
import { run } from './operations/cli/run';
import { regionsFileOf } from './operations/cli/surroundings';
import { synthesize, writtenText } from './operations/terraform/synthesize';
import { loadTopology } from './topology/load';

/** regions.yaml -> Topology -> stacks -> cdktf.out/stacks/STACK/cdk.tf.json */
run(() => {
  const [unknown] = process.argv.slice(2);
  if (unknown !== undefined) throw new UsageError(`npm run synth takes no arguments; found ${unknown}`);
  const file = regionsFileOf(process.env);
  const outdir = process.env.CDKTF_OUTDIR || 'cdktf.out';
  console.log(writtenText(file, synthesize(loadTopology(file), outdir)));
  return exitCodes.fine;
}, exitCodes.refused);
