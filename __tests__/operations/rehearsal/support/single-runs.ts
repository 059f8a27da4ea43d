import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeStack, stateOf, withLocalStates } from '../../../../operations/rehearsal/local-state';
import { changeLines } from '../../../../operations/terraform/change-lines';
import { StackError } from '../../../../operations/terraform/errors';
import type { Stack } from '../../../../operations/terraform/manifest';
import { StackFolder } from '../../../../operations/terraform/stack-folder';
import type { Lab } from './lab';

/** What Terraform says of one stack. */
export interface Told {
  /** Changes of resources and outputs, as a report has them. */
  readonly lines: readonly string[];
  readonly warnings: string;
  readonly problem?: string;
}

/** Plans and applies one stack at a time, on states of their own in the Azure of a lab. */
export class SingleRuns {
  constructor(
    private readonly lab: Lab,
    private readonly name = 'runs',
  ) {}

  /** Nothing is applied. */
  plan(stacks: readonly Stack[], stack: string): Promise<Told> {
    return this.run(stacks, stack, async () => {});
  }

  apply(stacks: readonly Stack[], stack: string): Promise<Told> {
    return this.run(stacks, stack, (folder) => folder.apply('plan'));
  }

  /** The outputs as they were applied last. */
  outputs(stack: string): Readonly<Record<string, unknown>> {
    const { outputs } = JSON.parse(readFileSync(stateOf(this.states, stack), 'utf8')) as {
      outputs: Record<string, { value: unknown }>;
    };
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** Keeps what Azure and these states hold now; the answer brings both back to it. */
  checkpoint(): () => void {
    return this.lab.checkpoint(this.states);
  }

  private async run(
    stacks: readonly Stack[],
    stack: string,
    then: (folder: StackFolder) => Promise<void>,
  ): Promise<Told> {
    const folder = await this.folderOf(stacks, stack);
    let said: Told = { lines: [], warnings: '' };
    try {
      const { warnings, ...plan } = await folder.plan('plan');
      said = { lines: changeLines(plan), warnings };
      await then(folder);
      return said;
    } catch (error) {
      if (!(error instanceof StackError)) throw error;
      return { ...said, problem: error.message };
    }
  }

  private async folderOf(stacks: readonly Stack[], stack: string): Promise<StackFolder> {
    const local = withLocalStates(stacks, this.states).find(({ name }) => name === stack);
    if (!local) throw new Error(`there is no stack ${stack}`);
    const home = join(this.folder, stack);
    placeStack(home, local);
    return new StackFolder(home, await this.lab.terraformFor(local), undefined, { initialized: true });
  }

  private get folder(): string {
    return join(this.lab.folder, this.name);
  }

  private get states(): string {
    return join(this.folder, 'states');
  }
}
