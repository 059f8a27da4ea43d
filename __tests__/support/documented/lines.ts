/** The command lines in what people read: README, help, docs. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';

const root = join(__dirname, '../../..');
const PROGRAMS = ['npm', 'npx', 'node', 'git', 'cat', 'terraform', 'az', 'curl', 'dig', 'docker', 'cdktf'];
/** A program and its arguments in a sentence. A word alone, `terraform`, is no line. */
const INLINE = new RegExp(`^(?:[A-Z_]+=\\S+ )*(?:${PROGRAMS.join('|')}) `);
const SHELLS = ['sh', 'bash', 'console'];

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** Without comments; a line that goes on after a backslash is one. */
function inShell(block: string): readonly string[] {
  return block
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => oneLine(line.replace(/(^|\s+)#.*$/, '')))
    .filter(Boolean);
}

/** In blocks of a shell and in sentences. */
function inMarkdown(text: string): readonly string[] {
  const tokens = new MarkdownIt().parse(text, {});
  return tokens.flatMap(({ type, info, content, children }) => {
    if (type === 'fence' && SHELLS.includes(info)) return inShell(content);
    if (type === 'fence') return info ? [] : inShell(content).filter((line) => INLINE.test(line));
    const code = (children ?? []).filter((child) => child.type === 'code_inline');
    return code.map((child) => oneLine(child.content)).filter((line) => INLINE.test(line));
  });
}

/**
 * Those of `help`: a line, and below it what may be added to it, between bars; what begins with a word takes the place of
 * its arguments. `npm run plan -- STACK` with `-- --markdown FILE | --expected DIR: what for` makes three.
 */
function inHelp(text: string): readonly string[] {
  let started = '';
  return text.split('\n').flatMap((line) => {
    const [, command] = /^ {4}((?:npm|npx|cat) .*?)(?: {2,}|$)/.exec(line) ?? [];
    if (command) {
      started = command;
      return [command];
    }
    const [, added] = /^ {20,}-- (.*)$/.exec(line) ?? [];
    if (!added) return [];
    const [program] = started.split(' -- ');
    return added.split(' | ').map((alternative) => {
      const one = alternative.replace(/: .*/, '');
      if (!one.startsWith('--')) return `${program} -- ${one}`;
      return started.includes(' -- ') ? `${started} ${one}` : `${started} -- ${one}`;
    });
  });
}

/** line -> the documents that have it */
export function documentedLines(): ReadonlyMap<string, readonly string[]> {
  const listed = ['ls-files', '--cached', '--others', '--exclude-standard', '*.md', 'help'];
  const documents = execFileSync('git', listed, { cwd: root, encoding: 'utf8' }).trim().split('\n');
  const found = new Map<string, string[]>();
  for (const document of documents) {
    const text = readFileSync(join(root, document), 'utf8');
    const lines = document.endsWith('.md') ? inMarkdown(text) : inHelp(text);
    for (const line of new Set(lines)) found.set(line, [...(found.get(line) ?? []), document]);
  }
  return found;
}
