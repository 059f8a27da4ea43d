import { resolve } from 'node:path';
import { InvalidFileError } from '../../../topology/file/problem';
import { loadTopology } from '../../../topology/load';
import { argumentsOf } from '../../cli/arguments';
import { type ExitCode, exitCodes, UsageError } from '../../cli/exit';
import { requireWritable, writeText } from '../../cli/files';
import { paint } from '../../cli/page';
import type { Command, Surroundings } from '../../cli/surroundings';
import { concealer, reviewed } from '../../review';
import { checkedFile, ifReadable } from '../../terraform/checked-file';
import { changesOf, outputChangesOf, type PlanJson } from '../../terraform/plan';
import { stacksOf } from '../../terraform/synthesize';
import { baseVersion } from '../../terraform/versions';
import { type Planned, plansIn, rehearsedIn } from './planned';
import { beyondRecord, beyondText, recordIn, writeRecord } from './record';
import { annotations, reviewText } from './review-report';
import { refusalMarkdown, type Summary, summaryMarkdown } from './summary';

interface Options {
  readonly base: string;
  readonly expected?: string;
  readonly markdown?: string;
  readonly json?: string;
  readonly annotations?: true;
  readonly record?: string;
  readonly reviewed?: string;
}

export const review: Command = async (args, around) => {
  const program = argumentsOf('review', around)
    .description(
      'Searches the plans of a rollout, printed by terraform show -json, for hazards. See docs/review.md.',
    )
    .argument('<plan.json...>')
    .option('--base <revision, file or none>', 'start the report with the step from this version', 'none')
    .option('--expected <folder>', 'compare with the rehearsal of the same step, kept by rehearse --keep')
    .option('--markdown <file>', 'write the report as Markdown, for a job summary')
    .option('--json <file>', 'write the report as JSON')
    .option('--annotations', 'also print GitHub annotations')
    .option(
      '--record <file>',
      'record what was reviewed, for deploy --reviewed; not written if the review blocks',
    )
    .option('--reviewed <file>', 'refuse what goes beyond this record of an earlier review')
    .addHelpText(
      'after',
      '\nExit code: 0 clean; 1 blocked, or beyond what was reviewed; 2 a plan could not be read.',
    )
    .parse(args, { from: 'user' });
  const options = program.opts<Options>();
  for (const file of [options.markdown, options.json, options.record]) requireWritable(around.folder, file);
  try {
    return await reviewOf(program.args, options, around);
  } catch (error) {
    // Without a report of its own the comment of a pull request would show that of the rehearsal, which may be clean.
    if (options.markdown && error instanceof Error) {
      const isTold = error instanceof UsageError || error instanceof InvalidFileError;
      const said = isTold ? error.message : 'The review failed because of a defect in its program.';
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
  const more = options.reviewed ? beyondRecord(recordIn(folder, options.reviewed), plans) : undefined;
  print(reviewText(result, page));
  if (more) print(paint(page, more.length > 0 ? 'red' : 'green', beyondText(more)));
  if (options.annotations) for (const line of annotations(result, regionsFile)) print(line);
  await writeReports(planned, { review: result, beyond: more }, options, around);
  if (result.verdict !== 'clean' || (more && more.length > 0)) return exitCodes.refused;
  if (options.record) writeRecord(folder, options.record, plans);
  return exitCodes.fine;
}

async function writeReports(
  planned: readonly Planned[],
  found: Pick<Summary, 'review' | 'beyond'>,
  { markdown, json, base }: Options,
  around: Surroundings,
): Promise<void> {
  const concealed = concealer(planned.map(({ plan }) => plan));
  const plans = planned.map(({ plan, json }) => ({
    stack: plan.stack,
    outcome: 'planned',
    changes: concealed(changesOf(json as PlanJson)),
    outputs: concealed(outputChangesOf(json as PlanJson)),
    seconds: 0,
    notes: [],
  }));
  if (markdown) {
    const step = base === 'none' ? {} : await stepFrom(base, around);
    const stacks = stacksOf(loadTopology(around.regionsFile), around.folder);
    writeText(
      around.folder,
      markdown,
      summaryMarkdown({ title: 'Review', ...step, stacks, ...found, plans }),
    );
  }
  if (json) {
    const report = { ...found.review, ...(found.beyond && { beyond: found.beyond }), plans };
    writeText(around.folder, json, `${JSON.stringify(report, null, 2)}\n`);
  }
}

async function stepFrom(
  base: string,
  around: Surroundings,
): Promise<Pick<Summary, 'check' | 'before' | 'after'>> {
  const checked = await checkedFile(around, () => ifReadable(baseVersion(base, around)));
  return { check: checked.report, before: checked.base, after: checked.topology };
}
