import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstMinutes, outagePage } from '../../../topology/outage/page';
import type { Topology } from '../../../topology/topology';
import { moreRegions } from '../../support/more-regions';
import { topologyOf } from '../../support/regions-file';
import { shippedTopology } from '../../support/shipped-file';

const shipped = shippedTopology();
const of = (topology: Topology, name: string): string => {
  const region = topology.regions.find((one) => one.name === name);
  if (!region) throw new Error(`no region ${name}`);
  return firstMinutes(topology, region);
};

test('the page is up to date: npm run signals', () => {
  const page = readFileSync(join(__dirname, '../../../docs/outage.md'), 'utf8');
  expect(outagePage(page, shipped)).toBe(page);
});

test('a page without a place for it is told of', () => {
  expect(() => outagePage('# An outage\n', shipped)).toThrow('docs/outage.md: has no <!-- the first fifteen');
});

test('the names of this region, and of no other', () => {
  const text = of(shipped, 'swedencentral');
  expect(text).toContain(
    'az webapp stop --subscription 11111111-1111-4111-8111-111111111111 --resource-group rg-contososhoes-prod-sdc --name app-contososhoes-prod-sdc',
  );
  expect(text).toContain('--origin-group-name stamps --origin-name swedencentral --enabled-state Disabled');
  expect(text).toContain('/swedencentral/health"');
  expect(text).not.toMatch(/westeurope|-we\b/);
});

test('each command names the subscription that its resource is in', () => {
  const other = topologyOf(
    moreRegions(
      'uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20, subscriptionId: 44444444-4444-4444-8444-444444444444 }',
    ),
  );
  expect(of(other, 'uksouth')).toMatch(/webapp stop --subscription 44444444/);
  expect(of(other, 'uksouth')).toMatch(/afd origin update --subscription 33333333/);
});

test.each(['westeurope', 'swedencentral'])('%s: nothing is left to fill in', (name) => {
  const commands = [...of(shipped, name).matchAll(/```sh\n([\s\S]*?)```/g)]
    .map(([, text]) => text)
    .join('\n');
  expect(commands).not.toMatch(/\b[A-Z]{3,}\b(?<!NS|PATH)/);
  expect(commands).not.toMatch(/[<{][a-z]|undefined|example/);
});

test('only the home region is the hub', () => {
  expect(of(shipped, 'westeurope')).toContain('It is the hub of Cosmos DB');
  expect(of(shipped, 'swedencentral')).not.toContain('hub');
});

test('the way back to the legacy app is there as long as that is', () => {
  expect(of(shipped, 'westeurope')).toContain('`phase: prepare` brings the name back');
});

test.each([
  'is unhealthy',
  'is half unhealthy',
  'Front Door itself',
  'Entra',
  'DNS',
  'The control region',
  "The state's region",
  'A bad deployment',
])('there is: %s', (title) => {
  expect(of(shipped, 'westeurope')).toMatch(new RegExp(`^### \\d\\. .*${title}`, 'm'));
});
