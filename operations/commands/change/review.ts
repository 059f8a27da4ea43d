import { resolve } from 'node:path';
import { InvalidFileError } from '../../../topology/file/problem';
import { loadTopology } from '../../../topology/load';
import { argumentsOf } from '../../cli/arguments';
import { type ExitCode, exitCodes, UsageError } from '../../cli/exit';
import { requireWritable, writeText } from '../../cli/files';
import type { Command, Surroundings } from '../../cli/surroundings';
import { concealer, reviewed } from '../../review';
import { checkedFile, ifReadable } from '../../terraform/checked-file';
import { changesOf, outputChangesOf, type PlanJson } from '../../terraform/plan';
import { stacksOf } from '../../terraform/synthesize';
import { baseVersion } from '../../terraform/versions';
import { plansIn, rehearsedIn } from './planned';
import { annotations, reviewText } from './review-report';
import { refusalMarkdown, type Summary, summaryMarkdown } from './summary';

interface Options {
  readonly base: string;
  readonly expected?: string;
  readonly markdown?: string;
  readonly json?: string;
  readonly annotations?: true;
}

export const review: Command = async (args, around) => {
  const program = argumentsOf('review', around)
    .description(
      'Reviews the plans of a rollout, as terraform show -json prints them: named hazards, see docs/review.md.',
    )
    .argument('<plan.json...>')
    .option('--base <revision, file or none>', 'the report begins with the step from there', 'none')
    .option(
      '--expected <folder>',
      'compare with the rehearsal of the same step that rehearse --keep has left',
    )
    .option('--markdown <file>', 'the report, for a job summary')
    .option('--json <file>', 'the report, for programs')
    .option('--annotations', 'print annotations of GitHub besides')
    .addHelpText('after', '\nExit code: 0 clean, 1 blocked, 2 a plan could not be read.')
    .parse(args, { from: 'user' });
  const options = program.opts<Options>();
  for (const file of [options.markdown, options.json]) requireWritable(around.folder, file);
  try {
    return await reviewOf(program.args, options, around);
  } catch (error) {
    // Without a report of its own the comment of a pull request would show that of the rehearsal, which may be clean.
    if (options.markdown && error instanceof Error) {
      const isTold = error instanceof UsageError || error instanceof InvalidFileError;
      const said = isTold ? error.message : 'The review ended in an error of its own.';
      writeText(around.folder, options.markdown, refusalMarkdown(said));
    }
    throw error;
  }
};

async function reviewOf(files: readonly string[], options: Options, around: Surroundings): Promise<ExitCode> {
  const { folder, regionsFile, print, page, now } = around;
  const topology = loadTopology(regionsFile);
  const planned = plansIn(folder, files, topology);
  const plans = planned.map(({ plan }) => plan);
  const stacks = plans.map(({ stack }) => stack);
  const expected = options.expected && rehearsedIn(resolve(folder, options.expected), stacks, topology);
  const result = reviewed({ plans, topology, ...(expected && { expected }) }, now());
  const concealed = concealer(plans);
  const reports = planned.map(({ plan, json }) => ({
    stack: plan.stack,
    outcome: 'planned',
    changes: concealed(changesOf(json as PlanJson)),
    outputs: concealed(outputChangesOf(json as PlanJson)),
    seconds: 0,
    notes: [],
  }));
  print(reviewText(result, page));
  if (options.annotations) for (const line of annotations(result, regionsFile)) print(line);
  if (options.markdown) {
    const step = options.base === 'none' ? {} : await stepFrom(options.base, around);
    const summary = summaryMarkdown({
      title: 'Review',
      ...step,
      stacks: stacksOf(topology, folder),
      review: result,
      plans: reports,
    });
    writeText(folder, options.markdown, summary);
  }
  if (options.json)
    writeText(folder, options.json, `${JSON.stringify({ ...result, plans: reports }, null, 2)}\n`);
  return result.verdict === 'clean' ? exitCodes.fine : exitCodes.refused;
}

async function stepFrom(
  base: string,
  around: Surroundings,
): Promise<Pick<Summary, 'check' | 'before' | 'after'>> {
  const checked = await checkedFile(around, () => ifReadable(baseVersion(base, around)));
  return { check: checked.report, before: checked.base, after: checked.topology };
}
