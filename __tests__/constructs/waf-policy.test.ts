import { topologyOf } from '../support/regions-file';
import { resourceAt, stackOf, synthesized } from '../support/synthesize';

const policyOf = (waf = '', phase = 'phase: prepare', rest = '') =>
  resourceAt(
    stackOf(
      synthesized(
        topologyOf(
          ['cosmos:\n', `frontDoor: { ${rest}waf: { ${waf} } }\ncosmos:\n`],
          ['phase: prepare', phase],
        ),
      ),
      'global',
    ),
    'azurerm_cdn_frontdoor_firewall_policy.waf_policy',
  );

interface Override {
  readonly rule_group_name: string;
  readonly rule: readonly { readonly rule_id: string; readonly action: string; readonly enabled: boolean }[];
}
interface RuleSet {
  readonly type: string;
  readonly action: string;
  readonly override: readonly Override[];
  readonly exclusion?: readonly object[];
}
const setsOf = (policy: ReturnType<typeof policyOf>) => policy.managed_rule as readonly [RuleSet, RuleSet];
const actionsOf = ({ override }: RuleSet) =>
  Object.fromEntries(
    override.map(({ rule_group_name, rule }) => [
      rule_group_name,
      Object.fromEntries(rule.map(({ rule_id, action }) => [rule_id, action])),
    ]),
  );

const cutover = 'phase: cutover\n  delegatedAt: 2026-01-01T00:00:00Z';
const complete = cutover.replace('cutover', 'complete').concat('\n  cutoverAt: 2026-01-08T00:00:00Z');

describe('managed rules', () => {
  test.each([
    ['log before the move', '', 'phase: prepare', 'Log'],
    ['log while the name moves', '', cutover, 'Log'],
    ['block once it has moved', '', complete, 'Block'],
    [
      'block earlier for a reason',
      'managedRules: { action: Block, reason: tuned in staging }',
      cutover,
      'Block',
    ],
    [
      'log longer for a reason',
      'managedRules: { action: Log, reason: too few requests yet }',
      complete,
      'Log',
    ],
  ])('%s', (_, waf, phase, action) => {
    const policy = policyOf(waf, phase);
    const [attacks, bots] = setsOf(policy);
    expect(policy.mode).toBe('Prevention');
    expect([attacks.type, attacks.action]).toEqual(['Microsoft_DefaultRuleSet', action]);
    // HTTP libraries are unknown bots: they are not blocked in any phase.
    expect(bots.action).toBe('Log');
    expect(actionsOf(bots)).toEqual({
      BadBots: { Bot100100: action, Bot100200: action, Bot100300: action },
      UnknownBots: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((rule) => [`Bot300${rule}00`, 'Log'])),
    });
  });

  test('the reason shows on the policy', () => {
    expect(policyOf('managedRules: { action: Block, reason: tuned in staging }').tags).toMatchObject({
      'accept-managed-rules': 'tuned in staging',
    });
  });
});

describe('the log', () => {
  const scrubbed = (phase: string, waf = '') =>
    (policyOf(waf, phase).log_scrubbing as { scrubbing_rule: readonly { match_variable: string }[] })
      .scrubbing_rule;

  test('has neither tokens nor cookies nor values of query strings', () => {
    expect(scrubbed('phase: prepare')).toEqual([
      { match_variable: 'RequestHeaderNames', operator: 'Equals', selector: 'Authorization' },
      { match_variable: 'RequestCookieNames', operator: 'EqualsAny' },
      { match_variable: 'QueryStringArgNames', operator: 'EqualsAny' },
    ]);
  });

  test.each([
    ['before the move', 'phase: prepare', '', false],
    ['while the name moves', cutover, '', false],
    [
      'after it, while the managed rules log',
      complete,
      'managedRules: { action: Log, reason: too few requests yet }',
      false,
    ],
    ['once the managed rules block', complete, '', true],
  ])('addresses are scrubbed %s: %#', (_, phase, waf, expected) => {
    expect(scrubbed(phase, waf).some(({ match_variable }) => match_variable === 'RequestIPAddress')).toBe(
      expected,
    );
  });
});

describe('what the default rule set leaves through', () => {
  const [attacks] = setsOf(
    policyOf(`exclusions: [
      { match: RequestCookieNames, operator: Equals, selector: session, reason: opaque to people },
      { rule: SQLI-942100, match: QueryStringArgNames, operator: EqualsAny, selector: '*', reason: a query language },
      { rule: MS-ThreatIntel-WebShells-99005002, match: RequestHeaderNames, operator: Equals, selector: x-filter, reason: a filter of ours }],
    overrides: [
      { rule: SQLI-942100, action: Log, reason: counted elsewhere },
      { rule: SQLI-942440, action: AnomalyScoring, reason: wanted all the same }]`),
  );

  test('of every rule: on the set', () => {
    expect(attacks.exclusion).toEqual([
      { match_variable: 'RequestCookieNames', operator: 'Equals', selector: 'session' },
    ]);
  });

  test('of one rule: in its group, which scores unless it is told otherwise', () => {
    const header = { match_variable: 'RequestHeaderNames', operator: 'Equals', selector: 'x-filter' };
    const query = { match_variable: 'QueryStringArgNames', operator: 'EqualsAny', selector: '*' };
    expect(attacks.override).toEqual([
      {
        rule_group_name: 'MS-ThreatIntel-WebShells',
        rule: [{ rule_id: '99005002', enabled: true, action: 'AnomalyScoring', exclusion: [header] }],
      },
      {
        rule_group_name: 'SQLI',
        rule: [
          { rule_id: '942100', enabled: true, action: 'Log', exclusion: [query] },
          { rule_id: '942440', enabled: true, action: 'AnomalyScoring', exclusion: [] },
        ],
      },
    ]);
  });
});

describe('the rate limit', () => {
  const everybody = {
    match_variable: 'SocketAddr',
    operator: 'IPMatch',
    negation_condition: false,
    match_values: ['0.0.0.0/0', '::/0'],
  };
  const rulesOf = (policy: ReturnType<typeof policyOf>) => policy.custom_rule as readonly object[];

  test('counts everybody, and blocks from the first minute', () => {
    expect(rulesOf(policyOf('', 'phase: prepare', 'rateLimitPerMinute: 250, '))).toEqual([
      expect.objectContaining({
        type: 'RateLimitRule',
        action: 'Block',
        rate_limit_threshold: 250,
        match_condition: [everybody],
      }),
    ]);
  });

  test('exempt addresses are not counted: no rule allows them, which would skip all others', () => {
    const exempt = `rateLimitExempt: [
      { address: 198.51.100.0/24, reason: the tills of the shops },
      { address: '2001:db8::/48', reason: the tills of the shops }]`;
    expect(rulesOf(policyOf(exempt))).toEqual([
      expect.objectContaining({
        action: 'Block',
        match_condition: [
          everybody,
          { ...everybody, negation_condition: true, match_values: ['198.51.100.0/24', '2001:db8::/48'] },
        ],
      }),
    ]);
  });
});

test('Azure answers in its own words, so that the rate limit says 429', () => {
  expect(policyOf()).not.toHaveProperty('custom_block_response_body');
  expect(policyOf()).not.toHaveProperty('custom_block_response_status_code');
});
