import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { review } from '../../../../operations/commands/change/review';
import { baseText } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';
import { changeJson, planJson } from '../../review/support/plan-json';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'review-'));
  writeFileSync(join(folder, 'regions.yaml'), baseText);
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};
const writePlan = (file: string, ...changes: readonly Parameters<typeof changeJson>[0][]) =>
  write(file, JSON.stringify(planJson({ resource_changes: changes.map(changeJson) })));
const run = (...args: readonly string[]) => runCommand(review, folder, args);
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

const VAULT = { type: 'azurerm_key_vault', actions: ['delete'], before: { id: '/a,b:c%' } };
const TAGS = {
  type: 'azurerm_key_vault',
  before: { tags: { a: 'old|`x`' } },
  after: { tags: { a: '<new>' } },
};
const HINT =
  'Why: npm run check -- --explain ID. To accept a hazard on purpose, write accept: [{ id, address, reason, expires }] in the regions file; see docs/review.md.';
const LOST =
  'stamp-northeurope/azurerm_key_vault.it: would be destroyed; found "/a,b:c%"; restore the vault; if its region is retired on purpose, save its secrets and accept this hazard [LOST-VAULT]';

test('clean', async () => {
  writePlan('global.json', TAGS);
  expect(await run('global.json')).toEqual({
    code: 0,
    out: 'The review found nothing that blocks.',
    err: '',
  });
});

test('blocked, what is lost for good first', async () => {
  writePlan('stamp-northeurope/plan.json', VAULT);
  writePlan('dns-migration.json', { type: 'azurerm_dns_zone', actions: ['delete'], before: { id: '/z' } });
  const { code, out } = await run('dns-migration.json', 'stamp-northeurope/plan.json');
  expect(code).toBe(1);
  expect(out.split('\n')).toEqual([
    'The review blocks this: 2 hazards.',
    expect.stringContaining('dns-migration/azurerm_dns_zone.it: would be destroyed'),
    LOST,
    HINT,
  ]);
});

test('accepted', async () => {
  const accept =
    '{ id: LOST-VAULT, address: stamp-northeurope/azurerm_key_vault.it, reason: it was empty, expires: 2099-01-01 }';
  write('regions.yaml', baseText.replace('alerts:\n', `accept: [${accept}]\nalerts:\n`));
  writePlan('stamp-northeurope.json', VAULT);
  const { code, out } = await run('stamp-northeurope.json', '--markdown', 'report.md');
  expect([code, out]).toEqual([
    0,
    'The review found nothing that blocks. 1 hazard accepted.\naccepted until 2099-01-01: stamp-northeurope/azurerm_key_vault.it: it was empty [LOST-VAULT]',
  ]);
  expect(read('report.md')).toContain(
    '- accepted until 2099-01-01: `LOST-VAULT` at `stamp-northeurope/azurerm_key_vault.it`: it was empty\n',
  );
});

test('annotations of GitHub', async () => {
  writePlan('stamp-northeurope.json', VAULT);
  const { out } = await run('stamp-northeurope.json', '--annotations');
  expect(out.split('\n').at(-1)).toBe(
    '::error file=regions.yaml,title=LOST-VAULT::stamp-northeurope/azurerm_key_vault.it: would be destroyed; found "/a,b:c%25"; restore the vault; if its region is retired on purpose, save its secrets and accept this hazard',
  );
});

test('Markdown and JSON, with old and new values', async () => {
  writePlan('stamp-northeurope.json', VAULT, { ...TAGS, address: 'azurerm_key_vault.other' });
  await run('stamp-northeurope.json', '--markdown', 'report.md', '--json', 'report.json');
  const picture = /<details><summary>The states[\s\S]*?<\/details>\n\n/;
  expect(picture.exec(read('report.md'))?.[0]).toContain('```mermaid\nflowchart TB\n');
  expect(read('report.md').replace(picture, '')).toBe(`## Review

### What the review says

**The review blocks this: 1 hazard.**

- \`LOST-VAULT\` at \`stamp-northeurope/azurerm_key_vault.it\`: would be destroyed; found \`"/a,b:c%"\`; restore the vault; if its region is retired on purpose, save its secrets and accept this hazard

### What would be destroyed or replaced

- **stamp-northeurope** would destroy \`azurerm_key_vault.it\`.

### How much

| stack | add | change | replace | destroy | import | outcome |
| --- | ---: | ---: | ---: | ---: | ---: | --- |
| stamp-northeurope | 0 | 1 | 0 | 1 | 0 | planned |

### Every change

<details><summary>stamp-northeurope: 1 to change, 1 to destroy</summary>

\`\`\`diff
- azurerm_key_vault.it
~ azurerm_key_vault.other
      tags.a: "old|\`x\`" -> "<new>"
\`\`\`

</details>
`);
  expect(JSON.parse(read('report.json'))).toMatchObject({
    verdict: 'blocked',
    compared: false,
    hazards: [{ id: 'LOST-VAULT', address: 'stamp-northeurope/azurerm_key_vault.it' }],
    accepted: [],
    idle: [],
    notes: [],
    plans: [{ stack: 'stamp-northeurope' }],
  });
});

test('a refusal has a report of its own', async () => {
  write('report.md', 'The review found nothing that blocks.');
  write('empty.json', '');
  expect((await run('empty.json', '--markdown', 'report.md')).code).toBe(2);
  expect(read('report.md')).toBe(
    '## Review\n\n**Nothing was reviewed.**\n\n```\nNo review: not every plan could be read.\nempty.json is empty; found nothing; write it with terraform show -json PLAN > FILE\n```\n',
  );
});

test('nothing of a plan breaks a line, moves the cursor or turns the text around', async () => {
  const EVIL = 'x\n- azurerm_fake.it\u001b[31m\u202e';
  writePlan(
    'global.json',
    { ...TAGS, before: { tags: { [EVIL]: 'a' } }, after: { tags: { [EVIL]: '\u202e' } } },
    { type: 'azurerm_dns_a_record', actions: ['delete'], address: `azurerm_dns_a_record.a["${EVIL}"]` },
  );
  await run('global.json', '--markdown', 'report.md');
  expect(read('report.md')).not.toMatch(/[\p{Cf}]|^- azurerm_fake|(?![\n])\p{Cc}/mu);
});

test('a list of changes that GitHub would not take is cut, and says so', async () => {
  const after = {
    tags: Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`tag${i}`, 'x'.repeat(250)])),
  };
  const many = Array.from({ length: 200 }, (_, i) => ({
    ...TAGS,
    address: `azurerm_key_vault.v${i}`,
    after,
  }));
  writePlan('global.json', ...many);
  await run('global.json', '--markdown', 'report.md');
  expect(read('report.md').length).toBeLessThan(250_000);
  expect(read('report.md')).toMatch(/\n… \d+ more, left out for lack of room\n/);
});

test('the report begins with the step, where its base is named', async () => {
  write('base.yaml', baseText.replace('peakRequestsPerSecond: 400', 'peakRequestsPerSecond: 300'));
  writePlan('global.json', TAGS);
  await run('global.json', '--base', 'base.yaml', '--markdown', 'report.md');
  expect(read('report.md').match(/^#+ .*$/gm)).toEqual([
    '## Review',
    expect.stringMatching(/^### What changes in .*regions\.yaml$/),
    '### What the check says',
    '### What the review says',
    '### When a region fails at the peak',
    '### What would be destroyed or replaced',
    '### How much',
    '### Every change',
  ]);
});

test('compared with a rehearsal that was kept', async () => {
  writePlan('global.json', TAGS);
  write('kept/current/global/cdk.tf.json', '{}');
  const { code, out } = await run('global.json', '--expected', 'kept');
  expect(code).toBe(1);
  expect(out).toContain('CHANGE-UNEXPLAINED');
  writePlan('kept/current/global/plan.json', TAGS);
  expect((await run('global.json', '--expected', 'kept')).code).toBe(0);
});

test.each<[string, readonly string[], string]>([
  [
    'a file that is not there',
    ['none.json'],
    'none.json: cannot be read; found ENOENT; name an existing file',
  ],
  [
    'plans that cannot be read: all are named',
    ['global.json', 'empty.json', 'state.json'],
    'No review: not every plan could be read.\nempty.json is empty; found nothing; write it with terraform show -json PLAN > FILE\nstate.json is a state, not a plan; found "values"; write it with terraform show -json PLAN > FILE',
  ],
  [
    'two plans of one stack',
    ['global.json', 'again/global.json'],
    'No review: not every plan could be read.\nfound two plans of global; name only one of them',
  ],
  [
    'a plan of another system',
    ['webshop.json'],
    'No review: not every plan could be read.\nwebshop.json is a plan of another system, not of the one in regions.yaml; found "the stack webshop"; review plans of global, stamp-northeurope, stamp-francecentral, dns-migration',
  ],
  [
    'a folder without a rehearsal',
    ['global.json', '--expected', 'nowhere'],
    'nowhere: holds no rehearsal of global; run npm run rehearse -- --base BASE --keep nowhere',
  ],
  ['no plan', [], "error: missing required argument 'plan.json'"],
])('%s: exit code 2', async (_, args, err) => {
  writePlan('global.json', VAULT);
  writePlan('again/global.json', VAULT);
  writePlan('webshop.json', VAULT);
  write('empty.json', '');
  write('state.json', '{"values":{}}');
  expect(await run(...args)).toEqual({ code: 2, out: '', err });
});

describe('the record of a review', () => {
  test('a later plan that does the same is held against it', async () => {
    writePlan('global.json', TAGS);
    expect(await run('global.json', '--record', 'record.json')).toMatchObject({ code: 0 });
    expect(await run('global.json', '--reviewed', 'record.json')).toEqual({
      code: 0,
      out: 'The review found nothing that blocks.\nNothing goes beyond the reviewed change.',
      err: '',
    });
  });

  test('a plan that does more is refused, and the summary says so', async () => {
    writePlan('global.json', TAGS);
    await run('global.json', '--record', 'record.json');
    writePlan('global.json', TAGS, { type: 'azurerm_cdn_frontdoor_profile', actions: ['create'] });
    const files = ['--markdown', 'review.md', '--json', 'review.json', '--record', 'again.json'];
    const { code, out } = await run('global.json', '--reviewed', 'record.json', ...files);
    expect([code, out.split('\n').slice(1)]).toEqual([
      1,
      [
        'This goes beyond the reviewed change:',
        'global/azurerm_cdn_frontdoor_profile.it: is no part of the reviewed change; found create; find the cause, then have the whole change reviewed again: docs/review.md',
      ],
    ]);
    expect(read('review.md')).toContain(
      '**This goes beyond the reviewed change in one place and must not be applied:**',
    );
    expect(JSON.parse(read('review.json'))).toMatchObject({ beyond: [{ found: 'create' }] });
    expect(() => read('again.json')).toThrow('ENOENT');
  });

  test('none is written of what is blocked', async () => {
    writePlan('stamp-northeurope/plan.json', VAULT);
    expect(await run('stamp-northeurope/plan.json', '--record', 'record.json')).toMatchObject({ code: 1 });
    expect(() => read('record.json')).toThrow('ENOENT');
  });

  test('what is no record is refused', async () => {
    writePlan('global.json', TAGS);
    expect(await run('global.json', '--reviewed', 'global.json')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^global\.json is not a record of a review at format; found "/),
    });
  });
});
