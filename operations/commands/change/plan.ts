import { resolve } from 'node:path';
import { loadTopology } from '../../../topology/load';
import { argumentsOf } from '../../cli/arguments';
import { type ExitCode, exitCodes } from '../../cli/exit';
import { requireWritable, writeText } from '../../cli/files';
import type { Command, Surroundings } from '../../cli/surroundings';
import { type Review, reviewed } from '../../review';
import { requireStack } from '../../terraform/manifest';
import { synthesizedStacks } from '../../terraform/synthesize';
import { Terraform } from '../../terraform/terraform';
import { planUnapplied } from './plan-stack';
import { rehearsedIn } from './planned';
import { reviewText } from './review-report';
import { changesText, remarksText } from './stack-report';
import { summaryMarkdown } from './summary';

export const plan: Command = async (args, around) => {
  const program = argumentsOf('plan', around)
    .description(
      'Runs terraform plan for one stack against its real state, and reviews the plan. Changes nothing. Needs Azure.',
    )
    .argument('<stack>')
    .option('--markdown <file>', 'write the report as Markdown, for a job summary')
    .option('--expected <folder>', 'compare with the rehearsal of the same step, kept by rehearse --keep')
    .addHelpText(
      'after',
      '\nExit code: 0 planned; 1 Terraform failed, regions.yaml is refused, or the review blocks; 2 there is no such stack.',
    )
    .parse(args, { from: 'user' });
  const [stack = ''] = program.args;
  return around.interruptible((signal) => planOf(stack, program.opts<Options>(), around, signal));
};

interface Options {
  readonly markdown?: string;
  readonly expected?: string;
}

async function planOf(
  name: string,
  options: Options,
  around: Surroundings,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { folder, env, print, page } = around;
  requireWritable(folder, options.markdown);
  requireStack(synthesizedStacks(around), name);
  const terraform = new Terraform(env, signal, 'gentle');
  await terraform.check(folder);
  const topology = loadTopology(around.regionsFile);
  const { report, plans } = await planUnapplied(name, { terraform, topology }, around);
  const review = report.problem ? undefined : reviewOf({ plans, topology }, name, options.expected, around);
  const said = [changesText([report], page), remarksText([report]), review && reviewText(review, page)];
  print(said.filter(Boolean).join('\n\n'));
  if (options.markdown) {
    const summary = summaryMarkdown({ title: `Plan of ${name}`, review, plans: [report] });
    writeText(folder, options.markdown, summary);
  }
  return review?.verdict === 'clean' ? exitCodes.fine : exitCodes.refused;
}

function reviewOf(
  rollout: Parameters<typeof reviewed>[0],
  name: string,
  kept: string | undefined,
  { folder, now }: Surroundings,
): Review {
  const expected = kept && rehearsedIn(resolve(folder, kept), [name], rollout.topology);
  return reviewed({ ...rollout, ...(expected && { expected }) }, now());
}
