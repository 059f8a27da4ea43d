import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import type { Command } from '../../cli/surroundings';
import { gitHub } from '../../github/client';
import { reviewedRun } from '../../github/reviewed-run';

export const reviewed: Command = async (args, around) => {
  const program = argumentsOf('reviewed', around)
    .description(
      'Which run of the workflow Pull request reviewed the change that a commit has merged. Asks GITHUB_REPOSITORY, with GITHUB_TOKEN; gh run download RUN --name reviewed-change then fetches the record.',
    )
    .argument('<commit>', 'on the main branch, all 40 digits: git rev-parse HEAD')
    .option('--json', 'for programs: run, pullRequest, why')
    .addHelpText('after', '\nExit code: 0 answered, also where there is none, 2 GitHub does not answer.')
    .parse(args, { from: 'user' });
  const [commit = ''] = program.args;
  if (!/^[0-9a-f]{40}$/.test(commit)) {
    throw new UsageError(
      `commit: must be all 40 digits of one; found ${JSON.stringify(commit)}; git rev-parse HEAD prints them`,
    );
  }
  const found = await around.interruptible((signal) => reviewedRun(gitHub(around, signal), commit));
  const { json } = program.opts<{ readonly json?: true }>();
  around.print(json ? JSON.stringify(found) : `${found.run ? '' : 'There is no record: '}${found.why}.`);
  return exitCodes.fine;
};
