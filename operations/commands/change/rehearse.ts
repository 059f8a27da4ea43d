import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Command } from 'commander';
import { progressOn } from '../../cli/progress';
import { explained, requireStack, writeReport } from '../../cli/rehearse-errors';
import { type ExitCode, exitCodes, run, UsageError } from '../../cli/run';
import { faultsOf } from '../../rehearsal/fault-pattern';
import { type Rehearsal, rehearse } from '../../rehearsal/rehearse';
import { keptWorkFolder, newWorkFolder } from '../../rehearsal/work-folder';
import { startSimulatedAzure, World } from '../../simulated-azure';
import { compiled, synthesize, synthesizeBase } from '../../terraform/run-synthesis';
import type { StackReport } from '../../terraform/stack-run';
import { Terraform } from '../../terraform/terraform';
import { changesText, isFine, markdown, remarksText, tableText } from './rehearse-report';

interface Options {
  readonly base?: string;
  readonly stack?: string;
  readonly fail?: string;
  readonly keep?: string;
  readonly markdown?: string;
  readonly json?: string;
}

run(async () => {
  let code: ExitCode = exitCodes.fine;
  const program = new Command('npm run rehearse --')
    .description('Real Terraform over every stack against a simulated Azure: offline, with no account.')
    .option('--base <revision or file>', 'deploy this version first, then plan and apply the step from it')
    .option('--stack <name>', 'only this stack and what it depends on')
    .option('--fail <STACK/ADDRESS[:once|always|hang]>', 'let these resources fail; * stands for any text')
    .option('--keep <folder>', 'keep there what Terraform had and made')
    .option('--markdown <file>', 'the report, for a job summary')
    .option('--json <file>', 'the report, for programs')
    .addHelpText('after', '\nExit code: 0 fine, 1 a stack failed or was refused, 2 could not be rehearsed.')
    .enablePositionalOptions()
    .exitOverride()
    .action(async (options: Options) => {
      code = await explained(() => interruptible((signal) => rehearsal(options, signal)));
    });
  program
    .command('open <folder> [command...]')
    .description('Runs a command, by default a shell, from which Terraform can work on what --keep has kept.')
    .passThroughOptions()
    .action(async (folder: string, command: readonly string[]) => {
      code = await explained(() => openKept(folder, command));
    });
  await program.parseAsync();
  return code;
});

async function rehearsal(options: Options, signal: AbortSignal): Promise<ExitCode> {
  const folder = newWorkFolder(options.keep);
  const azure = await startSimulatedAzure({ world: new World(folder.journal) });
  try {
    const terraform = new Terraform({ ...folder.plain(process.env), ...azure.env }, signal);
    await terraform.check(folder.path);
    const step = await stepOf(options, folder.path, signal);
    const site = { folder: folder.path, terraform, azure, progress: progressOn(process.stderr) };
    const reports = await rehearse(site, step);
    tell(options, reports);
    return isFine(reports) ? exitCodes.fine : exitCodes.refused;
  } finally {
    azure.close();
    folder.close();
  }
}

async function stepOf(
  { base, stack, fail }: Options,
  folder: string,
  signal: AbortSignal,
): Promise<Rehearsal> {
  const project = process.cwd();
  const around = { env: process.env, signal };
  const current = await synthesize(compiled(project), join(folder, 'synthesized', 'current'), around);
  if (stack !== undefined) requireStack(current, stack);
  return {
    current,
    ...(base !== undefined && {
      planFirst: true,
      base: await synthesizeBase(base, project, folder, around),
    }),
    ...(stack !== undefined && { only: stack }),
    ...(fail !== undefined && { faults: faultsOf(fail, current) }),
  };
}

function tell(options: Options, reports: readonly StackReport[]): void {
  const title = options.base === undefined ? 'Rehearsal' : `Rehearsal of the step from ${options.base}`;
  const parts = [...(options.base === undefined ? [] : [changesText(reports)]), tableText(reports)];
  const remarks = remarksText(reports);
  for (const part of [...parts, ...(remarks ? [remarks] : [])]) console.log(`\n${part}`);
  writeReport(options.markdown, markdown(title, reports));
  writeReport(options.json, `${JSON.stringify(reports, null, 2)}\n`);
}

async function openKept(kept: string, [program = process.env.SHELL ?? 'sh', ...args]: readonly string[]) {
  const folder = keptWorkFolder(kept);
  const azure = await startSimulatedAzure({ world: new World(folder.journal) });
  try {
    const env = { ...folder.plain(process.env), ...azure.env };
    const child = spawn(program, args, { cwd: folder.path, env, stdio: 'inherit' });
    const [status] = (await once(child, 'close').catch((error: Error) => {
      throw new UsageError(`${program} cannot be started: ${error.message}`);
    })) as [number | null];
    return status === 0 ? exitCodes.fine : exitCodes.refused;
  } finally {
    azure.close();
  }
}

/** Ctrl+C ends what is under way, and everything is cleared away. */
async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const interrupt = () => controller.abort(new UsageError('Interrupted.'));
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}
