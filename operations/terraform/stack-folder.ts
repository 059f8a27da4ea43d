import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingRights } from '../../topology/access/needed-role';
import { diagnosticsText } from './diagnostics';
import { StackError } from './errors';
import { initArguments } from './lock-files';
import { type Change, changesOf, outputChangesOf, type PlanJson } from './plan';
import type { Diagnostic, Event, Terraform } from './terraform';

export interface Plan {
  readonly changes: readonly Change[];
  readonly outputs: readonly Change[];
  readonly warnings: string;
}

export interface StackOptions {
  /** Which plans to keep as JSON, which takes Terraform a third of a second. By default those that change something. */
  readonly keep?: 'changes' | 'all';
  /** No `init` is needed: there is no backend, and the providers are running. */
  readonly initialized?: boolean;
}

/**
 * A folder in which Terraform runs one stack. A plan stays in it under its name and, if it changes anything or all
 * plans are kept, as JSON under NAME.json.
 */
export class StackFolder {
  private initialized: boolean;
  private readonly keep: StackOptions['keep'];

  /** @param tell is told what Terraform does */
  constructor(
    private readonly folder: string,
    private readonly terraform: Terraform,
    private readonly tell: (message: string) => void = () => {},
    { keep = 'changes', initialized = false }: StackOptions = {},
  ) {
    this.keep = keep;
    this.initialized = initialized;
  }

  /** @throws StackError with Terraform's own words. */
  async plan(name: string): Promise<Plan> {
    await this.init();
    const json = join(this.folder, `${name}.json`);
    rmSync(json, { force: true });
    const { changed, diagnostics } = await this.stream('plan', '-detailed-exitcode', `-out=${name}`);
    const warnings = diagnosticsText(diagnostics);
    if (!changed && this.keep === 'changes') return { changes: [], outputs: [], warnings };
    const { code, stdout, stderr } = await this.terraform.run(this.folder, ['show', '-json', name]);
    if (code !== 0) throw new StackError(stderr.trim());
    writeFileSync(json, stdout);
    if (!changed) return { changes: [], outputs: [], warnings };
    const plan = JSON.parse(stdout) as PlanJson;
    return { changes: changesOf(plan), outputs: outputChangesOf(plan), warnings };
  }

  /** Removes the files of this plan: once applied, it describes nothing that is still to come, and it holds secrets. */
  discard(name: string): void {
    for (const file of [name, `${name}.json`]) rmSync(join(this.folder, file), { force: true });
  }

  /** Applies the plan of this name. @throws StackError with Terraform's own words. */
  async apply(name: string): Promise<void> {
    await this.stream('apply', name);
  }

  /** Applies without a saved plan. @throws StackError with Terraform's own words. */
  async applyUnseen(): Promise<void> {
    await this.init();
    await this.stream('apply', '-auto-approve');
  }

  private async init(): Promise<void> {
    if (this.initialized) return;
    const { code, stderr } = await this.terraform.run(this.folder, initArguments(this.folder));
    if (code !== 0) throw refusal(stderr.trim());
    this.initialized = true;
  }

  private async stream(command: string, ...args: readonly string[]) {
    const diagnostics: Diagnostic[] = [];
    const listen = (line: string) => {
      const event = eventOf(line);
      if (event?.diagnostic) diagnostics.push(event.diagnostic);
      else if (event) this.tell(event['@message']);
    };
    const { code, stderr } = await this.terraform.run(this.folder, [command, '-json', ...args], listen);
    if (code === 0 || code === 2) return { changed: code === 2, diagnostics };
    throw refusal(
      diagnosticsText(diagnostics.filter(({ severity }) => severity === 'error')) || stderr.trim(),
    );
  }
}

/** Adds the missing roles, if they are the reason. */
const refusal = (text: string): StackError => new StackError([text, ...missingRights(text)].join('\n'));

function eventOf(line: string): Event | undefined {
  return line.startsWith('{') ? (JSON.parse(line) as Event) : undefined;
}
