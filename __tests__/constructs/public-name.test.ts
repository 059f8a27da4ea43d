import { type Edit, topologyOf } from '../support/regions-file';
import {
  globalOutput,
  reference,
  resourceAt,
  resourcesOf,
  stackOf,
  synthesized,
} from '../support/synthesize';

const dnsOf = (...edits: readonly Edit[]) => stackOf(synthesized(topologyOf(...edits)), 'dns-migration');
const record = 'azurerm_dns_cname_record.api_record';

const CUTOVER: Edit = ['phase: prepare', 'phase: cutover\n  delegatedAt: 2026-01-01T00:00:00Z'];
const COMPLETE: Edit = [
  'phase: prepare',
  'phase: complete\n  delegatedAt: 2026-01-01T00:00:00Z\n  cutoverAt: 2026-01-06T00:00:00Z',
];

test.each([
  { phase: 'prepare', edits: [], answer: 'shop-legacy.azurewebsites.net', ttl: 300 },
  { phase: 'cutover', edits: [CUTOVER], answer: globalOutput('front_door_endpoint_host_name'), ttl: 60 },
  { phase: 'complete', edits: [COMPLETE], answer: globalOutput('front_door_endpoint_host_name'), ttl: 3600 },
])('$phase: the name answers $answer', ({ edits, answer, ttl }) => {
  expect(resourceAt(dnsOf(...edits), record)).toMatchObject({ name: 'api', record: answer, ttl });
});

test('prepare may be applied at any time', () => {
  expect(resourceAt(dnsOf(), record)).not.toHaveProperty('lifecycle.precondition');
});

test.each([
  {
    phase: 'cutover',
    edit: CUTOVER,
    from: '2026-01-05T00:00:00Z',
    because:
      'delegatedAt 2026-01-01T00:00:00Z + 2d (a resolver may cache the old name servers) + 2d (legacy.ttl: and then the answer with the old TTL)',
  },
  {
    phase: 'complete',
    edit: COMPLETE,
    from: '2026-01-08T01:00:00Z',
    because:
      'cutoverAt 2026-01-06T00:00:00Z + 2d (the longest that anyone may cache the legacy answer) + 1h (margin)',
  },
])('$phase: a plan made before $from fails', ({ phase, edit, from, because }) => {
  const stack = dnsOf(edit);
  expect(resourceAt(stack, record)).toHaveProperty('lifecycle.precondition', [
    {
      condition: reference('timecmp(plantimestamp(), local.earliest) >= 0'),
      error_message: `dns.phase ${phase} is not allowed before ${from}: ${because}.`,
    },
  ]);
  expect(stack.locals).toEqual({ earliest: from });
});

test('the name moves last: firewall, routes and proofs stand before it', () => {
  const stack = dnsOf();
  const before = resourcesOf(
    stack,
    'azurerm_cdn_frontdoor_security_policy',
    'azurerm_cdn_frontdoor_route',
    'azurerm_cdn_frontdoor_custom_domain_association',
  );
  expect(resourceAt(stack, record).depends_on).toEqual(
    expect.arrayContaining([
      'azurerm_dns_txt_record.api_validation',
      'azurerm_dns_txt_record.api_ownership',
      ...before.map(({ address }) => address),
    ]),
  );
});
