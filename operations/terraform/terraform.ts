import { type ChildProcess, spawn } from 'node:child_process';
import { OLDEST_TERRAFORM } from '../../topology/terraform-version';
import { TerraformError } from './errors';

/** What Terraform prints as a line of JSON (https://developer.hashicorp.com/terraform/internals/machine-readable-ui). */
export interface Event {
  readonly '@message': string;
  readonly type: string;
  readonly diagnostic?: Diagnostic;
}

export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
}

interface Output {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program to use as Terraform, by name or path. An empty variable counts as not set. */
export const terraformOf = ({ TERRAFORM_BINARY_NAME }: NodeJS.ProcessEnv): string =>
  TERRAFORM_BINARY_NAME || 'terraform';

/** The Terraform of this machine; it uses only the providers that `env` names. */
export class Terraform {
  /** For messages, too. */
  readonly program: string;
  private readonly env: NodeJS.ProcessEnv;

  /**
   * @param signal ends whatever is under way
   * @param ending `gentle`: asks Terraform to end, so that it first releases the lock of the state
   */
  constructor(
    env: NodeJS.ProcessEnv,
    private readonly signal: AbortSignal,
    private readonly ending: 'at once' | 'gentle' = 'at once',
  ) {
    this.program = terraformOf(env);
    this.env = { ...env, TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
  }

  /** The same with more in its environment. */
  with(env: NodeJS.ProcessEnv): Terraform {
    return new Terraform({ ...this.env, ...env }, this.signal);
  }

  /** @throws TerraformError if Terraform cannot be started, or is too old. */
  async check(folder: string): Promise<void> {
    const { code, stdout, stderr } = await this.run(folder, ['version', '-json']);
    if (code !== 0) throw new TerraformError(`${this.program} version failed: ${stderr.trim()}`);
    const { terraform_version: version } = JSON.parse(stdout) as { terraform_version: string };
    if (!isOlder(version, OLDEST_TERRAFORM)) return;
    throw new TerraformError(
      `${this.program} is too old; found ${version}; install ${OLDEST_TERRAFORM} or newer: https://developer.hashicorp.com/terraform/install`,
    );
  }

  run(folder: string, args: readonly string[], onLine: (line: string) => void = () => {}): Promise<Output> {
    this.signal.throwIfAborted();
    const gentle = this.ending === 'gentle';
    const child = spawn(this.program, args, {
      cwd: folder,
      env: this.env,
      signal: this.signal,
      killSignal: gentle ? 'SIGINT' : 'SIGKILL',
      // Not reached by Ctrl+C in the terminal: at a second interrupt Terraform ends without releasing the lock.
      detached: gentle,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return this.output(child, onLine);
  }

  private output(child: ChildProcess, onLine: (line: string) => void): Promise<Output> {
    const out = new Lines(onLine);
    const err = new Lines();
    child.stdout?.setEncoding('utf8').on('data', (text: string) => out.add(text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => err.add(text));
    return new Promise((resolve, reject) => {
      let failure: Error | undefined;
      child.on('error', (error: NodeJS.ErrnoException) => {
        failure = new TerraformError(
          error.code === 'ENOENT'
            ? missing(this.program)
            : `${this.program} cannot be started: ${error.message}`,
        );
      });
      child.on('close', (code) => {
        if (this.signal.aborted) reject(this.signal.reason);
        else if (failure) reject(failure);
        else resolve({ code, stdout: out.text, stderr: err.text });
      });
    });
  }
}

const missing = (program: string): string =>
  `${program}: was not found; install Terraform ${OLDEST_TERRAFORM} or newer (https://developer.hashicorp.com/terraform/install), or set TERRAFORM_BINARY_NAME to another program`;

/** 1.10 is newer than 1.9. */
const isOlder = (version: string, than: string): boolean =>
  version.localeCompare(than, 'en', { numeric: true }) < 0;

/** Text that arrives in pieces. */
class Lines {
  text = '';
  private told = 0;

  constructor(private readonly onLine?: (line: string) => void) {}

  add(piece: string): void {
    this.text += piece;
    if (!this.onLine) return;
    for (let end = this.text.indexOf('\n', this.told); end >= 0; end = this.text.indexOf('\n', this.told)) {
      this.onLine(this.text.slice(this.told, end));
      this.told = end + 1;
    }
  }
}
