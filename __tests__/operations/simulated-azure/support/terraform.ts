import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { terraformOf } from '../../../../operations/terraform/terraform';

export const subscription = '00000000-0000-4000-8000-000000000001';
export const tenant = '00000000-0000-4000-8000-000000000002';

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  /** Its error messages, their lines joined. */
  readonly errors: string;
}

/** A reference in Terraform's JSON syntax. */
export const ref = (path: string): string => `\${${path}}`;

interface ResourceChange {
  readonly address: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly after: Record<string, unknown>;
    readonly after_unknown: Record<string, unknown>;
    readonly replace_paths?: readonly unknown[];
    readonly importing?: object;
  };
}

/** A folder with one hand-written stack and the real Terraform, which asks the simulated Azure alone. */
export class Stack {
  private readonly folder = mkdtempSync(join(tmpdir(), 'simulated-azure-'));
  private initialized = false;

  constructor(public env: Readonly<Record<string, string>>) {}

  write(config: object): void {
    const stack = {
      terraform: {
        required_providers: {
          azurerm: { source: 'hashicorp/azurerm' },
          azuread: { source: 'hashicorp/azuread' },
        },
      },
      provider: {
        azurerm: { features: {}, subscription_id: subscription, tenant_id: tenant },
        azuread: { tenant_id: tenant },
      },
      ...config,
    };
    writeFileSync(join(this.folder, 'main.tf.json'), JSON.stringify(stack, null, 1));
  }

  /** Runs Terraform and expects it to succeed. */
  async run(...args: readonly string[]): Promise<string> {
    const { code, stdout, errors } = await this.tryRun(...args);
    if (code !== 0) throw new Error(`terraform ${args.join(' ')}: ${errors}`);
    return stdout;
  }

  async tryRun(...args: readonly string[]): Promise<Outcome> {
    if (!this.initialized) {
      this.initialized = true;
      await this.run('init', '-no-color', '-input=false');
    }
    const child = this.start(args);
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (data) => {
      stdout += data;
    });
    child.stderr?.on('data', (data) => {
      stderr += data;
    });
    return new Promise((resolve) =>
      child.on('close', (code) => resolve({ code, stdout, errors: unwrap(stderr) })),
    );
  }

  start(args: readonly string[]): ChildProcess {
    return spawn(terraformOf(process.env), args, {
      cwd: this.folder,
      env: { ...process.env, ...this.env, TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1' },
    });
  }

  apply(...args: readonly string[]): Promise<string> {
    return this.run('apply', '-auto-approve', '-no-color', '-input=false', ...args);
  }

  async refusal(command: 'plan' | 'apply' | 'destroy' | 'validate'): Promise<string> {
    const approve = command === 'apply' || command === 'destroy' ? ['-auto-approve'] : [];
    const { code, errors } = await this.tryRun(command, '-no-color', ...approve);
    if (code === 0) throw new Error(`terraform ${command} was expected to fail`);
    return errors;
  }

  /** The changes that a plan holds, without those that change nothing. */
  async changes(): Promise<readonly ResourceChange[]> {
    await this.run('plan', '-no-color', '-input=false', '-out=plan');
    const { resource_changes: changes = [] } = JSON.parse(await this.run('show', '-json', 'plan')) as {
      resource_changes?: readonly ResourceChange[];
    };
    return changes.filter(
      ({ change }) => change.importing !== undefined || !['no-op', 'read'].includes(String(change.actions)),
    );
  }

  /** `ADDRESS: ACTIONS` of every change. */
  async changeList(): Promise<readonly string[]> {
    return (await this.changes()).map(({ address, change }) => `${address}: ${change.actions.join('+')}`);
  }

  async outputs(): Promise<Record<string, unknown>> {
    const outputs = JSON.parse(await this.run('output', '-json')) as Record<string, { value: unknown }>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Terraform frames and wraps its messages; this joins them again. */
const unwrap = (output: string) => output.replaceAll(/\s*\n[│╷╵]?\s*/g, ' ').replaceAll(/ [│╷╵] /g, ' ');
