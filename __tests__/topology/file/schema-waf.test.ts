/** Who comes in, and what the firewall leaves through: the values that are refused. */
import { type Edit, edited, problemsOf } from '../../support/regions-file';

const because = 'reason: for this test only';
const waf = (text: string): Edit => ['cosmos:\n', `frontDoor: { waf: { ${text} } }\ncosmos:\n`];
const open = (addresses: string): Edit => [
  'cosmos:\n',
  `registry: { publicAccess: { ${because}, addresses: ${addresses} } }\ncosmos:\n`,
];
const addresses = (count: number) => Array.from({ length: count }, (_, i) => `198.51.${i >> 8}.${i & 255}`);
const exempt = (count: number) => addresses(count).map((address) => `{ address: ${address}, ${because} }`);

test.each<[string, Edit]>([
  ['one that is exempt', waf(`rateLimitExempt: [{ address: '2001:db8::/48', ${because} }]`)],
  ['as many that are exempt as Azure takes', waf(`rateLimitExempt: [${exempt(598).join(', ')}]`)],
  ['as many addresses as a registry takes', open(`[${addresses(200).join(', ')}]`)],
])('taken: %s', (_, edit) => {
  expect(problemsOf(edited(edit))).toEqual([]);
});

test.each<[string, Edit, readonly string[]]>([
  [
    'action of all managed rules',
    waf(`managedRules: { action: Detect, ${because} }`),
    [
      'regions.yaml:12:45 frontDoor.waf.managedRules.action: must be an action; found "Detect"; one of Log, Block',
    ],
  ],
  [
    'no reason',
    waf('managedRules: { action: Block }'),
    [
      'regions.yaml:12:21 frontDoor.waf.managedRules.reason: is missing; found nothing; add it: say why this is acceptable, for whoever reads the tag during an outage',
    ],
  ],
  [
    'an exclusion of everything, said twice',
    waf(
      `exclusions: [{ match: RequestCookieNames, operator: EqualsAny, selector: a, ${because} }, { match: RequestCookieNames, operator: Equals, selector: '*', ${because} }]`,
    ),
    [
      'regions.yaml:12:34 frontDoor.waf.exclusions[0]: must have the selector * with EqualsAny, and with nothing else; found {"match":"RequestCookieNames","operator":"EqualsAny","selector":"a","reason":"f…; change operator or selector',
      'regions.yaml:12:127 frontDoor.waf.exclusions[1]: must have the selector * with EqualsAny, and with nothing else; found {"match":"RequestCookieNames","operator":"Equals","selector":"*","reason":"for …; change operator or selector',
    ],
  ],
  [
    'an exclusion of what cannot be excluded',
    waf(`exclusions: [{ match: RequestUri, operator: Regex, selector: 'a b', ${because} }]`),
    [
      'regions.yaml:12:43 frontDoor.waf.exclusions[0].match: must be a part of a request; found "RequestUri"; one of QueryStringArgNames, RequestBodyJsonArgNames, RequestBodyPostArgNames, RequestCookieNames, RequestHeaderNames',
      'regions.yaml:12:65 frontDoor.waf.exclusions[0].operator: must be an operator; found "Regex"; one of Equals, Contains, StartsWith, EndsWith, EqualsAny',
      'regions.yaml:12:82 frontDoor.waf.exclusions[0].selector: must be the name of a field; found "a b"; write it like x-filter, or * with EqualsAny',
    ],
  ],
  [
    'rule',
    waf(`overrides: [{ rule: 942100, action: Log, ${because} }]`),
    [
      'regions.yaml:12:41 frontDoor.waf.overrides[0].rule: must be a rule of the default rule set; found 942100; write it like SQLI-942100: what ruleName_s of the log ends with',
    ],
  ],
  [
    'an action that the default rule set refuses at apply',
    waf(`overrides: [{ rule: SQLI-942100, action: Block, ${because} }]`),
    [
      'regions.yaml:12:62 frontDoor.waf.overrides[0].action: must be an action of the default rule set 2.x; found "Block"; one of Log, AnomalyScoring',
    ],
  ],
  [
    'addresses of nobody on the internet',
    waf(
      `rateLimitExempt: [{ address: 10.0.0.0/16, ${because} }, { address: 0.0.0.0/0, ${because} }, { address: 198.51.100.7/24, ${because} }]`,
    ),
    [
      'regions.yaml:12:50 frontDoor.waf.rateLimitExempt[0].address: must be a public address or range; found "10.0.0.0/16"; write it like 198.51.100.0/24 or 2001:db8::/48',
      'regions.yaml:12:104 frontDoor.waf.rateLimitExempt[1].address: must be a public address or range; found "0.0.0.0/0"; write it like 198.51.100.0/24 or 2001:db8::/48',
      'regions.yaml:12:156 frontDoor.waf.rateLimitExempt[2].address: must be a public address or range; found "198.51.100.7/24"; write it like 198.51.100.0/24 or 2001:db8::/48',
    ],
  ],
  [
    'too many that are exempt',
    waf(`rateLimitExempt: [${exempt(599).join(', ')}]`),
    [
      'regions.yaml:12:38 frontDoor.waf.rateLimitExempt: must have at most 598 entries; found [{"address":"198.51.0.0","reason":"for this test only"},{"address":"198.51.0.1"…; that is the most Azure takes',
    ],
  ],
  [
    'a registry open to nobody',
    open('[]'),
    [
      'regions.yaml:12:68 registry.publicAccess.addresses: must not be empty; found []; name who comes in, or leave publicAccess out',
    ],
  ],
  [
    'a registry open to all',
    open("[0.0.0.0/0, '2001:db8::1']"),
    [
      'regions.yaml:12:69 registry.publicAccess.addresses[0]: must be a public IPv4 address or range, /16 or smaller; found "0.0.0.0/0"; write it like 198.51.100.7 or 198.51.100.0/24',
      'regions.yaml:12:80 registry.publicAccess.addresses[1]: must be a public IPv4 address or range, /16 or smaller; found "2001:db8::1"; write it like 198.51.100.7 or 198.51.100.0/24',
    ],
  ],
  [
    'a registry open to too many',
    open(`[${addresses(201).join(', ')}]`),
    [
      'regions.yaml:12:68 registry.publicAccess.addresses: must have at most 200 addresses; found ["198.51.0.0","198.51.0.1","198.51.0.2","198.51.0.3","198.51.0.4","198.51.0.5",…; that is the most a registry takes',
    ],
  ],
])('refused: %s', (_, edit, lines) => {
  expect(problemsOf(edited(edit))).toEqual(lines);
});
