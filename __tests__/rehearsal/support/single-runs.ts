import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeLines } from '../../../commands/rehearse-report';
import { StackError } from '../../../rehearsal/errors';
import { withLocalStates } from '../../../rehearsal/local-state';
import type { Stack } from '../../../rehearsal/manifest';
import { StackFolder } from '../../../rehearsal/stack-folder';
import type { Lab } from './lab';

/** What Terraform says of one stack. */
export interface Told {
  /** Changes of resources and outputs, as a report has them. */
  readonly lines: readonly string[];
  readonly warnings: string;
  readonly problem?: string;
}

/** Plans and applies one stack at a time, in a lab where others are deployed. */
export class SingleRuns {
  private readonly folders = new Map<string, StackFolder>();

  /** @param states the folder of the states, by default the one that rehearsals in this lab use */
  constructor(
    private readonly lab: Lab,
    private readonly states = join(lab.folder, 'states'),
  ) {}

  /** Nothing is applied. */
  plan(stacks: readonly Stack[], name: string): Promise<Told> {
    return this.run(stacks, name, async () => {});
  }

  apply(stacks: readonly Stack[], name: string): Promise<Told> {
    return this.run(stacks, name, (folder) => folder.apply('plan'));
  }

  /** The values of the outputs as the last plan of a stack has them. */
  outputs(name: string): Readonly<Record<string, unknown>> {
    const plan = JSON.parse(readFileSync(join(this.home(name), 'plan.json'), 'utf8')) as {
      planned_values: { outputs: Record<string, { value: unknown }> };
    };
    const { outputs } = plan.planned_values;
    return Object.fromEntries(Object.entries(outputs).map(([output, { value }]) => [output, value]));
  }

  private async run(
    stacks: readonly Stack[],
    name: string,
    then: (folder: StackFolder) => Promise<void>,
  ): Promise<Told> {
    const folder = this.folderOf(stacks, name);
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

  private folderOf(stacks: readonly Stack[], name: string): StackFolder {
    const local = withLocalStates(stacks, (stack) => join(this.states, `${stack}.tfstate`));
    const config = local.find((stack) => stack.name === name)?.config;
    if (!config) throw new Error(`there is no stack ${name}`);
    const home = this.home(name);
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'cdk.tf.json'), JSON.stringify(config));
    const folder = this.folders.get(name) ?? new StackFolder(home, this.lab.terraform);
    this.folders.set(name, folder);
    return folder;
  }

  private readonly home = (name: string) => join(this.states, '..', 'single-runs', name);
}
