import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sources of the program; the template compiles them at every run. */
const SOURCES = ['main.ts', 'regions.yaml', 'stacks', 'constructs', 'topology', 'operations'];
/** ts-node needs the compiler's API, which TypeScript 7 no longer has. */
const TOOLS = ['ts-node@10.9.2', 'typescript@5.9'];

/**
 * The same program as CDKTF's TypeScript template would run it: `npx ts-node main.ts`, types checked. A folder with
 * copied sources and this project's packages, but for the compiler, which is installed beside it.
 */
export function makeTemplateProject(project: string, folder: string): string {
  const tools = join(folder, 'tools');
  mkdirSync(tools);
  writeFileSync(join(tools, 'package.json'), '{}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', ...TOOLS], { cwd: tools, stdio: 'pipe' });

  const copy = join(folder, 'template');
  const modules = join(copy, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  for (const source of SOURCES) cpSync(join(project, source), join(copy, source), { recursive: true });
  for (const name of readdirSync(join(project, 'node_modules')).filter((found) => !found.startsWith('.'))) {
    const from = ['typescript', 'ts-node'].includes(name) ? tools : project;
    symlinkSync(join(from, 'node_modules', name), join(modules, name));
  }
  symlinkSync(join(tools, 'node_modules/ts-node'), join(modules, 'ts-node'));
  symlinkSync(join(tools, 'node_modules/ts-node/dist/bin.js'), join(modules, '.bin/ts-node'));

  const cdktf = JSON.parse(readFileSync(join(project, 'cdktf.json'), 'utf8'));
  writeFileSync(join(copy, 'cdktf.json'), JSON.stringify({ ...cdktf, app: 'npx ts-node main.ts' }));
  const { compilerOptions } = JSON.parse(readFileSync(join(project, 'tsconfig.json'), 'utf8'));
  writeFileSync(
    join(copy, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, types: ['node'] } }),
  );
  writeFileSync(join(copy, 'package.json'), '{"private":true}');
  return copy;
}
