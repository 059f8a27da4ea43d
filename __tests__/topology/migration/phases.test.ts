import type { DnsPhase, DnsSection } from '../../../topology/file/schema-dns';
import { nextSteps } from '../../../topology/migration/manual-steps';
import {
  API_TTL,
  apiRecord,
  earliest,
  MARGIN,
  momentsFor,
  PARENT_NS_TTL,
  type Waits,
} from '../../../topology/migration/phases';
import { topologyOf } from '../../support/regions-file';

const dns = (more: Partial<Waits> = {}): Waits => ({
  hosting: 'azure',
  legacy: { hostname: 'shop-legacy.azurewebsites.net', ttl: 172_800 },
  ...more,
});
const SWITCHED = '2026-12-01T09:00:00Z';

test('the times that the waits are made of', () => {
  expect({ PARENT_NS_TTL, MARGIN, API_TTL }).toEqual({
    PARENT_NS_TTL: 172_800,
    MARGIN: 3600,
    API_TTL: { prepare: 300, cutover: 60, complete: 3600 },
  });
});

describe('earliest', () => {
  test.each<[string, Waits, DnsPhase, string | undefined]>([
    ['prepare waits for nothing', dns({ delegatedAt: SWITCHED }), 'prepare', undefined],
    ['cutover without a moment', dns(), 'cutover', undefined],
    [
      'azure: the delegation and the record it leads to',
      dns({ delegatedAt: SWITCHED }),
      'cutover',
      '2026-12-05T09:00:00Z',
    ],
    [
      'azure: a short TTL at the registrar',
      dns({ delegatedAt: SWITCHED, legacy: { hostname: 'x.example', ttl: 600 } }),
      'cutover',
      '2026-12-03T09:10:00Z',
    ],
    [
      'registrar: the old TTL alone',
      dns({ hosting: 'registrar', ttlLoweredAt: SWITCHED }),
      'cutover',
      '2026-12-03T09:00:00Z',
    ],
    ['azure does not count a lowered TTL', dns({ ttlLoweredAt: SWITCHED }), 'cutover', undefined],
    ['complete without the cutover', dns({ delegatedAt: SWITCHED }), 'complete', undefined],
    ['complete without the first moment', dns({ cutoverAt: SWITCHED }), 'complete', undefined],
    [
      'complete: the old TTL and the margin',
      dns({ delegatedAt: SWITCHED, cutoverAt: '2026-12-06T10:30:00+01:00' }),
      'complete',
      '2026-12-08T10:30:00Z',
    ],
    [
      'complete after a cutover that came too early',
      dns({ delegatedAt: SWITCHED, cutoverAt: '2026-12-01T09:05:00Z' }),
      'complete',
      '2026-12-07T10:00:00Z',
    ],
    [
      'complete: never less than the TTL of prepare',
      dns({
        hosting: 'registrar',
        ttlLoweredAt: SWITCHED,
        cutoverAt: '2026-12-02T00:00:00Z',
        legacy: { hostname: 'x.example', ttl: 60 },
      }),
      'complete',
      '2026-12-02T01:05:00Z',
    ],
    [
      'fractions of a second count as a whole',
      dns({ delegatedAt: '2026-12-01T09:00:00.001Z' }),
      'cutover',
      '2026-12-05T09:00:01Z',
    ],
  ])('%s', (_, section, phase, at) => {
    expect(earliest(section, phase)?.at).toBe(at);
  });

  test('says what it adds up', () => {
    expect(earliest(dns({ delegatedAt: SWITCHED }), 'cutover')?.because).toBe(
      'delegatedAt 2026-12-01T09:00:00Z + 2d (a resolver may cache the old name servers) + 2d (legacy.ttl: and then the answer with the old TTL)',
    );
    expect(earliest(dns({ hosting: 'registrar', ttlLoweredAt: SWITCHED }), 'cutover')?.because).toBe(
      'ttlLoweredAt 2026-12-01T09:00:00Z + 2d (legacy.ttl: and then the answer with the old TTL)',
    );
    const cutoverAt = '2026-12-06T09:00:00Z';
    expect(earliest(dns({ delegatedAt: SWITCHED, cutoverAt }), 'complete')?.because).toBe(
      'cutoverAt 2026-12-06T09:00:00Z + 2d (the longest that anyone may cache the legacy answer) + 1h (margin)',
    );
    expect(earliest(dns({ delegatedAt: SWITCHED, cutoverAt: SWITCHED }), 'complete')?.because).toMatch(
      /^the earliest cutover 2026-12-05T09:00:00Z \+ /,
    );
  });
});

test.each([
  ['azure', 'prepare', []],
  ['azure', 'cutover', ['delegatedAt']],
  ['azure', 'complete', ['delegatedAt', 'cutoverAt']],
  ['registrar', 'cutover', ['ttlLoweredAt']],
  ['registrar', 'complete', ['ttlLoweredAt', 'cutoverAt']],
] as const)('%s %s needs %j', (hosting, phase, moments) => {
  expect(momentsFor(hosting, phase)).toEqual(moments);
});

test.each([
  ['prepare', 'shop-legacy.azurewebsites.net', 300],
  ['cutover', 'e.azurefd.net', 60],
  ['complete', 'e.azurefd.net', 3600],
] as const)('in %s the name answers %s, TTL %i', (phase, value, ttl) => {
  expect(apiRecord({ ...dns(), phase }, 'e.azurefd.net')).toEqual({ value, ttl });
});

describe('steps by hand', () => {
  const known = {
    nameServers: 'NAME SERVERS',
    endpoint: 'ENDPOINT',
    validationToken: 'TOKEN',
    verificationId: 'ID',
  };
  const base = topologyOf();
  const steps = (section: Partial<DnsSection>) =>
    nextSteps({ api: base.api, dns: { ...base.dns, ...section } }, known);
  const cutoverAt = '2026-12-06T09:00:00Z';

  test.each<[string, Partial<DnsSection>, string[]]>([
    [
      'azure, before the delegation',
      {},
      [
        'At the registrar, add TXT _dnsauth.api with the value TOKEN and keep it: Front Door looks it up where the zone is served now. The value is valid for 7 days.',
        'If the zone is signed: remove the DS record at the registrar, and wait until its TTL has expired.',
        'When npm run dns -- preflight finds nothing wrong: at the registrar, replace the name servers of shop.example by NAME SERVERS. Leave the records there as they are.',
        'Write the current time to dns.delegatedAt in regions.yaml.',
      ],
    ],
    [
      'azure, delegated',
      { delegatedAt: SWITCHED },
      [
        "Until 2026-12-05T09:00:00Z change a record in both places or not at all: some resolvers still ask the registrar's servers.",
        'From 2026-12-05T09:00:00Z, when npm run dns -- preflight finds nothing wrong: set dns.phase to cutover and deploy dns-migration.',
      ],
    ],
    [
      'azure, cutover written',
      { delegatedAt: SWITCHED, phase: 'cutover' },
      [
        'When dns-migration is deployed: at the registrar, point the CNAME api to ENDPOINT too, TTL 1m or as low as the registrar allows, for resolvers that never noticed the new name servers.',
        'Write the current time to dns.cutoverAt in regions.yaml.',
        'Keep the legacy app shop-legacy.azurewebsites.net up and open to everyone.',
        'Watch the resolvers change: npm run dns -- preflight --watch',
        'To go back: set dns.phase to prepare, remove dns.cutoverAt, deploy dns-migration, and at the registrar point the CNAME api to shop-legacy.azurewebsites.net. In Azure it takes a minute.',
      ],
    ],
    [
      'azure, cutover done',
      { delegatedAt: SWITCHED, phase: 'cutover', cutoverAt },
      [
        'Until 2026-12-08T10:00:00Z keep the legacy app shop-legacy.azurewebsites.net up and open to everyone.',
        "From then, when npm run dns -- preflight finds nothing wrong: set dns.phase to complete and deploy global, then dns-migration. The firewall's managed rules block from then on: docs/firewall.md.",
        'Watch the resolvers change: npm run dns -- preflight --watch',
        'To go back: set dns.phase to prepare, remove dns.cutoverAt, deploy dns-migration, and at the registrar point the CNAME api to shop-legacy.azurewebsites.net. In Azure it takes a minute.',
      ],
    ],
    [
      'azure, complete',
      { delegatedAt: SWITCHED, phase: 'complete', cutoverAt },
      [
        'Remove the custom domain api.shop.example from the legacy app; then the app may be locked or retired.',
        "The zone shop.example at the registrar's name servers may be deleted; the domain's registration stays.",
      ],
    ],
    [
      'registrar, before the TTL is lowered',
      { hosting: 'registrar' },
      [
        'At the registrar, add TXT _dnsauth.api with the value TOKEN and keep it: Front Door looks it up where the zone is served now. The value is valid for 7 days.',
        'At the registrar, add TXT asuid.api with the value ID: nobody else can then claim the name.',
        'At the registrar, lower the TTL of the CNAME api to 5m or as low as the registrar allows. It still points to shop-legacy.azurewebsites.net.',
        'Write the current time to dns.ttlLoweredAt in regions.yaml.',
      ],
    ],
    [
      'registrar, TTL lowered',
      { hosting: 'registrar', ttlLoweredAt: SWITCHED },
      [
        'From 2026-12-03T09:00:00Z, when npm run dns -- preflight finds nothing wrong: set dns.phase to cutover and deploy dns-migration.',
      ],
    ],
    [
      'registrar, cutover written',
      { hosting: 'registrar', ttlLoweredAt: SWITCHED, phase: 'cutover' },
      [
        'At the registrar, point the CNAME api to ENDPOINT, TTL 1m or as low as the registrar allows.',
        'Write the current time to dns.cutoverAt in regions.yaml.',
        'Keep the legacy app shop-legacy.azurewebsites.net up and open to everyone.',
        'Watch the resolvers change: npm run dns -- preflight --watch',
        'To go back: set dns.phase to prepare, remove dns.cutoverAt, deploy dns-migration, and at the registrar point the CNAME api to shop-legacy.azurewebsites.net.',
      ],
    ],
    [
      'registrar, complete',
      { hosting: 'registrar', ttlLoweredAt: SWITCHED, phase: 'complete', cutoverAt },
      [
        'At the registrar, raise the TTL of the CNAME api to 1h; keep TXT asuid.api.',
        'Remove the custom domain api.shop.example from the legacy app; then the app may be locked or retired.',
      ],
    ],
  ])('%s', (_, section, expected) => {
    expect(steps(section)).toEqual(expected);
  });
});
