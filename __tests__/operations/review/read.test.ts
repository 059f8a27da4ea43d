import { foreignPlan, stacksOf } from '../../../operations/review';
import { readPlan } from '../../../operations/review/plan/read';
import { topologyOf } from '../../support/regions-file';
import { changeJson, type Parts, planJson, planOf } from './support/plan-json';

const topology = topologyOf();
const STACKS = ['global', 'stamp-northeurope', 'stamp-northeurope2', 'dns-migration'];
const read = (text: string, file = 'plan.json') => readPlan(text, file, STACKS);
const said = (text: string): string => {
  const reading = read(text);
  if ('plan' in reading) return 'read';
  const { wrong, found, fix } = reading.refusal;
  return `${wrong}; found ${JSON.stringify(found)}; ${fix}`;
};

const AGAIN = 'write it with terraform show -json PLAN > FILE';
const whole = JSON.stringify(
  planJson({ resource_changes: [changeJson({ type: 'azurerm_dns_zone', actions: ['create'] })] }),
);

test.each<[string, string, string]>([
  ['nothing', ' \n', `is empty; found undefined; ${AGAIN}`],
  [
    'one that breaks off',
    whole.slice(0, -2),
    `is not JSON, or is cut off; found "${whole.length - 2} characters"; ${AGAIN}`,
  ],
  [
    'the form in which Terraform stores it',
    'PK\u0003\u0004',
    `is a plan in the binary format of Terraform, not in JSON; found undefined; ${AGAIN}`,
  ],
  [
    'the log of a plan',
    '{"@level":"info","type":"version"}\n{"@level":"info"}',
    `is the log of terraform plan -json, not the plan; found undefined; ${AGAIN}`,
  ],
  ['a list', '[]', `is JSON, but not a plan; found "a list"; ${AGAIN}`],
  ['null', 'null', `is JSON, but not a plan; found "null"; ${AGAIN}`],
  [
    'a state',
    '{"format_version":"1.0","terraform_version":"1.11.4","values":{}}',
    `is a state, not a plan; found "format_version, terraform_version, values"; ${AGAIN}`,
  ],
  ['a stored state', '{"version":4,"serial":1}', `is a state, not a plan; found "version, serial"; ${AGAIN}`],
  [
    'schemas',
    '{"format_version":"1.0","provider_schemas":{}}',
    `holds schemas of providers, not a plan; found undefined; ${AGAIN}`,
  ],
  ['something else', '{"steps":[]}', `is JSON, but not a plan; found "steps"; ${AGAIN}`],
])('no plan is %s', (_, text, expected) => {
  expect(said(text)).toBe(expected);
});

const TEACH = 'read what is new in the format, then extend operations/review/plan';
const cut = (found: string) =>
  `is inconsistent: it was cut, or made with -refresh-only; found "${found}"; plan the whole stack`;
const ZONE = 'azurerm_dns_zone.it';
const state = { root_module: { resources: [{ address: ZONE, type: 'azurerm_dns_zone', values: { a: 1 } }] } };
const empty = { root_module: {} };
const zone = (actions: readonly string[], more: object = {}) => ({
  resource_changes: [changeJson({ type: 'azurerm_dns_zone', actions, ...more })],
});
const NEWER = 'plan with Terraform 1.9 or newer';
test.each<[string, Parts, string]>([
  ['an old format', { format_version: '0.2' }, `has a format other than 1.2; found "0.2"; ${NEWER}`],
  ['an older minor version', { format_version: '1.1' }, `has a format other than 1.2; found "1.1"; ${NEWER}`],
  ['a newer minor version', { format_version: '1.3' }, `has a format other than 1.2; found "1.3"; ${TEACH}`],
  ['a newer format', { format_version: '2.0' }, `has a format other than 1.2; found "2.0"; ${TEACH}`],
  ['no format', { format_version: undefined }, `has a format other than 1.2; found "none"; ${NEWER}`],
  [
    'an older Terraform',
    { terraform_version: '1.8.5' },
    'was made by a Terraform that is too old; found "1.8.5"; plan with 1.9 or newer',
  ],
  [
    'an error',
    { errored: true },
    'ended in an error, so it does not show every change; found undefined; find out why, then plan again',
  ],
  [
    'nothing about an error',
    { errored: undefined },
    `is not a complete plan at errored; found "Invalid input: expected boolean, received undefined"; ${AGAIN}`,
  ],
  [
    'deferred changes',
    { deferred_changes: [{}], complete: false },
    'leaves changes for a later plan; found "1 deferred"; find out why, then plan again',
  ],
  [
    'targets',
    { complete: false },
    'is not complete: -target was used, or changes are deferred; found undefined; plan the whole stack',
  ],
  [
    'invocations',
    { action_invocations: [{}] },
    'invokes provider actions, which the review does not know; found undefined; remove them from the stack',
  ],
  [
    'an unknown action',
    { resource_changes: [changeJson({ type: 'azurerm_dns_zone', actions: ['melt'] })] },
    'has an unknown action for azurerm_dns_zone.it; found ["melt"]; add the action to operations/review/plan',
  ],
  [
    'changes that somebody has cut out',
    {
      planned_values: {
        root_module: { resources: [{ address: 'azurerm_dns_zone.it', type: 'azurerm_dns_zone' }] },
      },
    },
    cut('no change of azurerm_dns_zone.it, which the plan must list'),
  ],
  [
    'a deletion that somebody has cut out',
    { prior_state: { values: state } },
    cut(`no change of ${ZONE}, which the plan must list`),
  ],
  [
    'less than its configuration',
    {
      configuration: {
        root_module: { resources: [{ address: ZONE }, { address: 'a.b', count_expression: {} }] },
      },
    },
    cut(`no change of ${ZONE}, which the plan must list`),
  ],
  [
    'no configuration',
    { configuration: undefined },
    `is not a complete plan at configuration; found "Invalid input: expected object, received undefined"; ${AGAIN}`,
  ],
  [
    'no state before',
    { ...zone(['delete'], { before: { a: 1 } }), prior_state: undefined },
    cut(`${ZONE}, which the state does not have`),
  ],
  ['no state after', { ...zone(['create']), planned_values: empty }, cut(`${ZONE}, which is not planned`)],
  [
    'an update to nothing',
    zone(['update'], { after: null }),
    cut(`update of ${ZONE} without what it is after`),
  ],
  [
    'a deletion of nothing',
    zone(['delete'], { before: null }),
    cut(`delete of ${ZONE} without what it is before`),
  ],
  [
    'a deletion that leaves it',
    zone(['delete'], { after: { a: 1 } }),
    cut(`delete of ${ZONE} with what it is after`),
  ],
  [
    'a change that is called none',
    zone(['no-op'], { before: { a: 1 }, after: { a: 2 } }),
    cut(`${ZONE}, which stays as it is and does not`),
  ],
  [
    'nothing about being complete',
    { complete: undefined },
    `does not say whether it is complete; found undefined; ${AGAIN}`,
  ],
  [
    'changes, though it cannot be applied',
    { ...zone(['create']), applyable: false },
    'cannot be applied although it has changes; found undefined; find out why, then plan again',
  ],
  ...['x', '2.0.0'].map((version): [string, Parts, string] => [
    `the version ${version}`,
    { terraform_version: version },
    `was made by an unknown version of Terraform; found "${version}"; plan with Terraform 1.x`,
  ]),
  [
    'an import of nobody knows what',
    {
      resource_changes: [
        {
          ...changeJson({ type: 'azurerm_dns_zone' }),
          change: {
            actions: ['create'],
            before: null,
            after: {},
            after_unknown: {},
            importing: { unknown: true },
          },
        },
      ],
    },
    `imports a resource whose id is not known yet; found "${ZONE}"; write the id into the import block`,
  ],
  [
    'another project',
    { resource_changes: [changeJson({ type: 'aws_instance', actions: ['create'] })] },
    'has resources of a provider that the review does not know; found "aws_instance.it of registry.terraform.io/hashicorp/aws"; review only plans of azurerm and azuread',
  ],
  [
    'an unknown provider beside a known one',
    {
      resource_changes: [
        changeJson({ type: 'azurerm_dns_zone' }),
        { ...changeJson({ type: 'azapi_resource' }), provider_name: 'registry.terraform.io/azure/azapi' },
      ],
    },
    'has resources of a provider that the review does not know; found "azapi_resource.it of registry.terraform.io/azure/azapi"; review only plans of azurerm and azuread',
  ],
  [
    'a resource of no provider',
    { resource_changes: [{ ...changeJson({ type: 'azurerm_dns_zone' }), provider_name: '' }] },
    'has resources of a provider that the review does not know; found "azurerm_dns_zone.it of "; review only plans of azurerm and azuread',
  ],
  [
    'a change without actions',
    { resource_changes: [{ address: 'azurerm_dns_zone.it', type: 'azurerm_dns_zone', change: {} }] },
    `is not a complete plan at resource_changes.0.change.actions; found "Invalid input: expected array, received undefined"; ${AGAIN}`,
  ],
])('a plan with %s is refused', (_, more, expected) => {
  expect(said(JSON.stringify(planJson(more)))).toBe(expected);
});

const taggedWith = (tags: object, subscription = topology.subscriptionId) => {
  const after = { id: `/subscriptions/${subscription}/resourceGroups/a`, tags };
  return foreignPlan(planOf({ type: 'azurerm_resource_group', after }), topology, stacksOf(topology))?.found;
};
const OURS = { stack: 'global', workload: topology.workload, environment: topology.environment };

test.each<[object, string | undefined, string | undefined]>([
  [OURS, undefined, undefined],
  [{}, undefined, undefined],
  [{ ...OURS, stack: 'webshop' }, undefined, 'the stack webshop'],
  [{ ...OURS, workload: 'other' }, undefined, 'the tag workload: other'],
  [{ ...OURS, environment: 'other' }, undefined, 'the tag environment: other'],
  [OURS, 'elsewhere', 'the subscription elsewhere'],
])('whose system has the tags %j and the subscription %s: %s', (tags, subscription, found) => {
  expect(taggedWith(tags, subscription)).toBe(found);
});

test('a refusal does not quote the text: it may hold secrets', () => {
  expect(said('{"password":"hunter2hunter2",}')).not.toContain('hunter2');
});

test.each<[string, string]>([
  ['that changes nothing', JSON.stringify(planJson())],
  ['with a byte order mark', `\uFEFF${whole}`],
  [
    'of OpenTofu, which does not say whether it is complete',
    JSON.stringify(
      planJson({
        complete: undefined,
        applyable: undefined,
        configuration: {
          provider_config: { azurerm: { full_name: 'registry.opentofu.org/hashicorp/azurerm' } },
        },
      }),
    ),
  ],
  [
    'with lists that are null',
    JSON.stringify(planJson({ resource_changes: null, resource_drift: null, output_changes: null })),
  ],
  ['with what nobody knows', JSON.stringify(planJson({ news: [1, { two: 3 }] }))],
  [
    'with keys of every object',
    whole.replaceAll('"after":{}', '"after":{"__proto__":{"a":1},"constructor":2,"toString":null}'),
  ],
])('a plan %s is read', (_, text) => {
  expect(said(text)).toBe('read');
});

test('actions, imports, moves; what is read or stays is left out', () => {
  const changes = [
    changeJson({ type: 'azurerm_a', actions: ['create'] }),
    changeJson({ type: 'azurerm_b', actions: ['delete', 'create'], more: {} }),
    changeJson({ type: 'azurerm_c', actions: ['create', 'delete'] }),
    changeJson({ type: 'azurerm_d', actions: ['create', 'forget'] }),
    changeJson({ type: 'azurerm_e', actions: ['forget'], more: { action_reason: 'x' } }),
    changeJson({ type: 'azurerm_f', actions: ['no-op'] }),
    {
      ...changeJson({ type: 'azurerm_g', actions: ['no-op'] }),
      change: { actions: ['no-op'], before: {}, after: {}, after_unknown: {}, importing: { id: 'g' } },
    },
    changeJson({ type: 'azurerm_h', actions: ['update'], more: { previous_address: 'azurerm_h.old' } }),
    changeJson({ type: 'azurerm_i', actions: ['read'], more: { mode: 'data' } }),
    changeJson({ type: 'azurerm_j', actions: ['delete'], more: { mode: 'data' } }),
  ];
  const reading = read(JSON.stringify(planJson({ resource_changes: changes })));
  const plan = 'plan' in reading ? reading.plan : undefined;
  expect(
    plan?.changes.map(({ address, action, imported, movedFrom }) => [address, action, imported ?? movedFrom]),
  ).toEqual([
    ['azurerm_a.it', 'create', undefined],
    ['azurerm_b.it', 'replace', undefined],
    ['azurerm_c.it', 'replace', undefined],
    ['azurerm_d.it', 'replace', undefined],
    ['azurerm_e.it', 'forget', undefined],
    ['azurerm_g.it', 'import', true],
    ['azurerm_h.it', 'update', 'azurerm_h.old'],
  ]);
});

test.each([
  ['cdktf.out/stacks/global/plan.json', 'global'],
  ['/tmp/plan-stamp-northeurope.json', 'stamp-northeurope'],
  ['plans\\stamp-northeurope2.tfplan.json', 'stamp-northeurope2'],
  ['a/b/unheard-of.json', 'unheard-of'],
])('the stack of a plan without tags is named by its file %s: %s', (file, stack) => {
  expect(readPlan(JSON.stringify(planJson()), file, STACKS)).toMatchObject({ plan: { stack } });
});

test('a tag names the stack, also in a module, whatever the file is called', () => {
  const held = {
    address: 'module.a.azurerm_dns_zone.it',
    type: 'azurerm_dns_zone',
    values: { tags: { stack: 'dns-migration' } },
  };
  const values = { root_module: { child_modules: [{ address: 'module.a', resources: [held] }] } };
  const stays = { ...changeJson({ type: 'azurerm_dns_zone', actions: ['no-op'] }), address: held.address };
  for (const more of [{ planned_values: values }, { prior_state: { values } }]) {
    const text = JSON.stringify(planJson({ ...more, resource_changes: [stays] }));
    expect(read(text, 'global.json')).toMatchObject({
      plan: { stack: 'dns-migration' },
    });
  }
});
