import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
// biome-ignore lint/style/noRestrictedImports: here the stacks are synthesized
import { App, Manifest, TerraformStack } from 'cdktf';
import { UnknownToProvider } from '../../providers/check';
import { boundVersions } from '../../providers/versions';
// biome-ignore lint/style/noRestrictedImports: here the stacks are synthesized
import { composeBootstrap, composeStacks } from '../../stacks';
// biome-ignore lint/style/noRestrictedImports: here the stacks are synthesized
import { keepState } from '../../stacks/backend';
import type { Prepared } from '../../topology/bootstrap';
import { loadTopology } from '../../topology/load';
import type { Topology } from '../../topology/topology';
import { exitCodes, UsageError } from '../cli/exit';
import type { Surroundings } from '../cli/surroundings';
import { withoutDeprecations } from './deprecations';
import { writeLockFiles } from './lock-files';
import { inOrder, readStacks, type Stack } from './manifest';
import { emptyStaleStacks } from './output-folder';
import { placeOf, withPlaces } from './places';
import { withoutTokenTraces } from './token-traces';

/**
 * Topology -> stacks -> OUTDIR/stacks/STACK/cdk.tf.json and OUTDIR/manifest.json.
 * @param outdir by default the one that the CDKTF CLI names, or cdktf.out
 * @param project keeps the checksums of providers
 * @throws UsageError that lists what the chosen provider versions do not know, in every stack.
 */
export const synthesize = (topology: Topology, outdir?: string, project = '.'): App =>
  synthesized(topology, (app) => composeStacks(app, topology), outdir, project);

/** The same for the stack that must be there before the others, in a folder of its own. */
export function synthesizeBootstrap(topology: Prepared, outdir: string, project = '.'): App {
  mkdirSync(outdir, { recursive: true }); // an App makes no folder above its own
  return synthesized(topology, (app) => composeBootstrap(app, topology), outdir, project);
}

function synthesized(topology: Topology, stacks: Stacks, outdir: string | undefined, project: string): App {
  try {
    const app = withoutTokenTraces(() => {
      const composed = compose(stacks, outdir);
      if (composed.hclOutput) refuseHcl(topology);
      withoutDeprecations(() => composed.synth());
      return composed;
    });
    emptyStaleStacks(app);
    writeLockFiles(app.outdir, project);
    return app;
  } catch (error) {
    if (!(error instanceof UnknownToProvider)) throw error;
    throw withPlaces(() => refusal(compose(stacks, outdir)));
  }
}

/** `regions.yaml -> cdktf.out/stacks: global, ...` */
export const writtenText = (regionsFile: string, { outdir, manifest }: App): string =>
  `${regionsFile} -> ${relative('', join(outdir, Manifest.stacksFolder))}: ${inOrder(
    Object.values(manifest.stacks),
  )
    .map(({ name }) => name)
    .join(', ')}`;

type Stacks = (app: App) => void;

function compose(stacks: Stacks, outdir?: string): App {
  // Its validations start Terraform for every resource that is adopted; `required_version` asks the same of each run.
  const app = new App({ ...(outdir && { outdir }), skipValidation: true });
  stacks(app);
  return app;
}

/** What the providers would refuse in each stack, and the line of code that writes it. */
function refusal(app: App): UsageError {
  const lines = app.node
    .findAll()
    .filter(TerraformStack.isStack)
    .flatMap(refusedOf)
    .map(({ construct, problem }) => {
      const place = placeOf(app, construct);
      return `${place ? `${place} ` : ''}${construct}: ${problem}; choose another version under providers in regions.yaml, or describe the difference in providers/differences.ts`;
    });
  return new UsageError([...new Set(lines)].join('\n'), exitCodes.refused);
}

function refusedOf(stack: TerraformStack) {
  try {
    stack.toTerraform();
    return [];
  } catch (error) {
    if (error instanceof UnknownToProvider) return error.refused;
    throw error;
  }
}

/** HCL is written in the words of the bindings, without the translation that JSON gets. */
function refuseHcl({ providers }: Topology): void {
  const { azurerm, azuread } = boundVersions;
  if (providers.azurerm === azurerm && providers.azuread === azuread) return;
  throw new UsageError(
    `cdktf synth --hcl can write only azurerm ${azurerm} and azuread ${azuread}; found azurerm ${providers.azurerm} and azuread ${providers.azuread} in regions.yaml; write providers: { azurerm: ${azurerm}, azuread: ${azuread} }, or leave out --hcl`,
    exitCodes.refused,
  );
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

/** The stacks of any version, synthesized by this program without leaving files behind. */
export const stacksOf = (topology: Topology, project: string): readonly Stack[] =>
  readOnce((outdir) => synthesize(topology, outdir, project));

/** With the stack that must be there before the others. */
export const allStacksOf = (topology: Prepared, project: string): readonly Stack[] => [
  ...readOnce((outdir) => synthesizeBootstrap(topology, outdir, project)),
  ...stacksOf(topology, project),
];

function readOnce(write: (outdir: string) => App): readonly Stack[] {
  const outdir = mkdtempSync(join(tmpdir(), 'stacks-'));
  try {
    write(outdir);
    return readStacks(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** As in a `terraform` block. */
export type Backend = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Where the state of a stack is kept, even if the stack is no longer in the file. */
export function backendOf(topology: Topology, name: string): Backend {
  const outdir = mkdtempSync(join(tmpdir(), 'backend-')); // an App makes its folder, though nothing is written here
  try {
    const stack = new TerraformStack(new App({ outdir, skipValidation: true }), name);
    keepState(stack, topology, name);
    return stack.toTerraform().terraform.backend;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
