import { summaryMarkdown } from '../../../../operations/commands/change/summary';
import { code, fenced, plain } from '../../../../operations/commands/change/summary/markdown';
import type { CheckReport } from '../../../../operations/terraform/checked-file';
import type { StackReport } from '../../../../operations/terraform/stack-run';
import { topologyOf } from '../../../support/regions-file';

const check: CheckReport = {
  file: 'regions.yaml',
  base: 'origin/main',
  verdict: 'fine',
  problems: [],
  notes: [
    {
      file: 'regions.yaml',
      position: { line: 3, column: 5 },
      path: 'api.image',
      rule: 'IMAGE-TAG',
      message: 'is a tag; found "a|b"; write a digest',
    },
  ],
  changes: [
    { path: 'capacity.survive', before: '1', after: '2' },
    { path: 'regions.uksouth.state', before: undefined, after: 'standby' },
  ],
  instances: [],
  bill: undefined,
  logs: [],
};

const global: StackReport = {
  stack: 'global',
  outcome: 'deployed',
  changes: [
    {
      address: 'a.updated',
      action: 'update',
      attributes: ['key', 'size'],
      values: [
        { path: 'key', before: '(sensitive)', after: '(sensitive)' },
        { path: 'size', before: '1', after: '2' },
      ],
    },
    { address: 'a.replaced', action: 'replace', attributes: ['location'], values: [], because: ['location'] },
    { address: 'a.created', action: 'create', attributes: [] },
  ],
  outputs: [
    {
      address: 'output.next_steps',
      action: 'update',
      attributes: [],
      values: [{ path: '[0]', before: '"wait"', after: '"deploy"' }],
    },
    {
      address: 'output.id',
      action: 'update',
      attributes: [],
      values: [{ path: '', before: '1', after: '2' }],
    },
  ],
  seconds: 1,
  notes: ['Warning: look'],
};
const stamp: StackReport = {
  stack: 'stamp-x',
  outcome: 'deployed',
  changes: Array.from({ length: 10 }, (_, i) => ({ address: `b.r${i}`, action: 'delete', attributes: [] })),
  seconds: 1,
  notes: [],
};
const dns: StackReport = {
  stack: 'dns',
  outcome: 'deployed',
  changes: [],
  outputs: [],
  seconds: 0,
  notes: [],
};
const failed: StackReport = {
  stack: 'late',
  outcome: 'failed',
  seconds: 0,
  problem: 'Error: ``` in it',
  notes: [],
};

test('the order in which it matters: the file, the verdict, failures, losses, counts, every change', () => {
  const before = topologyOf();
  const after = topologyOf(['peakRequestsPerSecond: 400', 'peakRequestsPerSecond: 300']);
  const plans = [global, stamp, dns, failed];
  expect(summaryMarkdown({ title: 'Rehearsal', check, before, after, plans })).toBe(`\
## Rehearsal

### What changes in regions.yaml

| with every default filled in | before | after |
| --- | --- | --- |
| \`capacity.survive\` | \`1\` | \`2\` |
| \`regions.uksouth.state\` |  | \`standby\` |

### What the check says

**regions.yaml is valid, and the step to it from origin/main is safe.**

- **Note** in line 3, \`api.image\` is a tag; found "a\\|b"; write a digest (IMAGE-TAG)

### When a region fails at the peak

| what fails | before | after |
| --- | --- | --- |
| nothing | northeurope, 50 %: carried | northeurope, 38 %: carried |
| northeurope | francecentral, 100 %: carried | francecentral, 75 %: carried |
| francecentral | northeurope, 100 %: carried | northeurope, 75 %: carried |

From \`npm run drill\`: the region hit hardest, and its load in percent of what it carries.

### What would be destroyed or replaced

- **global** would destroy \`a.replaced\` and create it again, because of \`location\`.
- **stamp-x** would destroy 10 resources: \`b.r0\`, \`b.r1\`, \`b.r2\`, \`b.r3\`, \`b.r4\`, \`b.r5\`, \`b.r6\`, \`b.r7\` and 2 more.
- **late**: unknown, because it has no plan.

### How much

| stack | add | change | replace | destroy | import | outcome |
| --- | ---: | ---: | ---: | ---: | ---: | --- |
| global | 1 | 1 | 1 | 0 | 0 | would deploy |
| stamp-x | 0 | 0 | 0 | 10 | 0 | would deploy |
| dns | 0 | 0 | 0 | 0 | 0 | would deploy |
| late |  |  |  |  |  | failed |

\`\`\`\`
global: Warning: look

late: Error: \`\`\` in it
\`\`\`\`

### Every change

<details><summary>global: 1 to add, 1 to change, 1 to replace</summary>

\`\`\`diff
~ a.updated
      key: (sensitive) -> (sensitive)
      size: 1 -> 2
-/+ a.replaced
+ a.created
~ output.next_steps
      [0]: "wait" -> "deploy"
~ output.id
      1 -> 2
\`\`\`

</details>

<details><summary>stamp-x: 10 to destroy</summary>

\`\`\`diff
${stamp.changes?.map(({ address }) => `- ${address}`).join('\n')}
\`\`\`

</details>

dns: no changes

late: no plan
`);
});

test('a file that is refused: there is a summary all the same', () => {
  const problem = {
    file: 'regions.yaml',
    position: { line: 2, column: 1 },
    path: 'environment',
    message: 'must be',
  };
  const refused = {
    ...check,
    base: null,
    verdict: 'refused',
    problems: [problem],
    notes: [],
    changes: [],
  } as const;
  expect(summaryMarkdown({ title: 'Rehearsal', check: refused, plans: [] })).toBe(`\
## Rehearsal

### What changes in regions.yaml

Unknown, because the file is refused.

### What the check says

**regions.yaml is refused: one problem.**

- **Problem** in line 2, \`environment\` must be

**Nothing was planned.**
`);
});

test('nothing is deployed: the step is not checked, and that is the verdict', () => {
  const text = summaryMarkdown({ title: 'Rehearsal', check: { ...check, stepUnchecked: true }, plans: [] });
  expect(text).toContain(
    '**regions.yaml is valid by itself. The step to it from origin/main is NOT CHECKED, because the file says deployed: none.**',
  );
});

test('what keeps a rehearsal from being made', () => {
  const problem = 'terraform';
  expect(summaryMarkdown({ title: 'Rehearsal', plans: [], problem })).toBe(
    '## Rehearsal\n\n**Nothing was planned.**\n\n```\nterraform\n```\n',
  );
});

test('of two long ids what differs is shown', () => {
  const id = (name: string) =>
    `"/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg/dbs/${name}"`;
  const values = [{ path: 'scope', before: id('shop'), after: id('store') }];
  const plan = {
    ...global,
    changes: [{ address: 'a.b', action: 'update' as const, attributes: [], values }],
  };
  expect(summaryMarkdown({ title: 'Plan', plans: [plan] })).toContain('      scope: "…/shop" -> "…/store"\n');
});

describe('text of others stays text', () => {
  test.each([
    ['a|b', '`a\\|b`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['two\nlines', '`two lines`'],
    ['x'.repeat(200), `\`${'x'.repeat(119)}…\``],
  ])('code %j', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  test('outside of code', () => {
    expect(plain('<b> *x* [y](z) | `c`\n# d')).toBe('\\<b\\> \\*x\\* \\[y\\](z) \\| \\`c\\` \\# d');
  });

  test('a block may hold fences', () => {
    expect(fenced('```', 'diff')).toBe('````diff\n```\n````');
  });
});
