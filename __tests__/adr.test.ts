/** The table of decisions says what the decisions say. Their links: docs.test.ts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../docs/adr');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

const decisions = readdirSync(folder)
  .filter((file) => file !== 'README.md')
  .sort()
  .map((file) => {
    const [, number, title] = /^# (\d+)\. (.+)\n/.exec(read(file)) ?? [];
    const [, status] = /^Status: (.+)$/m.exec(read(file)) ?? [];
    return { file, number, title, status };
  });

test('docs/adr/README.md lists each decision with its title and status', () => {
  const rows = read('README.md').match(/^\| \d.*$/gm);
  expect(rows).toEqual(
    decisions.map(({ file, number, title, status }) => `| ${number} | [${title}](${file}) | ${status} |`),
  );
});

test.each(decisions)('$file has its number, and a status', ({ file, number, status }) => {
  expect(file).toMatch(new RegExp(`^${number?.padStart(4, '0')}-[a-z0-9-]+\\.md$`));
  expect(status).toMatch(/^(accepted, \d{4}-\d\d|superseded by \[ADR \d+\]\([\w-]+\.md\))(;|$)/);
});

test.each(decisions)('$file leads to the decisions that it names', ({ file }) => {
  const links = [...read(file).matchAll(/\[ADR\s+(\d+)\]\(([^)]+)\)/g)];
  expect(links.filter(([, number = '', to = '']) => !to.startsWith(`${number.padStart(4, '0')}-`))).toEqual(
    [],
  );
});
