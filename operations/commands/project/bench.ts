import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandsOf, rehearsalsOf } from '../../bench/commands';
import { measure } from '../../bench/measure';
import { isReached, resultsText, targetsOf, targetsText } from '../../bench/report';
import { makeTemplateProject } from '../../bench/template';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import { writeText } from '../../cli/files';
import type { Command } from '../../cli/surroundings';

interface Options {
  readonly runs: string;
  readonly json?: string;
  readonly rehearsal?: true;
  readonly template: boolean;
}

export const bench: Command = async (args, around) => {
  const { runs, json, rehearsal, template } = argumentsOf('bench', around)
    .description('Measures how long a synthesis takes and how much memory it needs, in fresh processes.')
    .option('--runs <number>', 'runs of each command; the medians are shown', '5')
    .option('--rehearsal', 'measure npm run rehearse instead')
    .option(
      '--no-template',
      "do not measure CDKTF's template, which needs its tools installed for the occasion",
    )
    .option('--json <file>', 'write the figures as JSON')
    .addHelpText('after', '\nExit code: 0 every target reached; 1 a target missed; 2 could not be measured.')
    .parse(args, { from: 'user' })
    .opts<Options>();
  if (!/^[1-9]\d?$/.test(runs)) throw new UsageError(`--runs ${runs}: must be a number from 1 to 99`);
  const { folder: project, env, print, screen } = around;
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const commands = rehearsal
      ? rehearsalsOf(project, folder)
      : commandsOf(project, folder, template ? makeTemplateProject(project, folder) : undefined);
    const results = commands.map((command) => {
      screen.write(`${command.name} ...\n`);
      return measure(command, Number(runs), env);
    });
    const targets = targetsOf(results);
    print(`\n${resultsText(results)}\n\n${targetsText(targets)}\n`);
    print(`Medians of ${runs} fresh processes; Node ${process.version}, ${cpus().length} CPUs.`);
    if (json) writeText(project, json, `${JSON.stringify({ results, targets }, null, 2)}\n`);
    return targets.every(isReached) ? exitCodes.fine : exitCodes.refused;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
