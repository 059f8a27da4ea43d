/** What people read is plain English in the words of docs/glossary.md. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

const root = join(__dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** `| not | but |`, the second table of the glossary. */
const [, table = ''] = read('docs/glossary.md').split('| not | but |');
const replaced = [...table.matchAll(/^\| ([^|-][^|]*) \| ([^|]+) \|$/gm)].map(([, not = '', but = '']) => ({
  not,
  but,
}));

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n');

/** The texts in a program: its string and template literals. */
function literals(source: string): readonly string[] {
  const texts: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (node === null || typeof node !== 'object' || Array.isArray(node)) return;
    const { type, value, raw } = node as { type?: string; value?: unknown; raw?: string };
    if (type === 'StringLiteral' && typeof value === 'string') texts.push(value);
    if (type === 'TemplateElement' && raw) texts.push(raw);
    Object.values(node).forEach(visit);
  };
  visit(parseSync(source, { syntax: 'typescript' }).body);
  return texts;
}

const prose = (file: string) => read(file).replaceAll(/^```[\s\S]*?^```$|`[^`\n]*`/gm, '');

const texts: readonly (readonly [file: string, texts: readonly string[]])[] = tracked
  .filter((file) => !file.startsWith('__tests__/') && file !== 'docs/glossary.md')
  .flatMap((file) => {
    if (file.endsWith('.ts')) return [[file, literals(read(file))] as const];
    return /\.md$|\.yml$|^help$|^regions\.yaml$|^package\.json$/.test(file)
      ? [[file, [prose(file)]] as const]
      : [];
  });

test('the glossary names words to replace', () => {
  expect(replaced.length).toBeGreaterThan(5);
});

test.each(replaced)('nobody reads "$not" where "$but" is meant', ({ not }) => {
  const words = not.split(', ').map((one) => one.replaceAll(' ', '\\s+'));
  const word = new RegExp(`(?<![\\w-])(?:${words.join('|')})(?![\\w-])`, 'i');
  const found = texts.flatMap(([file, all]) =>
    all
      .filter((text) => word.test(text))
      .map((text) => `${file}: ${text.match(new RegExp(`.{0,40}${word.source}.{0,40}`, 'is'))?.[0]}`),
  );
  expect(found).toEqual([]);
});
