/** One synthesized stack, planned against its real state. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Topology } from '../../../topology/topology';
import { progressOn } from '../../cli/progress';
import type { Surroundings } from '../../cli/surroundings';
import { concealer, type StackPlan } from '../../review';
import { withHints } from '../../rollout/hints';
import { useBackend } from '../../terraform/backend-override';
import { type StackReport, StackRun } from '../../terraform/stack-run';
import type { Terraform } from '../../terraform/terraform';
import { plansIn } from './planned';

export interface PlannedStack {
  /** The folder in which exactly this plan can be applied. */
  readonly run: StackRun;
  /** With nothing in it that is sensitive; its problem says what to do. */
  readonly report: StackReport;
  /** One plan; none if Terraform failed, then the report says why. */
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
  const report = concealer(plans)(bare);
  const { problem } = report;
  return { run, report: problem ? { ...report, problem: withHints(problem) } : report, plans };
}

/**
 * Where there is no state, the azurerm backend writes an empty one, which who only plans may not: then the plan is
 * made from nothing, as that of a region that a pull request adds. It must never be applied.
 * https://github.com/hashicorp/terraform/blob/v1.11.4/internal/backend/remote-state/azure/backend_state.go
 * @throws UsageError where the plan is none that can be reviewed.
 */
export async function planUnapplied(
  name: string,
  site: Parameters<typeof planStack>[1],
  around: Pick<Surroundings, 'folder' | 'screen'>,
): Promise<PlannedStack> {
  const planned = await planStack(name, site, around);
  if (!STATE_UNMADE.test(planned.report.problem ?? '')) return planned;
  const folder = join(around.folder, 'cdktf.out', 'stacks', name);
  const nothing = join(folder, 'nothing.tfstate');
  useBackend(folder, nothing);
  try {
    const { report, ...rest } = await planStack(name, site, around);
    return { ...rest, report: { ...report, notes: [...report.notes, FROM_NOTHING] } };
  } finally {
    useBackend(folder, undefined);
    rmSync(nothing, { force: true });
  }
}

/** Only what is not there is locked, with a lease on a blob that is made for it. */
const STATE_UNMADE = /failed to lock azure state[\s\S]*(?:\b403\b|AuthorizationPermissionMismatch)/;
const FROM_NOTHING = 'There is no state yet, so the plan creates everything.';
