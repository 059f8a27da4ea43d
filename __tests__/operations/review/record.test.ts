import { beyond, readRecord, recordOf } from '../../../operations/review';
import { type ChangeJson, changeJson, planOf, readable } from './support/plan-json';

/** A digest that can be read. */
const digest = (text: string) => `digest of ${text}`;

const app = (after: object, more: Partial<ChangeJson> = {}): ChangeJson => ({
  type: 'azurerm_linux_web_app',
  before: { id: '/app', image: 'one' },
  after: { id: '/app', image: 'two', ...after },
  ...more,
});
const ADDRESS = 'azurerm_linux_web_app.it';

test('a record has address, action, changed paths, digests of values, and what is not known', () => {
  const plan = readable({
    resource_changes: [
      changeJson(app({ tags: { a: 'b' }, origin: null }, { after_unknown: { origin: true } })),
      changeJson({ type: 'azurerm_key_vault', actions: ['delete'], before: { id: '/vault' } }),
    ],
    output_changes: { regions_file: { actions: ['update'], before: 'old', after: 'new' } },
  });
  expect(recordOf([plan], digest)).toEqual({
    format: 1,
    stacks: {
      global: {
        [ADDRESS]: {
          action: 'update',
          paths: { image: 'digest of "two"', origin: 'unknown', 'tags.a': 'digest of "b"' },
        },
        'azurerm_key_vault.it': { action: 'delete', paths: {} },
        'output.regions_file': { action: 'update', paths: {} },
      },
    },
  });
});

test('a stack without a change is in it all the same', () => {
  expect(recordOf([planOf()], digest).stacks).toEqual({ global: {} });
});

test('nothing sensitive is in it, not as a digest either, wherever else the same text stands', () => {
  const secret = 'S3cret-of-the-app';
  const plan = planOf(
    app(
      { password: secret, settings: { COPY: `Key=${secret}`, [secret]: 'x' } },
      { after_sensitive: { password: true } },
    ),
  );
  const text = JSON.stringify(recordOf([plan], digest));
  expect(text).not.toContain(secret);
  expect(text).toContain('"password":"not recorded"');
  expect(text).toContain('Key=(sensitive)');
});

test('who owns a registration is not compared: who plans is not who deploys', () => {
  const registration = (owner: string) =>
    planOf({ type: 'azuread_application', actions: ['create'], after: { name: 'api', owners: [owner] } });
  const record = recordOf([registration('planner')], digest);
  expect(beyond(record, registration('deployer'), digest)).toEqual([]);
});

const update = app({ origin: null }, { after_unknown: { origin: true } });
const create = (after: object, more: Partial<ChangeJson> = {}): ChangeJson => ({
  type: 'azurerm_linux_web_app',
  actions: ['create'],
  after,
  ...more,
});
const replace = (after: object, more: Partial<ChangeJson> = {}): ChangeJson =>
  app(after, { actions: ['delete', 'create'], ...more });
const tainted = { more: { action_reason: 'replace_because_tainted' } };
/** A zone that exists is taken over as it is. */
function importing(id: string) {
  const zone = changeJson({ type: 'azurerm_dns_zone', actions: ['no-op'], before: { id } });
  return readable({ resource_changes: [{ ...zone, change: { ...zone.change, importing: { id } } }] });
}

test.each<[string, ChangeJson[], ChangeJson[], string[]]>([
  ['the same', [update], [update], []],
  ['less: it is applied already', [update], [], []],
  ['a path less: that part is applied already', [app({ size: 2 })], [app({})], []],
  ['what was not known is known by now', [update], [app({ origin: '/o' })], []],
  [
    'part of what was not known as a whole',
    [app({ identity: null }, { after_unknown: { identity: true } })],
    [app({ identity: { principal_id: 'p' } })],
    [],
  ],
  ['another resource', [], [update], ['is no part of the reviewed change; found update of image, origin']],
  ['another action', [update], [replace({})], ['was reviewed as update; found replace']],
  ['another path', [app({})], [app({ tags: { a: 'b' } })], ['changes more than was reviewed; found tags.a']],
  [
    'the same path, another value',
    [app({})],
    [app({ image: 'evil' })],
    ['becomes something else than was reviewed; found image'],
  ],
  [
    'what was known is not any more',
    [app({ origin: '/o' })],
    [update],
    ['was known when it was reviewed, and is not any more; found origin'],
  ],
  ['what a create left half-way', [create({ image: 'two' })], [replace({}, tainted)], []],
  [
    'somebody else has tainted it',
    [update],
    [replace({}, tainted)],
    ['was reviewed as update; found create'],
  ],
  ['destroyed, and not made again yet', [replace({ size: 2 })], [create({ image: 'two', size: 2 })], []],
  [
    'made again as something else',
    [replace({ size: 2 })],
    [create({ image: 'two', size: 3 })],
    ['becomes something else than was reviewed; found size'],
  ],
])('%s', (_, reviewed, now, expected) => {
  // The id of what is made again is not known, as with every resource.
  const fresh = (change: ChangeJson): ChangeJson => ({
    ...change,
    after: { ...change.after, id: undefined },
    after_unknown: { id: true, ...(change.after_unknown as object) },
  });
  const plan = (changes: ChangeJson[]) =>
    planOf(...changes.map((change) => (change.actions?.includes('create') ? fresh(change) : change)));
  const found = beyond(recordOf([plan(reviewed)], digest), plan(now), digest);
  expect(found.map(({ address, wrong, found }) => `${address}: ${wrong}; found ${found}`)).toEqual(
    expected.map((text) => `global/${ADDRESS}: ${text}`),
  );
});

test('something else is taken over', () => {
  const record = recordOf([importing('/one')], digest);
  expect(beyond(record, importing('/one'), digest)).toEqual([]);
  expect(beyond(record, importing('/two'), digest)).toMatchObject([
    { address: 'global/azurerm_dns_zone.it', wrong: 'was reviewed as importing /one', found: '/two' },
  ]);
});

test('a stack that the review did not see may change nothing', () => {
  const record = recordOf([], digest);
  expect(beyond(record, planOf(), digest)).toEqual([]);
  expect(beyond(record, planOf(update), digest)).toEqual([
    {
      address: 'global',
      wrong: 'was not planned when the change was reviewed',
      found: 'one change',
      fix: 'find the cause, then have the whole change reviewed again: docs/review.md',
    },
  ]);
});

test('names that every object has are no reviewed changes', () => {
  const plan = { ...planOf(update), stack: 'constructor' };
  expect(beyond(recordOf([], digest), plan, digest)).toHaveLength(1);
});

test('what was written is read', () => {
  const record = recordOf([planOf(update)], digest);
  expect(readRecord(JSON.stringify(record))).toEqual({ record });
});

test.each([
  ['', 'its top', 'expected object'],
  ['null', 'its top', 'expected object'],
  ['{ "format": 2, "stacks": {} }', 'format', 'expected 1'],
  ['{ "format": 1 }', 'stacks', 'expected record'],
  ['{ "format": 1, "stacks": {}, "more": 1 }', 'its top', 'Unrecognized key'],
  [
    '{ "format": 1, "stacks": { "global": { "a.b": { "action": "no-op", "paths": {} } } } }',
    'action',
    'expected one',
  ],
])('%s is no record', (text, place, found) => {
  expect(readRecord(text)).toEqual({
    refusal: {
      wrong: expect.stringContaining(place),
      found: expect.stringContaining(found),
      fix: 'write one with npm run review -- PLAN.json... --record FILE',
    },
  });
});
