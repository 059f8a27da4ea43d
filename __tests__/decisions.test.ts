/** docs/decisions.md answers the whole brief, and what it says of the stacks is so. Its links: docs.test.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { latencyMilliseconds } from '../topology/capacity/latency';
import { catalogue, distanceKm, type RegionFacts } from '../topology/catalogue';
import { currency, monthlyPrice } from '../topology/costs/prices';
import { at } from './support/json-path';
import { shippedTopology } from './support/shipped-file';
import { stackOf, synthesized } from './support/synthesize';

const page = readFileSync(join(__dirname, '../docs/decisions.md'), 'utf8');
const system = synthesized(shippedTopology());

/** The rows of the brief's specification, then its questions: https://learn.microsoft.com/training/modules/azure-mission-critical/ */
const BRIEF = [
  'Active-active, multiregion topology',
  'A stamp model that adds and removes regions dynamically',
  "If there's a regional failure, traffic goes to the non-faulted region without notable impact to clients there",
  "Clients shouldn't be pinned to a region",
  "Clients shouldn't need to change URLs; DNS is migrated to the global router",
  'Which other Azure region did you select, and why?',
  'Did you enable two or more availability zones in each region?',
  'Did you include a Web Application Firewall? Which routing rules, and why?',
  'How does the load balancer support your existing DNS record?',
  'How did you use your health check API?',
  'Have you protected the application from DDoS, and from clients that bypass the load balancer?',
  'How did you approach DNS migration?',
  'Did you make any SKU changes to support multi-region?',
  'Which services did you leave as singletons?',
  'Are you logging resources? Will that impact your ability to inspect the logs of the whole system?',
];

const sections = page
  .split(/^### /m)
  .slice(1)
  .map((text) => ({ heading: text.slice(0, text.indexOf('\n')), text }));

test('every row and question of the brief has its section', () => {
  expect(sections.map(({ heading }) => heading)).toEqual(BRIEF);
});

test.each(sections)('$heading says where it stands, with a value, and what proves it', ({ text }) => {
  expect(text).toMatch(/^- Where: \[[\s\S]*?`[\w-]+: [\w.-]+ = /m);
  expect(text).toMatch(/^- Proof: \[[^\]]+\]\([^)]*__tests__\/[^)]+\.test\.ts\)/m);
});

/** *stack: path = value*, as code. */
const values = [...page.matchAll(/`([\w-]+): ([\w.-]+) = ([^`]+)`/g)].map(
  ([, stack = '', path = '', value = '']) => ({ stack, path, value }),
);

test('there are values to look up', () => {
  expect(values.length).toBeGreaterThan(30);
});

test.each(values)('$stack: $path = $value', ({ stack, path, value }) => {
  expect(at(stackOf(system, stack), path)).toEqual(JSON.parse(value));
});

const FARTHEST_KM = 2000;
const PREMIUM_V4: Readonly<Record<string, string>> = { zones: 'with zones', noZones: 'no zones', none: '-' };

const home = catalogue.get('westeurope') as RegionFacts;
const around = [...catalogue]
  .map(([name, facts]) => ({ name, facts, km: distanceKm(home, facts) ?? Number.POSITIVE_INFINITY }))
  .filter(({ facts, km }) => facts !== home && km <= FARTHEST_KM)
  .sort((a, b) => a.km - b.km);
const priceOf = (region: string): number | undefined => monthlyPrice('P1v3', region);

function regionsTable(): string {
  const rows = around.map(({ name, facts, km }) =>
    [
      facts.displayName,
      facts.zones || '-',
      facts.accessRestricted ? 'on request' : 'yes',
      facts.geography,
      `${Math.round(km)} km`,
      `${Math.round(latencyMilliseconds(home, facts))} ms`,
      PREMIUM_V4[facts.premiumV4],
      priceOf(name)?.toFixed(0) ?? 'unknown',
      catalogue.get(facts.pairedRegion ?? '')?.displayName ?? '-',
    ].join(' | '),
  );
  const head = `region | zones | open | in | from West Europe | round trip | Premium v4 | P1v3, ${currency} a month | pair`;
  const line = head.replaceAll(/[^|]+/g, '---');
  return [`| ${head} |`, `|${line}|`, ...rows.map((row) => `| ${row} |`)].join('\n');
}

test('the table of regions is that of the catalogue and of the price table', () => {
  const [, written] = /<!-- written by .* -->\n([\s\S]*?)\n<!-- end -->/.exec(page) ?? [];
  expect(written).toBe(regionsTable());
});

const NEAR_KM = 500;
const OUTSIDE_THE_UNION = ['United Kingdom', 'Switzerland', 'Norway'];

test('which regions are left, and what they cost, is by the same figures', () => {
  const text = page.replaceAll(/\s+/g, ' ');
  const { controlRegion } = shippedTopology();
  const left = around.filter(
    ({ name, facts, km }) =>
      facts.zones > 0 &&
      !facts.accessRestricted &&
      km > NEAR_KM &&
      !OUTSIDE_THE_UNION.includes(facts.geography) &&
      facts.premiumV4 === 'zones' &&
      name !== controlRegion,
  );
  const names = left.map(({ facts }) => facts.displayName);
  expect(text).toContain(`**${names.slice(0, -1).join(', ')} and ${names.at(-1)}** are left`);
  expect(text).toContain(`less than ${NEAR_KM} km away`);
  expect(text).toContain(`Every region within ${FARTHEST_KM} km of West Europe`);
  const priced = left.filter(({ name }) => priceOf(name) !== undefined).map(({ facts }) => facts.displayName);
  expect(text).toContain(`only the price of ${priced.join(', ')} is known`);
  const price = (region: string) => (priceOf(region) ?? Number.NaN).toFixed(0);
  expect(text).toContain(`${price('swedencentral')} ${currency}, as in West Europe (${price('westeurope')})`);
  const ms = (name: string) => latencyMilliseconds(home, catalogue.get(name) as RegionFacts);
  const nearer = Math.round(ms('swedencentral') - ms('francecentral'));
  expect(text).toContain(`France Central is ${nearer} ms nearer`);
});
