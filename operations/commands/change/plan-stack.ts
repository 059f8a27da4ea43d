/** One synthesized stack, planned against its real state. */
import { join } from 'node:path';
import type { Topology } from '../../../topology/topology';
import { progressOn } from '../../cli/progress';
import type { Surroundings } from '../../cli/surroundings';
import { concealer, type StackPlan } from '../../review';
import { type StackReport, StackRun } from '../../terraform/stack-run';
import type { Terraform } from '../../terraform/terraform';
import { plansIn } from './planned';

export interface PlannedStack {
  /** On which exactly this plan can be applied. */
  readonly run: StackRun;
  /** With nothing in it that is sensitive. */
  readonly report: StackReport;
  /** One, or none where Terraform refuses: the report says why. */
  readonly plans: readonly StackPlan[];
}

/** @throws UsageError where the plan is none that can be reviewed. */
export async function planStack(
  name: string,
  { terraform, topology }: { readonly terraform: Terraform; readonly topology: Topology },
  { folder, screen }: Pick<Surroundings, 'folder' | 'screen'>,
): Promise<PlannedStack> {
  const stacks = join(folder, 'cdktf.out', 'stacks');
  const run = new StackRun({ name, reads: [] }, join(stacks, name), terraform, progressOn(screen), {
    keep: 'all',
  });
  await run.plan([]);
  const bare = run.report();
  const plans = bare.problem
    ? []
    : plansIn(stacks, [join(name, 'plan.json')], topology).map(({ plan }) => plan);
  return { run, report: concealer(plans)(bare), plans };
}
