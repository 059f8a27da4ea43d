import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { inParallel } from '../cli/parallel';
import type { Progress } from '../cli/progress';
import type { Fault, SimulatedAzure } from '../simulated-azure';
import { type Stack, versionsOf, withDependencies } from '../terraform/manifest';
import { StackRun } from '../terraform/stack-run';
import type { Terraform } from '../terraform/terraform';
import { RehearsalError } from './errors';
import type { FaultsByStack } from './fault-pattern';
import { seedLegacy, withLegacyNote } from './legacy';
import { type LocalStack, placeStack, stateOf, withLocalStates } from './local-state';
import { type Renumbered, renumber, withRenumberedNote } from './renumbering';
import type { RehearsalReport } from './report';
import { requireServed } from './served';
import { seedWebhooks } from './webhooks';

/** Where a rehearsal takes place; the next one finds what an earlier one has deployed. */
export interface Site {
  readonly folder: string;
  readonly terraform: Terraform;
  readonly azure: SimulatedAzure;
  readonly progress: Progress;
}

/** What is rehearsed. */
export interface Rehearsal {
  readonly current: readonly Stack[];
  /** As in a pull request, every stack is planned before anything is applied. */
  readonly planFirst?: boolean;
  /** Deployed beforehand. */
  readonly base?: readonly Stack[];
  /** What was done by hand between the base and the step. */
  readonly renumbered?: Renumbered;
  /** Only this stack and what it depends on. */
  readonly only?: string;
  /** What fails while the current stacks are applied. */
  readonly faults?: FaultsByStack;
}

/**
 * Deploys stacks in order: plans and applies each, and in the end plans each again.
 * @throws RehearsalError if the step cannot be rehearsed.
 */
export async function rehearseStep(site: Site, rehearsal: Rehearsal): Promise<readonly RehearsalReport[]> {
  const { current, planFirst, base, renumbered = new Map(), only, faults } = rehearsal;
  const stacks = localStacks(site, current, only);
  const isWanted = ({ name }: Stack) => only === undefined || stacks.some((each) => each.name === name);
  const before = localStacks(site, base ?? []).filter(isWanted);
  requireServed([...before, ...stacks]);
  await deployBase(site, before);
  renumber(site.azure.world, renumbered);
  seedLegacy(site.azure, stacks);
  seedWebhooks(site.azure, stacks);
  const runs = await Promise.all(stacks.map((stack) => runOf(site, 'current', stack)));
  const orphans = only === undefined ? orphansIn(site, current) : [];
  if (planFirst) {
    const deployed = statesIn(site);
    await inParallel(runs, availableParallelism(), (run) => run.plan(deployed));
  }
  if (orphans.length === 0 && !runs.some((run) => run.problem)) await deploy(site, runs, faults);
  const reports = runs.map((run) => withRenumberedNote(withLegacyNote(run.report()), stacks, renumbered));
  return [...reports, ...orphans];
}

async function deploy(
  { azure }: Site,
  runs: readonly StackRun[],
  faults: FaultsByStack = new Map(),
): Promise<void> {
  const changed = new Set<string>();
  for (const run of runs) {
    await withFaults(azure, faults.get(run.name) ?? [], async (passing) => {
      await run.deploy(changed);
      // A stack that fails once is tried again: it must continue where it stopped.
      for (let again = 0; run.problem && again < passing; again++) await run.deploy(changed);
    });
    if (run.problem) return;
  }
  await inParallel(runs, availableParallelism(), (run) => run.planAgain(changed));
}

/** @param work is told how many of the faults are temporary */
async function withFaults(
  azure: SimulatedAzure,
  faults: readonly Fault[],
  work: (passing: number) => Promise<void>,
): Promise<void> {
  const disarm = faults.map((fault) => azure.inject(fault));
  try {
    await work(faults.filter(({ mode }) => mode === 'once').length);
  } finally {
    for (const end of disarm) end();
  }
}

async function deployBase(site: Site, base: readonly LocalStack[]): Promise<void> {
  seedLegacy(site.azure, base);
  seedWebhooks(site.azure, base);
  for (const stack of base) {
    const run = await runOf(site, 'base', stack);
    await run.deployUnseen();
    if (!run.problem) continue;
    throw new RehearsalError(
      `The base cannot be deployed, so the step from it cannot be rehearsed.\n${stack.name}: ${run.problem}`,
    );
  }
}

function localStacks(site: Site, stacks: readonly Stack[], only?: string): readonly LocalStack[] {
  const local = withLocalStates(stacks, statesFolder(site));
  return only === undefined ? local : withDependencies(local, only);
}

/** With the provider versions that the stack requires; the base may require others. */
async function runOf(
  { folder, terraform, azure, progress }: Site,
  kind: 'base' | 'current',
  stack: LocalStack,
): Promise<StackRun> {
  const home = join(folder, kind, stack.name);
  placeStack(home, stack);
  const env = await azure.envFor(versionsOf(stack.config));
  return new StackRun(stack, home, terraform.with(env), progress, { initialized: true });
}

/** The provider versions that the current stacks in a folder require. */
export function versionsIn(folder: string): Readonly<Record<string, string>> {
  const home = join(folder, 'current');
  const stacks = existsSync(home) ? readdirSync(home) : [];
  const configs = stacks.map((stack) => readFileSync(join(home, stack, 'cdk.tf.json'), 'utf8'));
  return Object.assign({}, ...configs.map((text) => versionsOf(JSON.parse(text))));
}

const statesFolder = ({ folder }: Site) => join(folder, 'states');

/** The stacks that are deployed. */
function statesIn(site: Site): readonly string[] {
  const folder = statesFolder(site);
  const stacks = existsSync(folder) ? readdirSync(folder) : [];
  return stacks.filter((stack) => existsSync(stateOf(folder, stack)));
}

/** Stacks that no longer exist although their states still hold something. */
function orphansIn(site: Site, current: readonly Stack[]): readonly RehearsalReport[] {
  const gone = statesIn(site).filter((state) => !current.some(({ name }) => name === state));
  return gone.flatMap((stack) => {
    const text = readFileSync(stateOf(statesFolder(site), stack), 'utf8');
    const { resources } = JSON.parse(text) as { resources: readonly { mode: string }[] };
    const held = resources.filter(({ mode }) => mode === 'managed').length;
    if (held === 0) return [];
    const problem = `The stack is gone, but its state still holds ${held} resources, which nothing would destroy. Keep its region in the file as retired until a deployment has emptied the state.`;
    return [{ stack, outcome: 'orphaned', seconds: 0, problem, notes: [] }];
  });
}
