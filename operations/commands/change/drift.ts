import { loadTopology } from '../../../topology/load';
import type { Topology } from '../../../topology/topology';
import { argumentsOf } from '../../cli/arguments';
import { type ExitCode, exitCodes, UsageError } from '../../cli/exit';
import { requireWritable, writeText } from '../../cli/files';
import type { Command, Surroundings } from '../../cli/surroundings';
import { gitHub } from '../../github/client';
import { keepIssue } from '../../github/issue';
import { reviewed } from '../../review';
import { synthesizedStacks } from '../../terraform/synthesize';
import { Terraform } from '../../terraform/terraform';
import { type Drift, driftMarkdown, driftText, isClean, wasSeen } from './drift-report';
import { type PlannedStack, planUnapplied } from './plan-stack';

interface Options {
  readonly markdown?: string;
  readonly issue?: true;
}

export const drift: Command = async (args, around) => {
  const options = argumentsOf('drift', around)
    .description(
      'Plans every stack against its real state and reviews the plans: does Azure match regions.yaml? Changes nothing. Needs Azure.',
    )
    .option('--markdown <file>', 'write the report as Markdown, for a job summary')
    .option('--issue', 'open, update or close one issue about it in GITHUB_REPOSITORY; needs GITHUB_TOKEN')
    .addHelpText(
      'after',
      '\nExit code: 0 nothing differs; 1 something differs, or regions.yaml is refused; 2 a stack could not be planned, or GitHub does not answer.',
    )
    .parse(args, { from: 'user' })
    .opts<Options>();
  requireWritable(around.folder, options.markdown);
  return around.interruptible(async (signal) => {
    const github = options.issue && gitHub(around, signal);
    const found = await driftOf(around, signal);
    around.print(driftText(found, around.page));
    const report = driftMarkdown(found, runOf(around.env));
    if (options.markdown) writeText(around.folder, options.markdown, report);
    if (github) around.print(await keepIssue(github, ISSUE, isClean(found) ? undefined : report));
    return codeOf(found);
  });
};

const ISSUE = {
  title: 'Azure does not match regions.yaml',
  mark: '<!-- drift -->',
  creator: 'github-actions[bot]',
};

const codeOf = (found: Drift): ExitCode =>
  isClean(found) ? exitCodes.fine : wasSeen(found) ? exitCodes.refused : exitCodes.failed;

async function driftOf(around: Surroundings, signal: AbortSignal): Promise<Drift> {
  const { folder, env, regionsFile, now } = around;
  const topology = loadTopology(regionsFile);
  const stacks = synthesizedStacks(around);
  const terraform = new Terraform(env, signal, 'gentle');
  await terraform.check(folder);
  const planned = [];
  for (const { name } of stacks) planned.push(await looked(name, { terraform, topology }, around));
  const plans = planned.flatMap((stack) => stack.plans);
  return {
    plans: planned.map(({ report }) => report),
    review: plans.length > 0 ? reviewed({ plans, topology }, now()) : undefined,
  };
}

/** A plan that cannot be read does not stop the others from being looked at. */
async function looked(
  name: string,
  site: { readonly terraform: Terraform; readonly topology: Topology },
  around: Surroundings,
): Promise<Pick<PlannedStack, 'report' | 'plans'>> {
  try {
    return await planUnapplied(name, site, around);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const report = { stack: name, outcome: 'failed', seconds: 0, problem: error.message, notes: [] } as const;
    return { report, plans: [] };
  }
}

/** https://docs.github.com/actions/reference/workflows-and-actions/variables */
const runOf = ({ GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID }: NodeJS.ProcessEnv) =>
  GITHUB_SERVER_URL && GITHUB_RUN_ID
    ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`
    : undefined;
