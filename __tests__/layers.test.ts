/** The linter holds the layers: each forbidden import is written down and must be refused. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..');

/** file -> module -> what the linter says */
const FORBIDDEN: readonly (readonly [file: string, module: string, message: string])[] = [
  ['topology/a.ts', 'cdktf', 'topology/ is pure: no CDKTF.'],
  ['topology/b.ts', 'constructs', 'topology/ is pure: no CDKTF.'],
  ['topology/c.ts', '@cdktf/provider-azurerm/lib/key-vault', 'topology/ imports no other layer.'],
  ['topology/d.ts', '../stacks', 'topology/ imports no other layer.'],
  ['topology/rules/e.ts', '../../constructs/origin', 'topology/ imports no other layer.'],
  ['topology/f.ts', '../commands/run', 'topology/ imports no other layer.'],
  ['topology/g.ts', '../rehearsal/rehearse', 'topology/ imports no other layer.'],
  ['topology/h.ts', '../review/plan', 'topology/ imports no other layer.'],
  ['topology/i.ts', 'node:fs', 'topology/ is pure; only its loader reads files.'],
  ['topology/j.ts', '../dns/query', 'topology/ imports no other layer.'],
  ['constructs/a.ts', '../stacks/base-stack', 'constructs/ know only topology/.'],
  ['constructs/b.ts', '../commands/run', 'constructs/ know only topology/.'],
  ['constructs/c.ts', 'node:fs', 'constructs/ know only topology/.'],
  ['constructs/d.ts', '../dns/query', 'constructs/ know only topology/.'],
  ['stacks/a.ts', '../commands/run', 'stacks/ know constructs/ and topology/.'],
  ['stacks/b.ts', 'node:fs', 'stacks/ know constructs/ and topology/.'],
  ['stacks/c.ts', '../dns/query', 'stacks/ know constructs/ and topology/.'],
  ['review/a.ts', 'cdktf', 'No CDKTF here: work on synthesized JSON and plans.'],
  ['review/b.ts', '../stacks', 'review/, rehearsal/ and dns/ import topology/ at most.'],
  ['rehearsal/a.ts', '../constructs/origin', 'review/, rehearsal/ and dns/ import topology/ at most.'],
  [
    'rehearsal/simulated-azure/c.ts',
    '../../constructs/origin',
    'review/, rehearsal/ and dns/ import topology/ at most.',
  ],
  [
    'rehearsal/simulated-azure/b.ts',
    '../../stacks',
    'review/, rehearsal/ and dns/ import topology/ at most.',
  ],
  ['dns/a.ts', '../commands/run', 'review/, rehearsal/ and dns/ import topology/ at most.'],
];

const ALLOWED: readonly (readonly [file: string, module: string])[] = [
  ['stacks/z.ts', '../constructs/origin'],
  ['stacks/y.ts', '../topology/topology'],
  ['constructs/z.ts', '../topology/names'],
  ['constructs/y.ts', 'constructs'],
  ['constructs/x.ts', '@cdktf/provider-azurerm/lib/dns-zone'],
  ['rehearsal/z.ts', '../topology/topology'],
  ['commands/z.ts', '../stacks'],
  ['commands/y.ts', 'node:fs'],
];

interface Report {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly message: string;
    readonly location: { readonly path: string };
  }[];
}

/** What the linter of this project says of files, each with one import: path -> message. */
function complaints(files: readonly (readonly [file: string, module: string, ...unknown[]])[]) {
  const folder = mkdtempSync(join(tmpdir(), 'layers-'));
  try {
    const { vcs: _, ...config } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(config));
    for (const [file, module] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `import { thing } from '${module}';\n\nexport const used = thing;\n`);
    }
    const { stdout } = spawnSync(
      join(root, 'node_modules/.bin/biome'),
      ['lint', '--reporter=json', '--max-diagnostics=none', '--only=style/noRestrictedImports', '.'],
      { cwd: folder, encoding: 'utf8' },
    );
    const { diagnostics } = JSON.parse(stdout) as Report;
    return diagnostics.map(({ location, message }) => [location.path, message]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('every forbidden import is refused, and no other', () => {
  const found = complaints([...FORBIDDEN, ...ALLOWED]);
  expect(found.sort()).toEqual(FORBIDDEN.map(([file, , message]) => [file, message]).sort());
});
