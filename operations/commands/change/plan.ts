import { join } from 'node:path';
import { Command } from 'commander';
import { progressOn } from '../../cli/progress';
import { explained, requireStack, writeReport } from '../../cli/rehearse-errors';
import { type ExitCode, exitCodes, run } from '../../cli/run';
import { readStacks } from '../../terraform/manifest';
import { StackRun } from '../../terraform/stack-run';
import { Terraform } from '../../terraform/terraform';
import { changesText, markdown, remarksText } from './rehearse-report';

run(async () => {
  let code: ExitCode = exitCodes.fine;
  await new Command('npm run plan --')
    .description(
      'terraform plan of one synthesized stack against its real state. Needs Azure; changes nothing.',
    )
    .argument('<stack>')
    .option('--markdown <file>', 'the report, for a job summary')
    .addHelpText('after', '\nExit code: 0 planned, 1 Terraform refuses, 2 there is no such stack.')
    .exitOverride()
    .action(async (stack: string, options: { readonly markdown?: string }) => {
      code = await explained(() => plan(stack, options.markdown));
    })
    .parseAsync();
  return code;
});

async function plan(name: string, markdownFile: string | undefined): Promise<ExitCode> {
  requireStack(readStacks('cdktf.out'), name);
  const terraform = new Terraform(process.env, new AbortController().signal);
  await terraform.check('.');
  const folder = join('cdktf.out', 'stacks', name);
  const stack = new StackRun({ name, reads: [] }, folder, terraform, progressOn(process.stderr));
  await stack.plan([]);
  const report = stack.report();
  console.log([changesText([report]), remarksText([report])].filter(Boolean).join('\n\n'));
  writeReport(markdownFile, markdown(`Plan of ${name}`, [report]));
  return report.problem ? exitCodes.refused : exitCodes.fine;
}
