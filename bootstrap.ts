import { exitCodes, UsageError } from './operations/cli/exit';
import { run } from './operations/cli/run';
import { regionsFileOf } from './operations/cli/surroundings';
import { synthesizeBootstrap, writtenText } from './operations/terraform/synthesize';
import { preparedTopology } from './topology/bootstrap';
import { loadTopology } from './topology/load';

/** regions.yaml -> the stack that is there before the others; `npm run bootstrap` deploys it. */
run(() => {
  const [unknown] = process.argv.slice(2);
  if (unknown !== undefined) throw new UsageError(`bootstrap.ts takes no arguments; found ${unknown}`);
  const file = regionsFileOf(process.env);
  const topology = preparedTopology(loadTopology(file), file);
  if ('missing' in topology) throw new UsageError(topology.missing, exitCodes.refused);
  const outdir = process.env.CDKTF_OUTDIR || 'cdktf.out/bootstrap';
  console.log(writtenText(file, synthesizeBootstrap(topology, outdir)));
  return exitCodes.fine;
}, exitCodes.refused);
