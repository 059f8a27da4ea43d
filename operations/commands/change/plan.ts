import { join } from 'node:path';
import { argumentsOf } from '../../cli/arguments';
import { type ExitCode, exitCodes } from '../../cli/exit';
import { writeText } from '../../cli/files';
import { progressOn } from '../../cli/progress';
import type { Command, Surroundings } from '../../cli/surroundings';
import { requireStack } from '../../terraform/manifest';
import { StackRun } from '../../terraform/stack-run';
import { synthesizedStacks } from '../../terraform/synthesize';
import { Terraform } from '../../terraform/terraform';
import { changesText, remarksText } from './stack-report';
import { summaryMarkdown } from './summary';

export const plan: Command = async (args, around) => {
  const program = argumentsOf('plan', around)
    .description(
      'terraform plan of one synthesized stack against its real state. Needs Azure; changes nothing.',
    )
    .argument('<stack>')
    .option('--markdown <file>', 'the report, for a job summary')
    .addHelpText('after', '\nExit code: 0 planned, 1 Terraform refuses, 2 there is no such stack.')
    .parse(args, { from: 'user' });
  const [stack = ''] = program.args;
  const { markdown: file } = program.opts<{ readonly markdown?: string }>();
  return around.interruptible((signal) => planOf(stack, file, around, signal));
};

async function planOf(
  name: string,
  markdownFile: string | undefined,
  around: Surroundings,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { folder, env, print, page, screen } = around;
  requireStack(synthesizedStacks(around), name);
  const terraform = new Terraform(env, signal, 'gentle');
  await terraform.check(folder);
  const home = join(folder, 'cdktf.out', 'stacks', name);
  const stack = new StackRun({ name, reads: [] }, home, terraform, progressOn(screen));
  await stack.plan([]);
  const report = stack.report();
  print([changesText([report], page), remarksText([report])].filter(Boolean).join('\n\n'));
  if (markdownFile) {
    writeText(folder, markdownFile, summaryMarkdown({ title: `Plan of ${name}`, plans: [report] }));
  }
  return report.problem ? exitCodes.refused : exitCodes.fine;
}
