/**
 * docs/exceptions.md has what reviewers' lists flag on the stacks, no more and no less. The lists are those of
 * support/reviews/data, their questions are asked in support/reviews.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aprl, looksAt } from '../support/reviews/aprl';
import { checkov } from '../support/reviews/checkov';
import { shippedTopology } from '../support/shipped-file';
import { resourcesOf, stackOf, synthesized } from '../support/synthesize';

const system = synthesized(shippedTopology());
const stacks = Object.keys(system.files).map((name) => stackOf(system, name));
const types = [...new Set(stacks.flatMap(({ resource }) => Object.keys(resource)))].sort();

const page = readFileSync(join(__dirname, '../../docs/exceptions.md'), 'utf8');
const sectionOf = (heading: string): string =>
  page.split(/^## /m).find((one) => one.startsWith(heading)) ?? '';

/** `| id | what is asked | answer |` */
const rowsOf = (heading: string): readonly string[] =>
  [...sectionOf(heading).matchAll(/^\| `(\w+)` \| (.+?) \| .{10,} \|$/gm)]
    .map(([, id, title]) => `${id} ${title}`)
    .sort();
const rows = (asked: readonly { readonly id: string; readonly title: string }[]): readonly string[] =>
  asked.map(({ id, title }) => `${id} ${title}`).sort();

const flaggedByCheckov = checkov.filter(({ holds, types: looked }) =>
  stacks.some((stack) =>
    resourcesOf(stack, ...looked).some(({ address, properties }) => !holds?.(properties, stack, address)),
  ),
);
const flaggedByAprl = aprl.filter(({ holds }) => holds && !holds(stacks));
const advice = aprl.filter(({ holds }) => !holds);

test('each check of checkov can be asked', () => {
  expect(checkov.filter(({ holds }) => !holds)).toEqual([]);
});

test.each([
  ['checkov', flaggedByCheckov],
  ['Azure Proactive Resiliency Library', flaggedByAprl],
  ['Advice', advice],
])('%s: what is flagged is declared, and what is declared is flagged', (heading, asked) => {
  expect(rowsOf(heading)).toEqual(rows(asked));
});

test('the page counts', () => {
  expect(page).toContain(`| ${checkov.length} | ${flaggedByCheckov.length} |`);
  expect(page).toContain(
    `| ${aprl.length} | ${flaggedByAprl.length}, and ${advice.length} that no stack can show |`,
  );
});

test('the short ids of APRL tell its recommendations apart', () => {
  expect(new Set(aprl.map(({ id }) => id)).size).toBe(aprl.length);
});

test('each resource type is looked at, or the page says that none of the lists does', () => {
  const looked = new Set([...checkov.flatMap((check) => check.types), ...looksAt]);
  const named = [...sectionOf('Not looked at').matchAll(/`(\w+)`/g)].map(([, name]) => `${name}`);
  expect(named.sort()).toEqual(
    types.filter((type) => !looked.has(type)).map((type) => type.replace('azurerm_', '')),
  );
});

test('the page names the commits that the lists were taken from', () => {
  for (const name of ['aprl', 'checkov']) {
    const file = join(__dirname, `../support/reviews/data/${name}.json`);
    const [commit = 'none'] = /[0-9a-f]{40}/.exec(readFileSync(file, 'utf8')) ?? [];
    expect(page).toContain(commit.slice(0, 8));
  }
});
