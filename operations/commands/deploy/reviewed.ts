import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import type { Command } from '../../cli/surroundings';
import { gitHub } from '../../github/client';
import { reviewedRun } from '../../github/reviewed-run';

export const reviewed: Command = async (args, around) => {
  const program = argumentsOf('reviewed', around)
    .description(
      'Finds the run of the workflow Pull request that reviewed the change merged by a commit. Asks GitHub; needs GITHUB_REPOSITORY and GITHUB_TOKEN. To fetch the record of that run: gh run download RUN --name reviewed-change.',
    )
    .argument('<commit>', 'commit on the main branch, all 40 digits, as git rev-parse HEAD prints it')
    .option('--json', 'print JSON: run, pullRequest, why')
    .addHelpText('after', '\nExit code: 0 answered, even if there is no such run; 2 GitHub does not answer.')
    .parse(args, { from: 'user' });
  const [commit = ''] = program.args;
  if (!/^[0-9a-f]{40}$/.test(commit)) {
    throw new UsageError(
      `commit: must be a full commit id of 40 digits; found ${JSON.stringify(commit)}; git rev-parse HEAD prints it`,
    );
  }
  const found = await around.interruptible((signal) => reviewedRun(gitHub(around, signal), commit));
  const { json } = program.opts<{ readonly json?: true }>();
  around.print(json ? JSON.stringify(found) : `${found.run ? '' : 'There is no record: '}${found.why}.`);
  return exitCodes.fine;
};
