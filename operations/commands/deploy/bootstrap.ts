import { join } from 'node:path';
import { z } from 'zod';
import {
  type Prepared,
  preparedTopology,
  registrationsOf,
  stateSubscriptionOf,
} from '../../../topology/bootstrap';
import { loadTopology } from '../../../topology/load';
import { connect } from '../../azure/connect';
import type { ResourceManager } from '../../azure/resource-manager';
import { registerProviders } from '../../azure/resource-providers';
import { moveState, NOT_YET, stackFolder } from '../../bootstrap/run-folder';
import { forgetLocal, type Home, homeOf, localVersion } from '../../bootstrap/state-home';
import { argumentsOf } from '../../cli/arguments';
import { confirmed } from '../../cli/confirm';
import { type ExitCode, exitCodes, UsageError } from '../../cli/exit';
import { progressOn } from '../../cli/progress';
import type { Command, Surroundings } from '../../cli/surroundings';
import { useBackend } from '../../terraform/backend-override';
import { StackError } from '../../terraform/errors';
import { readState } from '../../terraform/state';
import { synthesizeBootstrap } from '../../terraform/synthesize';
import { Terraform } from '../../terraform/terraform';
import { reviewedBootstrap } from './bootstrap/review';
import { intentText, type Published, rightsText, settingsText } from './bootstrap/text';

interface Options {
  readonly dryRun?: true;
  readonly yes?: true;
}

/** @returns 0 done, or nothing to do; 1 Terraform failed or the review blocks; 2 not done */
export const bootstrap: Command = async (args, around) => {
  const program = argumentsOf('bootstrap', around)
    .description(
      'Creates what the first deployment needs: the storage account for the states, the identities that plan and deploy, the operators group, budgets. Safe to run again. Needs Azure. See docs/first-deployment.md.',
    )
    .option('--dry-run', 'say what it would do, and do nothing')
    .option('--yes', 'do not ask')
    .addHelpText(
      'after',
      '\nExit code: 0 done, or nothing to do; 1 Terraform failed or the review blocks; 2 not done.',
    )
    .parse(args, { from: 'user' });
  const { regionsFile } = around;
  const topology = preparedTopology(loadTopology(regionsFile), regionsFile);
  if ('missing' in topology) throw new UsageError(topology.missing, exitCodes.refused);
  return around.interruptible(async (signal) => {
    try {
      return await run(await siteOf(topology, around, signal), program.opts<Options>());
    } catch (error) {
      if (!(error instanceof StackError)) throw error;
      throw new UsageError(`bootstrap: ${error.message}`, exitCodes.refused);
    }
  });
};

/** Where it takes place. */
interface Site {
  readonly topology: Prepared;
  readonly around: Surroundings;
  readonly signal: AbortSignal;
  readonly terraform: Terraform;
  readonly azure: ResourceManager;
  /** Of the synthesized stack. */
  readonly folder: string;
  /** The state, as long as it is on this machine. It is not in cdktf.out, which may be deleted. */
  readonly local: string;
}

async function siteOf(topology: Prepared, around: Surroundings, signal: AbortSignal): Promise<Site> {
  const { folder: project, env } = around;
  const terraform = new Terraform(env, signal, 'gentle');
  await terraform.check(project);
  const outdir = join(project, 'cdktf.out', 'bootstrap');
  synthesizeBootstrap(topology, outdir, project);
  const folder = join(outdir, 'stacks', 'bootstrap');
  useBackend(folder, undefined); // undoes what an earlier run left
  return {
    topology,
    around,
    signal,
    terraform,
    azure: await connect(topology, around, signal),
    folder,
    local: join(project, `terraform.${topology.workload}-${topology.environment}.bootstrap.tfstate`),
  };
}

async function run(site: Site, { dryRun, yes }: Options): Promise<ExitCode> {
  const { topology, around, signal, terraform, folder, local } = site;
  const { print, page, screen, stdin } = around;
  const home = await findHome(site);
  const isLocal = home === 'nowhere' || home === 'here';
  useBackend(folder, isLocal ? local : undefined);
  const progress = progressOn(screen);
  const stack = stackFolder(folder, terraform, progress.detail);
  const plan = await stack.plan('plan');
  const isChange = plan.changes.length + plan.outputs.length > 0;
  print(intentText(topology, plan, isLocal, page));
  const review = reviewedBootstrap(folder, topology, page, around.now());
  if (review.text) print(review.text);
  if (review.blocks) return exitCodes.refused;
  if (isChange) print(rightsText(topology));
  if (dryRun) return exitCodes.fine;
  if ((isChange || isLocal) && !yes && !(await confirmed(stdin, screen, 'Apply this?', signal))) {
    print('Nothing was done.');
    return exitCodes.failed;
  }
  await register(site);
  if (isChange) await stack.apply('plan').finally(() => stack.discard('plan'));
  if (isLocal) {
    await moveState(folder, local, terraform, { tell: progress.note, sleep: around.sleep });
    progress.note(`The state is in ${topology.state.storageAccount}.`);
  }
  forgetLocal(local);
  print(settingsText(topology, await published(site)));
  return exitCodes.fine;
}

/** Asks before anything is run. */
async function findHome({ topology, around, signal, azure, local }: Site): Promise<Home> {
  const { resourceGroup, storageAccount } = topology.state;
  const account = await azure.find({
    path: `/subscriptions/${stateSubscriptionOf(topology)}/resourceGroups/${resourceGroup}/providers/Microsoft.Storage/storageAccounts/${storageAccount}`,
    version: '2023-05-01',
    answer: z.object({}),
  });
  const version = localVersion(local, around.folder);
  const remote = account
    ? await readState(topology, 'bootstrap', around, signal).catch(unlessLocal)
    : undefined;
  return homeOf(
    { local: version, account: account !== undefined, remote },
    { local, account: storageAccount },
  );

  /** If there is a state here, the account may be only half made. */
  function unlessLocal(error: unknown): undefined {
    const isNotYet = error instanceof UsageError && NOT_YET.test(error.message);
    if (!isNotYet || version === undefined) throw error;
  }
}

async function register({ topology, azure, around }: Site): Promise<void> {
  for (const [subscription, namespaces] of registrationsOf(topology)) {
    const added = await registerProviders(azure, subscription, namespaces, around.sleep);
    if (added.length > 0)
      progressOn(around.screen).note(`Registered resource providers in ${subscription}: ${added.join(', ')}`);
  }
}

async function published({ terraform, folder }: Site): Promise<Published> {
  const { code, stdout, stderr } = await terraform.run(folder, ['output', '-json']);
  if (code !== 0) throw new StackError(stderr.trim());
  const outputs = JSON.parse(stdout) as Record<string, { readonly value: string }>;
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value])) as Published;
}
