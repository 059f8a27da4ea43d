import type { Topology } from '../../../topology/topology';
import { argumentsOf } from '../../cli/arguments';
import { type ExitCode, exitCodes, UsageError } from '../../cli/exit';
import { requireWritable, writeText } from '../../cli/files';
import type { Command, Surroundings } from '../../cli/surroundings';
import { hintsFor, withHints } from '../../rollout/hints';
import { endingText, stopOf } from '../../rollout/progress';
import { selected } from '../../rollout/selection';
import { checkedFile, type Origin } from '../../terraform/checked-file';
import { readState } from '../../terraform/state';
import { synthesizedStacks } from '../../terraform/synthesize';
import { Terraform } from '../../terraform/terraform';
import { deployedVersion } from '../../terraform/versions';
import { recordIn } from '../change/record';
import { formatReport } from '../file/check-report';
import type { Site } from './deploy/deploy-stack';
import { deployStacks } from './deploy/deploy-stacks';
import { type LookOptions, lookOptions, looksOf } from './deploy/looks';
import { reportJson, reportMarkdown } from './deploy/report';

interface Options extends LookOptions {
  readonly stack?: string;
  readonly from?: string;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly reviewed?: string;
  readonly markdown?: string;
  readonly json?: string;
}

export const deploy: Command = async (args, around) => {
  const program = argumentsOf('deploy', around)
    .description(
      'Deploys one stack after another. For each stack: plans, reviews the plan, asks, applies exactly that plan, verifies the stamp through its door, and watches it for a while. Stops at the first failure; run it again to continue there. Needs Azure.',
    )
    .option('--stack <name>', 'only this stack')
    .option('--from <name>', 'this stack and those after it in the rollout')
    .option('--dry-run', 'plan and review, but apply nothing')
    .option('--yes', 'do not ask')
    .option('--reviewed <file>', 'refuse what goes beyond this record, written by review --record')
    .option('--markdown <file>', 'write the outcome of each stack as Markdown, for a job summary')
    .option('--json <file>', 'write the outcome of each stack as JSON');
  for (const option of lookOptions) program.addOption(option);
  const options = program
    .addHelpText(
      'after',
      '\nExit code: 0 everything is deployed and healthy; 1 stopped, or regions.yaml is refused; 2 could not begin, or was interrupted.',
    )
    .parse(args, { from: 'user' })
    .opts<Options>();
  if (!options.yes && !options.dryRun && !around.stdin.isTTY) {
    throw new UsageError('deploy: asks before it applies; found no terminal; add --yes or --dry-run');
  }
  for (const file of [options.markdown, options.json]) requireWritable(around.folder, file);
  return around.interruptible((signal) => rollOut(options, around, signal));
};

async function rollOut(options: Options, around: Surroundings, signal: AbortSignal): Promise<ExitCode> {
  const record = options.reviewed === undefined ? undefined : recordIn(around.folder, options.reviewed);
  const names = selected(synthesizedStacks(around), options);
  const terraform = new Terraform(around.env, signal, 'gentle');
  await terraform.check(around.folder);
  const topology = await soundFile(around, signal);
  if (!topology) return exitCodes.refused;
  const looks = looksOf(topology, options, around, signal);
  const site: Site = { topology, terraform, record, options, around, signal, looks };

  const endings = await deployStacks(names, site);
  const isStopped = stopOf(endings) !== undefined;
  const serving = isStopped && !options.dryRun && !signal.aborted ? await looks.serving() : [];
  around.print(`\n${endingText(endings, serving, around.page)}`);
  if (options.markdown) writeText(around.folder, options.markdown, reportMarkdown(endings, serving));
  if (options.json) writeText(around.folder, options.json, reportJson(endings, serving));
  signal.throwIfAborted();
  if (!isStopped && !options.dryRun && topology.deployed === 'none' && !options.stack) {
    around.print('Remove deployed: none from regions.yaml now, so that every later step is checked.');
  }
  return isStopped ? exitCodes.refused : exitCodes.fine;
}

/** The states are the first thing read from Azure: whoever is not signed in learns it here. */
function withAdvice(error: unknown): never {
  if (!(error instanceof UsageError) || hintsFor(error.message).length === 0) throw error;
  throw new UsageError(withHints(error.message));
}

/**
 * Whether nothing serves yet: at most global has been applied, and the file is checked without a step. Once the last
 * stack has begun, `deployed: none` would stop every later step from being checked: DEPLOYED-ALREADY refuses it.
 */
async function isFirst(topology: Topology, around: Surroundings, signal: AbortSignal): Promise<boolean> {
  if (topology.deployed !== 'none') return false;
  return (await readState(topology, 'dns-migration', around, signal)).held.length === 0;
}

/** The file; prints the problems instead if it, or the step from what is deployed, is refused. */
async function soundFile(around: Surroundings, signal: AbortSignal): Promise<Topology | undefined> {
  const originOf = async (topology: Topology): Promise<Origin> =>
    (await isFirst(topology, around, signal))
      ? {}
      : { version: await deployedVersion(topology, around, signal) };
  const { report, topology } = await checkedFile(around, (read) => originOf(read).catch(withAdvice));
  if (topology && report.verdict === 'fine') return topology;
  around.print(formatReport(report, 'text', false, around.page));
  return undefined;
}
