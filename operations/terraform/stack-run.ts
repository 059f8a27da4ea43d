import { isDeepStrictEqual } from 'node:util';
import type { Progress } from '../cli/progress';
import { StackError } from './errors';
import { type Change, countsOf, countsText } from './plan';
import { type Plan, StackFolder, type StackOptions } from './stack-folder';
import type { Terraform } from './terraform';

/** How far a stack has come. */
export type Outcome = 'deployed' | 'planned' | 'not reached' | 'failed';

/** @typeParam Known the possible outcomes: more than these, if the report includes stacks that were not run */
export interface StackReport<Known extends string = Outcome> {
  readonly stack: string;
  readonly outcome: Known;
  /** The first plan, made before anything was applied if something was deployed already. Undefined: there is no plan. */
  readonly changes?: readonly Change[];
  readonly outputs?: readonly Change[];
  readonly seconds: number;
  readonly problem?: string;
  readonly notes: readonly string[];
}

/** One stack, from its first plan to the plan after its deployment. */
export class StackRun {
  readonly name: string;
  problem: string | undefined;
  private readonly folder: StackFolder;
  private readonly notes = new Set<string>();
  private shown: Plan | undefined;
  private tried = false;
  private deployed = false;
  /** The number of stacks that had changed when a plan of this one was empty. */
  private emptyAt: number | undefined;
  private seconds = 0;

  constructor(
    /** With the stacks whose states it reads. */
    private readonly stack: { readonly name: string; readonly reads: readonly string[] },
    folder: string,
    terraform: Terraform,
    private readonly progress: Progress,
    options?: StackOptions,
  ) {
    this.name = stack.name;
    const tell = (message: string) => progress.detail(`${stack.name}: ${message}`);
    this.folder = new StackFolder(folder, terraform, tell, options);
  }

  /** @param deployed the stacks that are, before this change */
  plan(deployed: readonly string[]): Promise<void> {
    return this.attempt('planned', async () => {
      const missing = this.stack.reads.find((read) => !deployed.includes(read));
      if (missing) {
        throw new StackError(
          `It reads the state of ${missing}, which does not exist until this change is applied, so a pull request could not plan it.`,
        );
      }
      return countsText(countsOf((await this.make('plan')).changes));
    });
  }

  /** Deploys without showing a plan, which takes half the time. */
  deployUnseen(): Promise<void> {
    return this.attempt('deployed', async () => {
      await this.folder.applyUnseen();
      return 'as the base';
    });
  }

  /** @param changed the stacks that have been changed so far; this one adds itself */
  deploy(changed: Set<string>): Promise<void> {
    return this.attempt('deployed', async () => {
      const outdated = this.tried || this.stack.reads.some((read) => changed.has(read));
      const name = this.shown && outdated ? 'deployment' : 'plan';
      const current = outdated ? undefined : this.shown;
      const plan = current ?? (await this.make(name));
      if (!this.tried) this.compare(plan);
      this.tried = true;
      if (plan.changes.length + plan.outputs.length > 0) {
        changed.add(this.name);
        await this.folder.apply(name);
      } else {
        this.emptyAt = current ? 0 : changed.size;
      }
      this.deployed = true;
      return countsText(countsOf(plan.changes));
    });
  }

  /** Removes the files of its plan, where nobody is to look at them once it is applied. */
  discard(): void {
    this.folder.discard('plan');
  }

  /** A plan that was empty after the last change is the second one already. */
  async planAgain({ size }: ReadonlySet<string>): Promise<void> {
    if (this.emptyAt === size) return;
    await this.attempt('planned again', async () => {
      const { changes, outputs } = await this.folder.plan('second-plan');
      const open = actionsOf([...changes, ...outputs]);
      if (open.length > 0) throw new StackError(`The second plan is not empty: ${open.join(', ')}.`);
      return countsText(countsOf(changes));
    });
  }

  report(): StackReport {
    return {
      stack: this.name,
      outcome: this.outcome(),
      ...(this.shown && { changes: this.shown.changes, outputs: this.shown.outputs }),
      seconds: this.seconds,
      ...(this.problem && { problem: this.problem }),
      notes: [...this.notes],
    };
  }

  private outcome(): Outcome {
    if (this.problem) return 'failed';
    if (this.deployed) return 'deployed';
    return this.shown ? 'planned' : 'not reached';
  }

  private async make(name: string): Promise<Plan> {
    const plan = await this.folder.plan(name);
    if (plan.warnings) this.notes.add(plan.warnings);
    this.shown ??= plan;
    return plan;
  }

  private compare({ changes }: Plan): void {
    if (isDeepStrictEqual(actionsOf(changes), actionsOf(this.shown?.changes ?? []))) return;
    this.notes.add('The deployment changed other resources than the earlier plan showed.');
  }

  private async attempt(done: string, work: () => Promise<string>): Promise<void> {
    const start = performance.now();
    this.problem = undefined;
    let said: string;
    try {
      said = `${done}: ${await work()}`;
    } catch (error) {
      if (!(error instanceof StackError)) throw error;
      this.problem = error.message;
      said = `failed: ${error.message}`;
    }
    const seconds = (performance.now() - start) / 1000;
    this.seconds += seconds;
    this.progress.note(`${this.name} ${said} (${seconds.toFixed(1)} s)`);
  }
}

const actionsOf = (changes: readonly Change[]) =>
  changes.map(({ address, action }) => `${address} (${action})`);
