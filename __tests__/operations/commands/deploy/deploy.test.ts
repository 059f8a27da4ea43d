/** What `npm run deploy` refuses before Terraform applies anything; the rest: deploy.e2e.test.ts. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploy } from '../../../../operations/commands/deploy/deploy';
import { canonicalFile } from '../../../../topology/canonical';
import { edited, topologyOf } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';
import { changeJson, planJson } from '../../review/support/plan-json';

const plain = edited(['alerts:\n', 'deployed: none\nalerts:\n']);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  writeFileSync(join(folder, 'regions.yaml'), plain);
});
afterEach(() => rmSync(folder, { recursive: true }));

const planned = (actions: readonly string[]) =>
  planJson({
    resource_changes: [
      changeJson({
        type: 'azurerm_key_vault',
        actions,
        before: { id: 'kv', tags: { a: 'old' } },
        after: actions[0] === 'delete' ? null : { id: 'kv', tags: { a: 'new' } },
      }),
    ],
  });

/** With a script that stands in for Terraform: it shows this plan of any stack, and writes down what it is asked to apply. */
function run(plan: object, ...args: readonly string[]) {
  const terraform = join(folder, 'terraform');
  writeFileSync(join(folder, 'shown.json'), JSON.stringify(plan));
  const lines = [
    '#!/bin/sh',
    '[ "$1" = version ] && echo \'{ "terraform_version": "1.11.4" }\' && exit',
    `[ "$1" = show ] && cat "${folder}/shown.json" && exit`,
    '[ "$1" = plan ] && exit 2',
    `[ "$1" = state ] && [ -f "${folder}/state.json" ] && cat "${folder}/state.json" && exit`,
    `[ "$1" = apply ] && echo "$PWD" >> "${folder}/applied"`,
    'exit 0',
  ];
  writeFileSync(terraform, lines.join('\n'));
  chmodSync(terraform, 0o755);
  return runCommand(deploy, folder, args, { env: { ...process.env, TERRAFORM_BINARY_NAME: terraform } });
}
const update = planned(['update']);
const record = (stacks: object) =>
  writeFileSync(join(folder, 'record.json'), JSON.stringify({ format: 1, stacks }));

test.each<[string, readonly string[], string]>([
  ['nobody to ask', [], 'deploy: asks before it applies; found no terminal; add --yes or --dry-run'],
  [
    'two ways to choose',
    ['--yes', '--stack', 'global', '--from', 'global'],
    '--from: cannot be combined with --stack',
  ],
  ['a stack that is none', ['--yes', '--stack', 'stamp-x'], 'there is no stack stamp-x; known: global'],
  [
    'a record that is none',
    ['--yes', '--reviewed', 'regions.yaml'],
    'regions.yaml is not a record of a review',
  ],
])('%s', async (_, args, message) => {
  const { code, err } = await run(update, ...args);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

test('a file that is refused is not planned', async () => {
  writeFileSync(join(folder, 'regions.yaml'), plain.replace('dataPriority: 1', 'dataPriority: 0'));
  expect(await run(update, '--yes')).toMatchObject({ code: 1 });
});

test('deployed: none is refused once the last stack holds anything', async () => {
  const resources = [{ mode: 'managed', type: 'azurerm_dns_zone', name: 'zone', instances: [{}] }];
  const outputs = { regions_file: { value: canonicalFile(topologyOf()) } };
  writeFileSync(join(folder, 'state.json'), JSON.stringify({ resources, outputs }));
  const { code, out } = await run(update, '--yes');
  expect([code, out]).toEqual([1, expect.stringContaining('delete this line')]);
  expect(() => readFileSync(join(folder, 'applied'))).toThrow('ENOENT');
});

test.each<[string, object, object | undefined, string]>([
  ['a hazard', planned(['delete']), undefined, 'The review blocks this plan.'],
  ['more than was reviewed', update, { global: {} }, 'The plan goes beyond the reviewed change.'],
  ['a stack that nobody has reviewed', update, {}, 'The plan goes beyond the reviewed change.'],
])('%s: it stops, and applies nothing', async (_, plan, stacks, why) => {
  record(stacks ?? {});
  const reviewed = stacks ? ['--reviewed', 'record.json'] : [];
  const { code, out } = await run(plan, '--yes', '--stack', 'global', '--markdown', 'done.md', ...reviewed);
  expect([code, out]).toEqual([1, expect.stringContaining(why)]);
  expect(readFileSync(join(folder, 'done.md'), 'utf8')).toContain('Stopped at: global');
  expect(() => readFileSync(join(folder, 'applied'))).toThrow('ENOENT');
});

test('--dry-run looks at every stack, though one is blocked', async () => {
  const { code, out } = await run(planned(['delete']), '--dry-run');
  expect([code, out.match(/The review blocks this:/g)?.length]).toEqual([1, 4]);
});
