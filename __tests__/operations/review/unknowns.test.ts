/** What is not known before the apply, or says nothing, is no hazard, and stops no review. */
import { reviewed } from '../../../operations/review';
import { changedPaths } from '../../../operations/review/changed-paths';
import { numberOf, UNKNOWN, type Value } from '../../../operations/review/plan/values';
import { topologyOf } from '../../support/regions-file';
import { hazardsOf } from './support/edited-plans';
import { type ChangeJson, planOf } from './support/plan-json';

const ACCOUNT = 'azurerm_cosmosdb_account';
const CONTAINER = 'azurerm_cosmosdb_sql_container';
const GROUP = 'azurerm_cdn_frontdoor_origin_group';
const PERIODIC = { type: 'Periodic', interval_in_minutes: 60, retention_in_hours: 8 };
const PROBE = { protocol: 'Https', path: '/health', interval_in_seconds: 30 };
const BALANCING = { sample_size: 4, successful_samples_required: 3 };
const AUTOSCALED = { autoscale_settings: [{ max_throughput: 1000 }] };

const idsOf = (change: ChangeJson) =>
  hazardsOf(topologyOf(), [planOf(change)]).map((line) => line.split(' ')[0]);
const backups = (before: object | null, after: object | null, unknown: object = {}): ChangeJson => ({
  type: ACCOUNT,
  before: { backup: before ? [before] : [] },
  after: { backup: after ? [after] : [] },
  after_unknown: { backup: [unknown] },
});
const containers = (before: object, after: object, after_unknown: object = {}): ChangeJson => ({
  type: CONTAINER,
  before,
  after,
  after_unknown,
});
const policies = (before: object, after: object) =>
  containers({ conflict_resolution_policy: [before] }, { conflict_resolution_policy: [after] });

test.each<[Value, number | undefined]>([
  [3, 3],
  [0, 0],
  ['3', 3],
  ['x', undefined],
  ['', undefined],
  [' ', undefined],
  [null, undefined],
  [undefined, undefined],
  [true, undefined],
  [[1], undefined],
  [UNKNOWN, undefined],
])('%p as a number: %p', (value, number) => {
  expect(numberOf(value)).toBe(number);
});

test.each<[string, readonly string[], ChangeJson]>([
  [
    'the interval of a probe',
    [],
    {
      type: GROUP,
      before: { health_probe: [PROBE], load_balancing: [BALANCING] },
      after: { health_probe: [{ ...PROBE, interval_in_seconds: null }], load_balancing: [BALANCING] },
      after_unknown: { health_probe: [{ interval_in_seconds: true }] },
    },
  ],
  [
    'the samples of a probe',
    [],
    {
      type: GROUP,
      before: { health_probe: [PROBE], load_balancing: [BALANCING] },
      after: { health_probe: [PROBE], load_balancing: [{}] },
      after_unknown: { load_balancing: [{ sample_size: true, successful_samples_required: true }] },
    },
  ],
  [
    'the priority of a replica',
    [],
    {
      type: ACCOUNT,
      before: { geo_location: [{ location: 'a', failover_priority: 0 }] },
      after: { geo_location: [{ location: 'a' }] },
      after_unknown: { geo_location: [{ failover_priority: true }] },
    },
  ],
  [
    'the replicas',
    [],
    {
      type: ACCOUNT,
      before: { geo_location: ['a', 'b'].map((location, i) => ({ location, failover_priority: i })) },
      after: {},
      after_unknown: { geo_location: true },
    },
  ],
  [
    'the region of a replica',
    [],
    {
      type: ACCOUNT,
      before: { geo_location: ['a', 'b'].map((location, i) => ({ location, failover_priority: i })) },
      after: { geo_location: [{ location: 'a', failover_priority: 0 }, { failover_priority: 1 }] },
      after_unknown: { geo_location: [{}, { location: true }] },
    },
  ],
  [
    'the interval of backups',
    [],
    backups(PERIODIC, { type: 'Periodic' }, { interval_in_minutes: true, retention_in_hours: true }),
  ],
  ['the kind of backups', [], backups({ type: 'Continuous' }, {}, { type: true, tier: true })],
  [
    'all of the backups',
    [],
    { type: ACCOUNT, before: { backup: [PERIODIC] }, after: {}, after_unknown: { backup: true } },
  ],
  ['no backups any more', ['BACKUP-WEAKENED'], backups({ type: 'Continuous' }, null)],
  [
    'backups with no tier any more',
    ['BACKUP-WEAKENED'],
    backups({ type: 'Continuous', tier: 'Continuous30Days' }, { type: 'Continuous', tier: null }),
  ],
  [
    'a tier that is not known yet',
    [],
    backups({ type: 'Continuous', tier: 'Continuous30Days' }, { type: 'Continuous' }, { tier: true }),
  ],
  ['no periodic backups any more', ['BACKUP-WEAKENED'], backups(PERIODIC, null)],
  ['shared -> manual', ['THROUGHPUT-MODE'], containers({ throughput: null }, { throughput: 400 })],
  ['0 -> 400', ['THROUGHPUT-MODE'], containers({ throughput: 0 }, { throughput: 400 })],
  ['0 -> none', [], containers({ throughput: 0 }, { throughput: null })],
  ['400 -> 0', ['THROUGHPUT-MODE'], containers({ throughput: 400 }, { throughput: 0 })],
  ['a throughput that is not known yet', [], containers({ throughput: 0 }, {}, { throughput: true })],
  [
    'autoscaling that is not known yet',
    [],
    containers(AUTOSCALED, {}, { autoscale_settings: true, throughput: true }),
  ],
  [
    'autoscaled, with a computed throughput',
    [],
    containers({ throughput: 0, ...AUTOSCALED }, AUTOSCALED, { throughput: true }),
  ],
  ['autoscaled -> none', ['THROUGHPUT-MODE'], containers({ ...AUTOSCALED, throughput: 100 }, {})],
  [
    'conflicts: nothing and an empty text',
    [],
    policies(
      { mode: 'LastWriterWins', conflict_resolution_procedure: null },
      { mode: 'LastWriterWins', conflict_resolution_procedure: '' },
    ),
  ],
  [
    'conflicts: the mode in other letters',
    [],
    policies({ mode: 'lastWriterWins' }, { mode: 'LastWriterWins' }),
  ],
  [
    'conflicts: another path',
    ['CONFLICT-POLICY'],
    policies({ conflict_resolution_path: '/_ts' }, { conflict_resolution_path: '/_TS' }),
  ],
  ['conflicts: another mode', ['CONFLICT-POLICY'], policies({ mode: 'LastWriterWins' }, { mode: 'Custom' })],
])('%s: %j', (_, ids, change) => {
  expect(idsOf(change)).toEqual(ids);
});

test('under what is not known nothing has changed', () => {
  const before = { a: { x: 1, y: [{ z: 2 }] }, b: [{ c: 1, d: 2 }], e: 1 };
  const after = { a: UNKNOWN, b: [{ c: UNKNOWN, d: 3 }], e: 2 };
  expect(changedPaths({ before, after }).map(({ path, unknown }) => [path, unknown])).toEqual([
    ['a', true],
    ['a.x', true],
    ['a.y.z', true],
    ['b.c', true],
    ['b.d', false],
    ['e', false],
  ]);
});

test('what is not known stands in words', () => {
  const role = planOf({
    type: 'azuread_directory_role_assignment',
    actions: ['create'],
    after: {},
    after_unknown: { role_id: true },
  });
  const { hazards } = reviewed({ plans: [role], topology: topologyOf() }, new Date());
  expect(hazards.map(({ id, found }) => [id, found])).toEqual([['ROLE-PRIVILEGED', '"(known after apply)"']]);

  const backup = planOf(
    backups({ ...PERIODIC, type: 'Continuous' }, { type: 'Periodic' }, { interval_in_minutes: true }),
  );
  const [weaker] = reviewed({ plans: [backup], topology: topologyOf() }, new Date()).hazards;
  expect(weaker?.found).toBe('"Continuous every 60 min kept 8 h -> Periodic every (known after apply) min"');
});
