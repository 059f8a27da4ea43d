import { plainPage } from '../../../../operations/cli/page';
import { changesText, remarksText, tableText } from '../../../../operations/commands/change/stack-report';
import type { StackReport } from '../../../../operations/terraform/stack-run';

const global: StackReport = {
  stack: 'global',
  outcome: 'deployed',
  changes: [
    { address: 'a.updated', action: 'update', attributes: ['sku', 'tags'] },
    { address: 'a.replaced', action: 'replace', attributes: ['location'] },
    { address: 'a.adopted', action: 'import', imported: true, attributes: [] },
    { address: 'a.adopted_and_changed', action: 'update', imported: true, attributes: ['tags'] },
    { address: 'a.created', action: 'create', attributes: [] },
    { address: 'a.deleted', action: 'delete', attributes: [] },
    { address: 'a.forgotten', action: 'forget', attributes: [] },
  ],
  outputs: [{ address: 'output.id', action: 'update', attributes: [] }],
  seconds: 1.25,
  notes: ['Warning: look\n  twice'],
};
const stamp: StackReport = {
  stack: 'stamp-x',
  outcome: 'failed',
  seconds: 0.1,
  problem: 'Error: ``` in it',
  notes: [],
};
const dns: StackReport = {
  stack: 'dns',
  outcome: 'planned',
  changes: [],
  outputs: [],
  seconds: 0,
  notes: [],
};
const reports = [global, stamp, dns];

test('a table', () => {
  expect(tableText(reports, plainPage)).toBe(`\
  stack    add  change  replace  destroy  import  seconds  outcome
  global     1       2        1        1       2      1.3  would deploy
  stamp-x                                             0.1  failed
  dns        0       0        0        0       0      0.0  planned`);
});

test('the changes of every stack', () => {
  expect(changesText(reports, plainPage)).toBe(`\
global
  ~ a.updated (sku, tags)
  -/+ a.replaced (location)
  <= a.adopted
  ~ a.adopted_and_changed (tags) (imported)
  + a.created
  - a.deleted
  . a.forgotten
  ~ output.id

stamp-x
  no plan

dns
  no changes`);
});

test('on a terminal what is done and undone has colours', () => {
  const page = { ...plainPage, colour: true };
  expect(
    changesText([stamp, { ...dns, changes: [{ address: 'a.b', action: 'delete', attributes: [] }] }], page),
  ).toBe('stamp-x\n  no plan\n\ndns\n  \u001b[31m- a.b\u001b[39m');
  expect(tableText([stamp], page)).toContain('\u001b[31mfailed\u001b[39m');
});

test('remarks', () => {
  expect(remarksText(reports)).toBe('global: Warning: look\n  twice\n\nstamp-x: Error: ``` in it');
  expect(remarksText([dns])).toBe('');
});

test('an outcome that is not one of a run', () => {
  const gone = { ...dns, outcome: 'orphaned', changes: undefined };
  expect(tableText([gone], plainPage).split('\n')[1]).toMatch(/^ {2}dns +0\.0 {2}orphaned$/);
});
