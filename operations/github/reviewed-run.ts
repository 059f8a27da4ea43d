/** From a commit on the main branch to the run that reviewed the change that it merged. */
import { z } from 'zod';
import type { GitHub } from './client';

/** Names in the workflow Pull request. */
const WORKFLOW = 'pull-request.yml';
const ARTIFACT = 'reviewed-change';

export interface ReviewedRun {
  /** The id of the run whose artifact is the record; undefined if there is no record. */
  readonly run?: number;
  readonly pullRequest?: number;
  /** Where the record comes from, or why there is none. */
  readonly why: string;
}

const repository = z.object({ full_name: z.string() }).nullish();
const pullRequests = z.array(
  z.object({
    number: z.number(),
    merged_at: z.string().nullish(),
    merge_commit_sha: z.string().nullish(),
    head: z.object({ sha: z.string(), repo: repository }),
  }),
);
const runs = z.object({
  workflow_runs: z.array(
    z.object({
      id: z.number(),
      run_number: z.number(),
      head_sha: z.string(),
      conclusion: z.string().nullish(),
      head_repository: repository,
    }),
  ),
});
const artifacts = z.object({
  artifacts: z.array(z.object({ name: z.string(), expired: z.boolean() })),
});

/** @param commit all 40 digits */
export async function reviewedRun(github: GitHub, commit: string): Promise<ReviewedRun> {
  const merged = (await github.all(`commits/${commit}/pulls?`, pullRequests)).filter(
    (pull) => pull.merged_at && pull.merge_commit_sha === commit,
  );
  const [pull, other] = merged;
  if (!pull) return { why: 'no pull request was merged by this commit' };
  if (other) return { why: `pull requests #${pull.number} and #${other.number} were merged by this commit` };
  const { number: pullRequest, head } = pull;
  const none = (why: string) => ({ pullRequest, why: `pull request #${pullRequest} ${why}` });
  if (head.repo?.full_name !== github.repository)
    return none('is from a fork, and pull requests from forks are not planned');

  const query = `event=pull_request&status=success&head_sha=${head.sha}&per_page=100`;
  const { workflow_runs } = await github.ask('GET', `actions/workflows/${WORKFLOW}/runs?${query}`, runs);
  const [run] = workflow_runs
    .filter(({ head_sha, conclusion }) => head_sha === head.sha && conclusion === 'success')
    .filter(({ head_repository }) => head_repository?.full_name === github.repository)
    .toSorted((a, b) => b.run_number - a.run_number);
  if (!run) return none('was merged without a successful review');

  const listed = await github.ask('GET', `actions/runs/${run.id}/artifacts?name=${ARTIFACT}`, artifacts);
  const kept = listed.artifacts.filter(({ name }) => name === ARTIFACT);
  if (kept.length === 0) return none('has no record, because nothing was planned');
  if (kept.every(({ expired }) => expired))
    return none('was reviewed so long ago that its record has expired');
  return { run: run.id, pullRequest, why: `pull request #${pullRequest} was reviewed by run ${run.id}` };
}
