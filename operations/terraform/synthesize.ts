// biome-ignore lint/style/noRestrictedImports: here the stacks are synthesized
import { App } from 'cdktf';
// biome-ignore lint/style/noRestrictedImports: here the stacks are synthesized
import { composeStacks } from '../../stacks';
import type { Topology } from '../../topology/topology';
import { emptyStaleStacks } from './output-folder';
import { withoutTokenTraces } from './token-traces';

/**
 * Topology -> stacks -> OUTDIR/stacks/STACK/cdk.tf.json and OUTDIR/manifest.json.
 * @param outdir by default the one that the CDKTF CLI names, or cdktf.out
 */
export function synthesize(topology: Topology, outdir?: string): App {
  const app = withoutTokenTraces(() => {
    const composed = new App({ ...(outdir && { outdir }) });
    composeStacks(composed, topology);
    composed.synth();
    return composed;
  });
  emptyStaleStacks(app);
  return app;
}
