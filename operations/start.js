/**
 * Compiles what has changed, then runs a program of the project in this process, whose start it saves:
 * `node operations/start.js main`. The tests are not compiled, so that none of them can stop a synthesis.
 */
const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const dist = join(root, 'dist');
const config = 'tsconfig.build.json';

/** The compiler leaves the output of a source that is gone; and what another build has left is not known to it. */
function isStale() {
  if (!existsSync(join(dist, 'tsconfig.build.tsbuildinfo'))) return existsSync(dist);
  const outputs = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith('.js'));
  return outputs.some((file) => !existsSync(join(root, file.replace(/js$/, 'ts'))));
}

/** One message, where the compiler has one for each file. */
function refuse(reason) {
  console.error(`${dist}: cannot be written; found ${reason}; run in a copy of the project`);
  process.exit(2);
}

if (isStale()) {
  try {
    rmSync(dist, { recursive: true });
  } catch ({ code }) {
    refuse(code);
  }
}
const pretty = process.stdout.isTTY ? ['--pretty'] : [];
const compiler = [join(root, 'node_modules/typescript/lib/tsc.js'), '--build', config, ...pretty];
const compiled = spawnSync(process.execPath, compiler, {
  cwd: root,
  stdio: ['inherit', 'pipe', 'inherit'],
  encoding: 'utf8',
});
if (compiled.status !== 0) {
  const [, reason] = /TS5033: Could not write file '.*?': (.*)/.exec(compiled.stdout ?? '') ?? [];
  if (reason) refuse(reason);
  process.stdout.write(compiled.stdout ?? '');
  process.exit(compiled.status ?? 2);
}

const [program] = process.argv.splice(2, 1);
require(join(dist, program));
