import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Rehearsal, rehearseStep } from '../../../../operations/rehearsal/rehearse';
import type { RehearsalReport } from '../../../../operations/rehearsal/report';
import { newWorkFolder, type WorkFolder } from '../../../../operations/rehearsal/work-folder';
import { type SimulatedAzure, startSimulatedAzure, World } from '../../../../operations/simulated-azure';
import { changeLines } from '../../../../operations/terraform/change-lines';
import { inOrder, type Stack, type StackConfig, versionsOf } from '../../../../operations/terraform/manifest';
import { Terraform } from '../../../../operations/terraform/terraform';
import type { Topology } from '../../../../topology/topology';
import { synthesized } from '../../../support/synthesize';

/** A simulated Azure and real Terraform, for rehearsals one after another. */
export class Lab {
  private controller = new AbortController();

  private constructor(
    readonly azure: SimulatedAzure,
    private readonly work: WorkFolder,
  ) {}

  static async open(): Promise<Lab> {
    const work = newWorkFolder();
    return new Lab(startSimulatedAzure({ world: new World(work.journal) }), work);
  }

  get terraform(): Terraform {
    return new Terraform(this.work.plain(process.env), this.controller.signal);
  }

  /** With the provider versions that a stack requires. */
  async terraformFor({ config }: Pick<Stack, 'config'>): Promise<Terraform> {
    return this.terraform.with(await this.azure.envFor(versionsOf(config)));
  }

  get folder(): string {
    return this.work.path;
  }

  /** Takes what is deployed, if anything is, to what these stacks ask for. */
  rehearse(
    current: readonly Stack[],
    step: Omit<Rehearsal, 'current'> = {},
  ): Promise<readonly RehearsalReport[]> {
    const progress = { note: () => {}, detail: () => {} };
    const site = { folder: this.folder, terraform: this.terraform, azure: this.azure, progress };
    return rehearseStep(site, { current, ...step });
  }

  /** Keeps what Azure and the states hold now; the answer brings both back to it. */
  checkpoint(states = join(this.folder, 'states')): () => void {
    const { world } = this.azure;
    const resources = world.all();
    const kept = mkdtempSync(join(this.folder, 'checkpoint-'));
    cpSync(states, kept, { recursive: true });
    return () => {
      for (const resource of world.all()) world.remove(resource);
      for (const resource of resources) world.put(resource);
      rmSync(states, { recursive: true });
      cpSync(kept, states, { recursive: true });
    };
  }

  /** Kills the Terraform that is at work. */
  kill(reason: string): void {
    this.controller.abort(new Error(reason));
    this.controller = new AbortController();
  }

  close(): void {
    this.azure.close();
    this.work.close();
  }
}

export function stacksOf(topology: Topology): readonly Stack[] {
  const { files, dependencies } = synthesized(topology);
  const stacks = Object.entries(files).map(([name, text]) => ({
    name,
    dependencies: dependencies[name] ?? [],
    config: JSON.parse(text) as StackConfig,
  }));
  return inOrder(stacks);
}

/** stack -> the lines of its changes */
export const linesOf = (reports: readonly RehearsalReport[]): Record<string, readonly string[]> =>
  Object.fromEntries(reports.map((report) => [report.stack, changeLines(report)]));

/** stack -> how it ended, and the problem if there is one */
export const outcomesOf = (reports: readonly RehearsalReport[]): Record<string, string> =>
  Object.fromEntries(
    reports.map(({ stack, outcome, problem }) => [stack, problem ? `${outcome}: ${problem}` : outcome]),
  );
