/** The example of a container, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformFileSync } from '@swc/core';

const source = join(__dirname, '../../examples/api');

/** The types of swc do not know the last one yet. */
const jsc = {
  parser: { syntax: 'typescript' },
  target: 'es2022',
  rewriteRelativeImportExtensions: true,
} as const;

/** Node.js from 22.18 on runs it as it is; these tests run on Node.js 20 too. */
function compiled(): string {
  const folder = mkdtempSync(join(tmpdir(), 'example-api-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const files = readdirSync(source).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  for (const file of files) {
    const { code } = transformFileSync(join(source, file), { swcrc: false, jsc, module: { type: 'es6' } });
    writeFileSync(join(folder, file.replace(/ts$/, 'js')), code);
  }
  return folder;
}

export interface ExampleApi {
  readonly url: string;
  readonly pid: number;
  /** Resolves with its exit code. */
  readonly ended: Promise<number | null>;
  readonly close: () => Promise<void>;
}

/** @param env that it is given beside its port */
export async function exampleApi(port: number, env: Readonly<Record<string, string>>): Promise<ExampleApi> {
  const folder = compiled();
  const child: ChildProcess = spawn(process.execPath, [join(folder, 'server.js')], {
    env: { PORT: String(port), ...env },
    stdio: 'inherit',
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    ended,
    close: async () => {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
