import { join } from 'node:path';
// biome-ignore lint/style/noRestrictedImports: here the stacks are synthesized
import { App } from 'cdktf';
// biome-ignore lint/style/noRestrictedImports: here the stacks are synthesized
import { composeStacks } from '../../stacks';
import { loadTopology } from '../../topology/load';
import type { Topology } from '../../topology/topology';
import type { Surroundings } from '../cli/surroundings';
import { withoutDeprecations } from './deprecations';
import { writeLockFiles } from './lock-files';
import { readStacks, type Stack } from './manifest';
import { emptyStaleStacks } from './output-folder';
import { withoutTokenTraces } from './token-traces';

/**
 * Topology -> stacks -> OUTDIR/stacks/STACK/cdk.tf.json and OUTDIR/manifest.json.
 * @param outdir by default the one that the CDKTF CLI names, or cdktf.out
 * @param project keeps the checksums of providers
 */
export function synthesize(topology: Topology, outdir?: string, project = '.'): App {
  const app = withoutTokenTraces(() => {
    // Its validations start Terraform for every resource that is adopted; `required_version` asks the same of each run.
    const composed = new App({ ...(outdir && { outdir }), skipValidation: true });
    composeStacks(composed, topology);
    withoutDeprecations(() => composed.synth());
    return composed;
  });
  emptyStaleStacks(app);
  writeLockFiles(app.outdir, project);
  return app;
}

/** The stacks of the project as it is now, freshly written to its cdktf.out, in the order of their deployment. */
export function synthesizedStacks({
  folder,
  regionsFile,
}: Pick<Surroundings, 'folder' | 'regionsFile'>): readonly Stack[] {
  const outdir = join(folder, 'cdktf.out');
  synthesize(loadTopology(regionsFile), outdir, folder);
  return readStacks(outdir);
}
