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

if (isStale()) rmSync(dist, { recursive: true });
const compiler = [join(root, 'node_modules/typescript/lib/tsc.js'), '--build', config];
const { status } = spawnSync(process.execPath, compiler, { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 2);

const [program] = process.argv.splice(2, 1);
require(join(dist, program));
