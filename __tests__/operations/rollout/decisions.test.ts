/** What a rollout decides without asking anybody. */
import { plainPage } from '../../../operations/cli/page';
import { reviewed, type StackPlan } from '../../../operations/review';
import { type Entry, entryOf } from '../../../operations/rollout/entry';
import { hintsFor } from '../../../operations/rollout/hints';
import { type Ending, endingText, type Stage } from '../../../operations/rollout/progress';
import { type Judged, refusalOf } from '../../../operations/rollout/refusal';
import { selected } from '../../../operations/rollout/selection';
import { topologyOf } from '../../support/regions-file';
import { planOf } from '../review/support/plan-json';

const STACKS = ['global', 'stamp-northeurope', 'stamp-francecentral', 'dns-migration'];
const stacks = STACKS.map((name) => ({ name, dependencies: [], config: {} }));

describe('which stacks', () => {
  test.each([
    [{}, STACKS],
    [{ stack: 'stamp-northeurope' }, ['stamp-northeurope']],
    [{ from: 'stamp-francecentral' }, ['stamp-francecentral', 'dns-migration']],
  ])('%j', (selection, names) => expect(selected(stacks, selection)).toEqual(names));

  test.each([
    [{ from: 'stamp-uksouth' }, `there is no stack stamp-uksouth; known: ${STACKS.join(', ')}`],
    [
      { stack: 'global', from: 'global' },
      '--from: cannot be combined with --stack; found both; leave one out',
    ],
  ])('%j is refused', (selection, message) => expect(() => selected(stacks, selection)).toThrow(message));
});

const ORIGIN = 'azurerm_cdn_frontdoor_origin';
const origin = (enabled: boolean | undefined, name = 'origin-ne') => ({ name, enabled });
const from = (enabled: boolean): object => ({ actions: ['update'], before: origin(enabled) });

describe('whether a region begins to serve', () => {
  test.each<[string, object, Entry]>([
    ['from standby', { ...from(false), after: origin(true) }, 'known'],
    ['a new stamp', { actions: ['create'], after: origin(true) }, 'new'],
    ['a new stamp, as azurerm takes it by default', { actions: ['create'], after: origin(undefined) }, 'new'],
    ['a new stamp on standby', { actions: ['create'], after: origin(false) }, 'none'],
    ['to standby', { ...from(true), after: origin(false) }, 'none'],
    ['as before', { ...from(true), after: origin(true) }, 'none'],
    ['a door', { actions: ['create'], after: origin(true, 'door-northeurope') }, 'none'],
  ])('%s', (_, change, entry) => expect(entryOf(planOf({ type: ORIGIN, ...change }))).toBe(entry));
});

describe('what is not applied', () => {
  const topology = topologyOf();
  const judged = (plan: StackPlan, more: Partial<Judged> = {}): Judged => {
    const review = reviewed({ plans: [plan], topology }, new Date('2026-12-01T00:00:00Z'));
    return { plan, review, beyond: undefined, isFirst: false, ...more };
  };
  const harmless = planOf({
    type: 'azurerm_key_vault',
    actions: ['update'],
    before: { tags: { a: 'b' } },
    after: { tags: { a: 'c' } },
  });
  const destroyed = planOf({ type: 'azurerm_key_vault', actions: ['delete'], before: { id: 'kv' } });
  const serving = planOf({ type: ORIGIN, actions: ['create'], after: origin(true) });
  const other = { address: 'global/x', wrong: 'is no part of the reviewed change', found: 'create', fix: '' };

  test.each<[string, Judged, Stage | undefined]>([
    ['what a review finds harmless', judged(harmless), undefined],
    ['as it was reviewed', judged(harmless, { beyond: [] }), undefined],
    ['a hazard', judged(destroyed), 'review'],
    ['more than was reviewed', judged(harmless, { beyond: [other] }), 'record'],
    ['a new stamp that would serve', judged(serving), 'door'],
    ['the same where nothing serves yet', judged(serving, { isFirst: true }), undefined],
  ])('%s', (_, given, stage) => expect(refusalOf(given)?.stage).toBe(stage));

  test('an entry of accept that has become idle does not keep a rollout from going on', () => {
    const entry = `accept: [{ id: LOST-VAULT, address: global/azurerm_key_vault.it, reason: it was empty, expires: 2026-12-31 }]`;
    const accepting = topologyOf(['alerts:\n', `${entry}\nalerts:\n`]);
    const review = reviewed({ plans: [harmless], topology: accepting }, new Date('2026-12-01T00:00:00Z'));
    expect(review.verdict).toBe('blocked');
    expect(refusalOf(judged(harmless, { review }))).toBeUndefined();
  });
});

test.each([
  ['Error: Error acquiring the state lock\n  ID: 1', 'docs/rollback.md#a-stuck-lock'],
  ['Error: Saved plan is stale', 'npm run deploy again'],
  ['Error: a resource with the ID "/subscriptions/1" already exists', 'docs/rollback.md#half-an-apply'],
  ['dial tcp: lookup management.azure.com: no such host', 'Azure cannot be reached from here.'],
  [
    'Error: unable to build authorizer for Resource Manager API: could not configure AzureCli Authorizer',
    'az login',
  ],
  ['Error: building account: could not acquire access token', 'az login'],
  ['Error: state data in S3 could not be parsed', 'docs/rollback.md#a-state'],
])('%s: what to do', (problem, hint) => expect(hintsFor(problem)).toEqual([expect.stringContaining(hint)]));

test('an error that says itself what to do has no hint', () => {
  expect(hintsFor('Error: Unsupported argument')).toEqual([]);
});

describe('the last words', () => {
  const endings = (...is: readonly Ending['is'][]): readonly Ending[] =>
    is.map((each, i) => ({
      stack: STACKS[i] ?? '',
      is: each,
      ...(each === 'stopped' && { stop: { stage: 'verify', why: 'The app of northeurope is not fit.' } }),
    }));
  const text = (...is: readonly Ending['is'][]) =>
    endingText(endings(...is), ['northeurope: answers 503'], plainPage);

  test('all is done', () => {
    expect(text('deployed', 'as it was')).toBe(
      'Done:       global, stamp-northeurope (as it was)\nEverything is deployed and healthy.',
    );
    expect(text('as it was')).toBe('Done:       global (as it was)\nEverything already matches the file.');
    expect(text('as it was', 'planned')).toContain('Nothing was applied, because of --dry-run.');
  });

  test('it has stopped', () => {
    expect(text('deployed', 'stopped', 'not begun')).toBe(
      `Done:       global
Stopped at: stamp-northeurope
Not begun:  stamp-francecentral
Now:
  northeurope: answers 503
The app of northeurope is not fit.
It is applied, but not fit to serve. The other regions are unchanged.
To continue: fix the cause, then run npm run deploy; it skips what is already deployed.
To go back: deploy the previous regions.yaml, see docs/rollback.md.`,
    );
  });
});
