/**
 * docs/exceptions.md has what reviewers' lists flag on the stacks, no more and no less. The lists are those of
 * support/reviews/data, their questions are asked in support/reviews.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTopology } from '../../topology/parse';
import type { Topology } from '../../topology/topology';
import { aprl, looksAt, namedTypes } from '../support/reviews/aprl';
import { checkov } from '../support/reviews/checkov';
import { shippedTopology } from '../support/shipped-file';
import { bootstrapOf, resourcesOf, type StackFile, stackOf, synthesized } from '../support/synthesize';

const stacksOf = (topology: Topology): readonly StackFile[] => {
  const system = synthesized(topology);
  return [bootstrapOf(topology), ...Object.keys(system.files).map((name) => stackOf(system, name))];
};
const stacks = stacksOf(shippedTopology());
const everyOptionText = readFileSync(join(__dirname, '../fixtures/every-option.yaml'), 'utf8');
/** So that what an option weakens is seen, too. */
const everyOption = stacksOf(parseTopology(everyOptionText, 'every-option.yaml'));
const types = [...new Set(stacks.flatMap(({ resource }) => Object.keys(resource)))].sort();

const page = readFileSync(join(__dirname, '../../docs/exceptions.md'), 'utf8');
const sectionOf = (heading: string): string =>
  page.split(/^## /m).find((one) => one.startsWith(heading)) ?? '';

/** `| id | check | answer |` */
const rowsOf = (heading: string): readonly string[] =>
  [...sectionOf(heading).matchAll(/^\| `(\w+)` \| (.+?) \| .{10,} \|$/gm)]
    .map(([, id, title]) => `${id} ${title}`)
    .sort();
const rows = (asked: readonly { readonly id: string; readonly title: string }[]): readonly string[] =>
  asked.map(({ id, title }) => `${id} ${title}`).sort();

const byCheckov = (asked: readonly StackFile[]) =>
  checkov.filter(({ holds, types: looked }) =>
    asked.some((stack) =>
      resourcesOf(stack, ...looked).some(({ address, properties }) => !holds?.(properties, stack, address)),
    ),
  );
const byAprl = (asked: readonly StackFile[]) => aprl.filter(({ holds }) => holds && !holds(asked));
const flaggedByCheckov = byCheckov(stacks);
const flaggedByAprl = byAprl(stacks);
const flaggedByOptions = [
  ...byCheckov(everyOption).filter((one) => !flaggedByCheckov.includes(one)),
  ...byAprl(everyOption).filter((one) => !flaggedByAprl.includes(one)),
];
const advice = aprl.filter(({ holds }) => !holds);

test('each check of checkov can be asked', () => {
  expect(checkov.filter(({ holds }) => !holds)).toEqual([]);
});

test.each([
  ['checkov', flaggedByCheckov],
  ['Azure Proactive Resiliency Library', flaggedByAprl],
  ['Advice', advice],
  ['What options weaken', flaggedByOptions],
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

test('each resource type of APRL has its name in azurerm, and only those have one', () => {
  expect([...namedTypes].sort()).toEqual([...new Set(aprl.map(({ type }) => type))].sort());
});

test('each resource type is looked at, or the page says that none of the lists does', () => {
  const looked = new Set([...checkov.flatMap((check) => check.types), ...looksAt]);
  const named = [...sectionOf('Not looked at').matchAll(/`(\w+)`/g)].map(([, name]) => `${name}`);
  expect(named.sort()).toEqual(
    types
      .filter((type) => !looked.has(type))
      .map((type) => type.replace('azurerm_', ''))
      .sort(),
  );
});

test('the page names the commits that the lists were taken from', () => {
  for (const name of ['aprl', 'checkov']) {
    const file = join(__dirname, `../support/reviews/data/${name}.json`);
    const [commit = 'none'] = /[0-9a-f]{40}/.exec(readFileSync(file, 'utf8')) ?? [];
    expect(page).toContain(commit.slice(0, 8));
  }
});
