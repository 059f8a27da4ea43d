import { join } from 'node:path';
import { renumberedIn } from '../../../topology/rules/step/data';
import type { Topology } from '../../../topology/topology';
import { argumentsOf, refuseOtherSubcommands } from '../../cli/arguments';
import { type ExitCode, exitCodes, UsageError } from '../../cli/exit';
import { requireWritable, writeText } from '../../cli/files';
import type { Page } from '../../cli/page';
import { progressOn } from '../../cli/progress';
import type { Command, Surroundings } from '../../cli/surroundings';
import { faultsOf } from '../../rehearsal/fault-pattern';
import { type Rehearsal, rehearseStep } from '../../rehearsal/rehearse';
import { isFine, type RehearsalReport } from '../../rehearsal/report';
import { newWorkFolder } from '../../rehearsal/work-folder';
import { type Review, reviewed } from '../../review';
import { startSimulatedAzure, World } from '../../simulated-azure';
import { type CheckedFile, type CheckReport, checkedFile, ifReadable } from '../../terraform/checked-file';
import { SynthesisError } from '../../terraform/errors';
import { requireStack, type Stack } from '../../terraform/manifest';
import { compiled, runSynthesis, runSynthesisOfBase } from '../../terraform/run-synthesis';
import { Terraform } from '../../terraform/terraform';
import { baseVersion } from '../../terraform/versions';
import { findingsAndVerdict } from '../file/check-report';
import { openKept } from './open-kept';
import { rehearsedPlans } from './planned';
import { reviewText } from './review-report';
import { changesText, remarksText, tableText } from './stack-report';
import { type Summary, summaryMarkdown } from './summary';

interface Options {
  readonly base?: string;
  readonly stack?: string;
  readonly fail?: string;
  readonly keep?: string;
  readonly markdown?: string;
  readonly json?: string;
}

export const rehearse: Command = async (args, around) => {
  let code: ExitCode = exitCodes.fine;
  const program = argumentsOf('rehearse', around)
    .description(
      'Runs real Terraform for every stack against a simulated Azure: offline, without an account.',
    )
    .option('--base <revision, file or none>', 'deploy this version first, then rehearse the step from it')
    .option('--stack <name>', 'only this stack and those that it depends on, for example stamp-westeurope')
    .option(
      '--fail <STACK/ADDRESS[:once|always|hang|forbidden]>',
      'make these resources fail: at their first change only (once), at every change (always, the default), by never answering (hang), or for lack of a role (forbidden); * matches any text',
    )
    .option('--keep <folder>', 'keep the stacks, plans and states in this folder; see the command open')
    .option('--markdown <file>', 'write the report as Markdown, for a job summary')
    .option('--json <file>', 'write the report as JSON')
    .addHelpText(
      'after',
      '\nExit code: 0 fine; 1 a stack failed, the check refuses the file or the step, or the review blocks it; 2 could not be rehearsed.',
    )
    .enablePositionalOptions()
    .action(async (options: Options) => {
      code = await around.interruptible((signal) => rehearsal(options, around, signal));
    });
  program
    .command('open <folder> [command...]')
    .description('Starts a shell, or runs a command, in which Terraform works on what --keep has kept.')
    .passThroughOptions()
    .action(async (folder: string, command: readonly string[]) => {
      code = await openKept(folder, command, around);
    });
  await refuseOtherSubcommands(program).parseAsync(args, { from: 'user' });
  return code;
};

async function rehearsal(options: Options, around: Surroundings, signal: AbortSignal): Promise<ExitCode> {
  for (const file of [options.markdown, options.json]) requireWritable(around.folder, file);
  const base = options.base === 'none' ? undefined : options.base;
  const checked = await checkedFile(around, async () =>
    base === undefined ? {} : ifReadable(baseVersion(base, around)),
  );
  // A version that was never deployed cannot be the start of a step.
  const start = checked.topology?.deployed === 'none' ? undefined : base;
  const title = start === undefined ? 'Rehearsal' : `Rehearsal of the step from ${start}`;
  const summary = { title, check: checked.report, before: checked.base, after: checked.topology };
  const write = (rest: Pick<Summary, 'plans' | 'review' | 'stacks' | 'problem'>) => {
    if (options.markdown)
      writeText(around.folder, options.markdown, summaryMarkdown({ ...summary, ...rest }));
  };
  try {
    const { plans, review, stacks } = await plansOf({ ...options, base: start }, checked, around, signal);
    tell({ ...options, base: start }, checked, { plans, review }, around);
    write({ plans, review, stacks });
    const isClean = checked.report.verdict === 'fine' && review?.verdict !== 'blocked';
    return isFine(plans) && isClean ? exitCodes.fine : exitCodes.refused;
  } catch (error) {
    if (error instanceof UsageError && !signal.aborted) {
      const said = error instanceof SynthesisError && checked.report.verdict === 'refused';
      write({ plans: [], problem: said ? undefined : error.message });
    }
    throw error;
  }
}

interface Rehearsed {
  readonly plans: readonly RehearsalReport[];
  /** None if the file does not have the right shape. */
  readonly review: Review | undefined;
  readonly stacks: readonly Stack[];
}

async function plansOf(
  options: Options,
  checked: CheckedFile,
  around: Surroundings,
  signal: AbortSignal,
): Promise<Rehearsed> {
  const { env, screen, now } = around;
  const { base, topology } = checked;
  const folder = newWorkFolder(options.keep);
  const azure = startSimulatedAzure({ world: new World(folder.journal) });
  try {
    const terraform = new Terraform(folder.plain(env), signal);
    await terraform.check(folder.path);
    const step = await stepOf(options, around, folder.path, signal);
    const site = { folder: folder.path, terraform, azure, progress: progressOn(screen) };
    const renumbered = base && topology && renumberedIn({ base, next: topology });
    const plans = await rehearseStep(site, { ...step, ...(renumbered && { renumbered }) });
    const review = topology && reviewOf(folder.path, plans, topology, now());
    return { plans, review, stacks: step.current };
  } finally {
    azure.close();
    folder.close();
  }
}

function reviewOf(
  folder: string,
  reports: readonly RehearsalReport[],
  topology: Topology,
  now: Date,
): Review {
  const plans = rehearsedPlans(folder, reports, topology);
  const unchanged = reports.filter(({ changes }) => changes?.length === 0).map(({ stack }) => stack);
  return reviewed({ plans, unchanged, topology, simulated: true }, now);
}

async function stepOf(
  { base, stack, fail }: Options,
  { folder: project, regionsFile, env }: Surroundings,
  folder: string,
  signal: AbortSignal,
): Promise<Rehearsal> {
  const launch = { env: { ...env, REGIONS_FILE: regionsFile }, signal };
  const current = await runSynthesis(compiled(project), join(folder, 'synthesized', 'current'), launch);
  if (stack !== undefined) requireStack(current, stack);
  return {
    current,
    ...(base !== undefined && {
      planFirst: true,
      base: await runSynthesisOfBase(base, project, folder, launch),
    }),
    ...(stack !== undefined && { only: stack }),
    ...(fail !== undefined && { faults: faultsOf(fail, current) }),
  };
}

function tell(
  { base, json }: Options,
  { report }: CheckedFile,
  { plans, review }: Pick<Rehearsed, 'plans' | 'review'>,
  { folder, print, page }: Surroundings,
): void {
  const parts = [
    base === undefined ? '' : changesText(plans, page),
    tableText(plans, page),
    remarksText(plans),
    checkText(report, page),
    review ? reviewText(review, page) : '',
  ];
  for (const part of parts.filter(Boolean)) print(`\n${part}`);
  if (json) writeText(folder, json, `${JSON.stringify(plans, null, 2)}\n`);
}

/** Nothing if all there is to say is that it is fine. */
function checkText(report: CheckReport, page: Page): string {
  const { problems, notes, unread } = report;
  const isQuiet = problems.length + notes.length === 0 && unread === undefined;
  return isQuiet ? '' : findingsAndVerdict(report, page);
}
