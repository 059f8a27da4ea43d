import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { argumentsOf, refuseOtherSubcommands } from '../../cli/arguments';
import { type ExitCode, exitCodes, UsageError } from '../../cli/exit';
import { writeText } from '../../cli/files';
import { progressOn } from '../../cli/progress';
import type { Command, Surroundings } from '../../cli/surroundings';
import { faultsOf } from '../../rehearsal/fault-pattern';
import { type Rehearsal, rehearseStep, versionsIn } from '../../rehearsal/rehearse';
import { isFine, type RehearsalReport } from '../../rehearsal/report';
import { keptWorkFolder, newWorkFolder } from '../../rehearsal/work-folder';
import { startSimulatedAzure, World } from '../../simulated-azure';
import { requireStack } from '../../terraform/manifest';
import { compiled, runSynthesis, runSynthesisOfBase } from '../../terraform/run-synthesis';
import { Terraform } from '../../terraform/terraform';
import { changesText, markdown, remarksText, tableText } from './stack-report';

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
    .description('Real Terraform over every stack against a simulated Azure: offline, with no account.')
    .option('--base <revision or file>', 'deploy this version first, then plan and apply the step from it')
    .option('--stack <name>', 'only this stack and what it depends on')
    .option('--fail <STACK/ADDRESS[:once|always|hang]>', 'let these resources fail; * stands for any text')
    .option('--keep <folder>', 'keep there what Terraform had and made')
    .option('--markdown <file>', 'the report, for a job summary')
    .option('--json <file>', 'the report, for programs')
    .addHelpText('after', '\nExit code: 0 fine, 1 a stack failed or was refused, 2 could not be rehearsed.')
    .enablePositionalOptions()
    .action(async (options: Options) => {
      code = await around.interruptible((signal) => rehearsal(options, around, signal));
    });
  program
    .command('open <folder> [command...]')
    .description('Runs a command, by default a shell, from which Terraform can work on what --keep has kept.')
    .passThroughOptions()
    .action(async (folder: string, command: readonly string[]) => {
      code = await openKept(folder, command, around);
    });
  await refuseOtherSubcommands(program).parseAsync(args, { from: 'user' });
  return code;
};

async function rehearsal(options: Options, around: Surroundings, signal: AbortSignal): Promise<ExitCode> {
  const { env, screen } = around;
  const folder = newWorkFolder(options.keep);
  const azure = startSimulatedAzure({ world: new World(folder.journal) });
  try {
    const terraform = new Terraform(folder.plain(env), signal);
    await terraform.check(folder.path);
    const step = await stepOf(options, around, folder.path, signal);
    const site = { folder: folder.path, terraform, azure, progress: progressOn(screen) };
    const reports = await rehearseStep(site, step);
    tell(options, reports, around);
    return isFine(reports) ? exitCodes.fine : exitCodes.refused;
  } finally {
    azure.close();
    folder.close();
  }
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

function tell(options: Options, reports: readonly RehearsalReport[], { folder, print }: Surroundings): void {
  const title = options.base === undefined ? 'Rehearsal' : `Rehearsal of the step from ${options.base}`;
  const parts = [...(options.base === undefined ? [] : [changesText(reports)]), tableText(reports)];
  const remarks = remarksText(reports);
  for (const part of [...parts, ...(remarks ? [remarks] : [])]) print(`\n${part}`);
  if (options.markdown) writeText(folder, options.markdown, markdown(title, reports));
  if (options.json) writeText(folder, options.json, `${JSON.stringify(reports, null, 2)}\n`);
}

async function openKept(kept: string, command: readonly string[], around: Surroundings): Promise<ExitCode> {
  const [program = around.env.SHELL ?? 'sh', ...args] = command;
  const folder = keptWorkFolder(kept);
  const azure = startSimulatedAzure({ world: new World(folder.journal) });
  try {
    const env = { ...folder.plain(around.env), ...(await azure.envFor(versionsIn(folder.path))) };
    const child = spawn(program, args, { cwd: folder.path, env, stdio: 'inherit' });
    const [status] = (await once(child, 'close').catch((error: Error) => {
      throw new UsageError(`${program} cannot be started: ${error.message}`);
    })) as [number | null];
    return status === 0 ? exitCodes.fine : exitCodes.refused;
  } finally {
    azure.close();
  }
}
