/**
 * Is CDK Terrain (`cdktn`) still a replacement for CDKTF? Installs it into a temporary folder, checks the types of this
 * project against it, and compares the stacks that both generate: `npm run cdktn [-- VERSION]`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

const files = ['regions.yaml', '__tests__/fixtures/regions.yaml', '__tests__/fixtures/every-option.yaml'];
const [version = '0.24.0', unknown] = process.argv.slice(2);
const wrong = version.startsWith('-') ? version : unknown;
if (wrong !== undefined) {
  console.error(`npm run cdktn -- takes one version, or none; found ${wrong}; leave it out`);
  process.exit(2);
}
const project = fileURLToPath(new URL('..', import.meta.url));
const modules = join(project, 'node_modules');
const folder = mkdtempSync(join(tmpdir(), 'cdktn-'));

/** A failing command ends this program. */
function run(command, args, env = {}) {
  execFileSync(command, args, {
    cwd: project,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CDKTN_FOLDER: folder, ...env },
  });
}

/** `--legacy-peer-deps`, because its peer range excludes this project's version of constructs. */
function install() {
  const flags = ['--no-save', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  run('npm', ['install', '--prefix', folder, ...flags, `cdktn@${version}`]);
}

function checkTypes() {
  const paths = { cdktf: [join(folder, 'node_modules/cdktn')], constructs: [join(modules, 'constructs')] };
  const config = {
    extends: join(project, 'tsconfig.json'),
    compilerOptions: {
      noEmit: true,
      incremental: false,
      rootDir: '/',
      typeRoots: [join(modules, '@types')],
      paths,
    },
    files: [join(project, 'main.ts')],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  run(process.execPath, [join(modules, 'typescript/lib/tsc.js'), '--project', folder]);
}

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Stack -> what this generator writes for it, without its own version. */
function stacksOf(file, generator, ...flags) {
  const expected = read(join(generator, 'package.json')).version;
  const outdir = mkdtempSync(join(folder, 'out-'));
  run(process.execPath, [...flags, 'dist/main.js'], { REGIONS_FILE: file, CDKTF_OUTDIR: outdir });
  return Object.fromEntries(
    readdirSync(join(outdir, 'stacks')).map((stack) => {
      const config = read(join(outdir, 'stacks', stack, 'cdk.tf.json'));
      const { version: made, ...metadata } = config['//'].metadata;
      if (made !== expected) throw new Error(`${generator}: ${stack} was made by ${made}, not ${expected}`);
      return [stack, { ...config, '//': { ...config['//'], metadata } }];
    }),
  );
}

function isSame(file) {
  const hook = fileURLToPath(new URL('cdktn.cjs', import.meta.url));
  const before = stacksOf(file, join(modules, 'cdktf'));
  const after = stacksOf(file, join(folder, 'node_modules/cdktn'), '--require', hook);
  const other = Object.keys({ ...before, ...after }).filter(
    (stack) => !isDeepStrictEqual(before[stack], after[stack]),
  );
  console.log(`${file}: ${other.length > 0 ? `${other.join(', ')} differ` : 'the same stacks'}`);
  return other.length === 0;
}

try {
  install();
  checkTypes();
  console.log(`cdktn ${version}: the types fit`);
  if (!files.map(isSame).every(Boolean)) process.exitCode = 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
} finally {
  rmSync(folder, { recursive: true });
}
