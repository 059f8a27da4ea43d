import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../cli/exit';
import { PEAK_FOLDER } from './peak-memory';

export interface Measurable {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Measured {
  readonly name: string;
  /** Medians, and the fastest and slowest run. */
  readonly seconds: { readonly median: number; readonly min: number; readonly max: number };
  /** Of the largest Node process. */
  readonly megabytes: number;
}

/** Fresh processes; the first one is not counted, because it fills the disk caches. */
export function measure(what: Measurable, runs: number, env: NodeJS.ProcessEnv): Measured {
  once(what, env);
  const measured = Array.from({ length: runs }, () => once(what, env));
  const seconds = measured.map((run) => run.seconds);
  return {
    name: what.name,
    seconds: { median: median(seconds), min: Math.min(...seconds), max: Math.max(...seconds) },
    megabytes: median(measured.map((run) => run.megabytes)),
  };
}

function once({ name, command: [program, ...args], cwd, env }: Measurable, around: NodeJS.ProcessEnv) {
  const peaks = mkdtempSync(join(tmpdir(), 'bench-peaks-'));
  try {
    const started = performance.now();
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd,
      encoding: 'utf8',
      env: {
        ...around,
        ...env,
        NODE_OPTIONS: `--require=${require.resolve('./peak-memory')}`,
        [PEAK_FOLDER]: peaks,
      },
    });
    const seconds = (performance.now() - started) / 1000;
    if (status !== 0) throw new UsageError(`${name} failed: ${error?.message ?? stdout + stderr}`);
    const kilobytes = readdirSync(peaks).map((file) => Number(readFileSync(join(peaks, file), 'utf8')));
    return { seconds, megabytes: Math.max(...kilobytes) / 1024 };
  } finally {
    rmSync(peaks, { recursive: true });
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}
