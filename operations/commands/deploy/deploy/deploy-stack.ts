/** One stack: planned, reviewed, asked about, applied, verified, watched. */
import { livingRegions, type Region, type Topology } from '../../../../topology/topology';
import { confirmed } from '../../../cli/confirm';
import { UsageError } from '../../../cli/exit';
import { progressOn } from '../../../cli/progress';
import type { Surroundings } from '../../../cli/surroundings';
import { allOk, observationsText } from '../../../probe/report';
import { type ChangeRecord, reviewed, type StackPlan } from '../../../review';
import { type Bake, bake, type Place } from '../../../rollout/bake';
import { entryOf } from '../../../rollout/entry';
import { withHints } from '../../../rollout/hints';
import type { Ending, Stage } from '../../../rollout/progress';
import { refusalOf } from '../../../rollout/refusal';
import { awaited, leftOutText, wellOf } from '../../../rollout/sighting';
import type { Terraform } from '../../../terraform/terraform';
import { type PlannedStack, planStack } from '../../change/plan-stack';
import { beyondRecord, beyondText } from '../../change/record';
import { reviewText } from '../../change/review-report';
import { changesText, remarksText } from '../../change/stack-report';
import { isMoved, type Looks } from './looks';

export interface Site {
  readonly topology: Topology;
  readonly terraform: Terraform;
  /** Of an earlier review. */
  readonly record: ChangeRecord | undefined;
  readonly options: { readonly yes?: true; readonly dryRun?: true };
  readonly around: Surroundings;
  readonly signal: AbortSignal;
  readonly looks: Looks;
}

/** Ends the deployment of a stack. */
class Stopped extends Error {
  constructor(
    readonly stage: Stage,
    message: string,
  ) {
    super(message);
  }
}

/** @param asItWas the stacks before it, if all of their plans were empty in this run */
export async function deployStack(stack: string, site: Site, asItWas: readonly string[]): Promise<Ending> {
  let stage: Stage = 'plan';
  const reached = (next: Stage) => {
    stage = next;
  };
  try {
    return { stack, is: await way(stack, site, asItWas, reached) };
  } catch (error) {
    if (error instanceof Stopped) return stopped(stack, error.stage, error.message);
    if (error instanceof UsageError) return stopped(stack, stage, error.message, site.signal.aborted);
    throw error;
  }
}

const stopped = (stack: string, stage: Stage, why: string, isInterrupt = false): Ending => ({
  stack,
  is: 'stopped',
  stop: { stage, why, ...(isInterrupt && { isInterrupt }) },
});

type Reached = (stage: Stage) => void;

async function way(
  stack: string,
  site: Site,
  asItWas: readonly string[],
  reached: Reached,
): Promise<Ending['is']> {
  const { topology, options, around } = site;
  const planned = await planStack(stack, site, around);
  const { report } = planned;
  const [plan] = planned.plans;
  if (!plan) throw new Stopped('plan', report.problem ?? 'There is no plan.');
  const isEmpty = plan.changes.length + (report.outputs ?? []).length === 0;
  if (!isEmpty) judge(planned, plan, site);
  if (options.dryRun) return isEmpty ? 'as it was' : 'planned';
  const region = livingRegions(topology).find(({ name }) => stack === `stamp-${name}`);
  const places = isEmpty ? [] : await change({ ...planned, plan, region, asItWas }, site, reached);
  // Even if nothing has changed: an earlier run may have ended before this.
  reached('verify');
  if (region) await mustBeFit(region, site, 'verify');
  if (stack === 'dns-migration' && isMoved(topology)) {
    reached('name');
    await mustBeServed(stack, site);
  }
  reached('bake');
  await watch(stack, places, site, 'bake');
  return isEmpty ? 'as it was' : 'deployed';
}

interface Change extends PlannedStack {
  readonly plan: StackPlan;
  /** Of a stamp that is not retired. */
  readonly region: Region | undefined;
  readonly asItWas: readonly string[];
}

/** Applies exactly this plan. @returns what to watch afterwards */
async function change(
  { plan, region, run, asItWas }: Change,
  site: Site,
  reached: Reached,
): Promise<readonly Place[]> {
  const { looks, topology, around } = site;
  if (asItWas.length > 0 && topology.rollout.bakeMinutes > 0) {
    reached('before');
    await watch(asItWas.join(', '), await looks.left(asItWas, plan.stack), site, 'before');
  }
  if (region && entryOf(plan) === 'known') {
    reached('door');
    await mustBeFit(region, site, 'door');
  }
  reached('question');
  await ask(plan.stack, site);
  const isWatched = plan.changes.length > 0; // outputs change nothing that serves
  const near = isWatched ? await looks.near(plan.stack) : [];
  const leftOut = leftOutText(near);
  if (leftOut) around.print(leftOut);
  reached('apply');
  await run.deploy(new Set());
  run.discard();
  if (run.problem) throw new Stopped('apply', withHints(run.problem));
  const places = wellOf(near);
  if (plan.stack === 'dns-migration' && isMoved(topology)) return [looks.publicName];
  return isWatched && region ? [...places, looks.door(region)] : places;
}

/** Prints what to know about a plan. @throws Stopped if it must not be applied */
function judge({ report }: PlannedStack, plan: StackPlan, { topology, record, options, around }: Site): void {
  const { print, page, now } = around;
  const review = reviewed({ plans: [plan], topology }, now());
  const isAsked = !options.yes && !options.dryRun;
  const isUnknown = record !== undefined && !Object.hasOwn(record.stacks, plan.stack);
  const beyond = record && !(isUnknown && isAsked) ? beyondRecord(record, [plan]) : undefined;
  const said = [
    changesText([report], page),
    remarksText([report]),
    reviewText(review, page),
    isUnknown && isAsked
      ? `Nobody has reviewed this plan of ${plan.stack} yet: your answer is the review.`
      : '',
    beyond && beyondText(beyond),
  ];
  print(said.filter(Boolean).join('\n\n'));
  const refusal = refusalOf({ plan, review, beyond, isFirst: topology.deployed === 'none' });
  if (refusal) throw new Stopped(refusal.stage, refusal.why);
}

async function ask(stack: string, { options, around, signal }: Site): Promise<void> {
  if (options.yes) return;
  const isMeant = await confirmed(around.stdin, around.screen, `Apply this to ${stack}?`, signal);
  signal.throwIfAborted();
  if (!isMeant) throw new Stopped('question', `${stack}: the answer was not yes.`);
}

/** Verifies the app, then the slot if there is one. @throws Stopped */
async function mustBeFit(region: Region, { looks, around }: Site, stage: Stage): Promise<void> {
  for (const target of looks.targets) {
    const observations = await looks.verify(region, target);
    const isFit = allOk(observations);
    const verdict = `The ${target} of ${region.name} is ${isFit ? 'as regions.yaml says' : 'not fit'}.`;
    around.print(observationsText(observations, verdict, around.page));
    if (!isFit) throw new Stopped(target === 'slot' && stage === 'verify' ? 'slot' : stage, verdict);
  }
}

/** Waits as long as an edge may need. @throws Stopped */
async function mustBeServed(stack: string, site: Site): Promise<void> {
  const { looks, topology } = site;
  const { at, isWell, found } = await awaited(
    looks.publicName,
    waiting(stack, site, topology.rollout.waitMinutes),
  );
  if (!isWell) throw new Stopped('name', `${at}: ${found}`);
}

async function watch(stack: string, places: readonly Place[], site: Site, stage: Stage): Promise<void> {
  const poor = await bake(places, waiting(stack, site, site.topology.rollout.bakeMinutes));
  if (poor.length > 0) throw new Stopped(stage, poor.join('\n'));
}

function waiting(stack: string, { around, signal }: Site, minutes: number): Bake {
  const say = (text: string) => progressOn(around.screen).note(`${stack}: ${text}`);
  return { minutes, clock: around, signal, say };
}
