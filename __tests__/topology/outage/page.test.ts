import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { controlRegionMinutes, firstMinutes, fromProject, outagePage } from '../../../topology/outage/page';
import type { Topology } from '../../../topology/topology';
import { moreRegions } from '../../support/more-regions';
import { type Edit, topologyOf } from '../../support/regions-file';
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
  // Where no alerts arrive, all regions are looked at.
  expect(text.replace(/^### 6[\s\S]*(?=^### 7)/m, '')).not.toMatch(/westeurope|-we\b/);
});

test('each command names the subscription that its resource is in', () => {
  const other = topologyOf(
    moreRegions(
      'uksouth: { state: active, dataPriority: 2, addressSpace: 10.50.0.0/20, subscriptionId: 44444444-4444-4444-8444-444444444444 }',
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

const STANDBY = (more = ''): Edit =>
  moreRegions(`uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20${more} }`);
const inPhase = (phase: Topology['dns']['phase']) =>
  shippedTopology(({ dns }) => ({
    dns: {
      ...dns,
      phase,
      delegatedAt: '2026-01-01T00:00:00Z',
      ...(phase === 'complete' && { cutoverAt: '2026-02-01T00:00:00Z' }),
    },
  }));

describe('the way back to the legacy app', () => {
  test('before the cutover there is nothing to do', () => {
    expect(of(shipped, 'westeurope')).toContain('Clients still use the legacy app');
    expect(of(shipped, 'westeurope')).not.toContain('record-set');
  });

  test('after the cutover it is one change of the zone', () => {
    expect(of(inPhase('cutover'), 'westeurope')).toContain(
      'az network dns record-set cname set-record --subscription 11111111-1111-4111-8111-111111111111 --resource-group rg-contososhoes-prod-dns --zone-name contososhoes.com --record-set-name api --cname apicontososhoes.azurewebsites.net\n',
    );
  });

  test('in the end there is none', () => {
    expect(of(inPhase('complete'), 'westeurope')).toContain('Nothing is built for this');
    expect(of(inPhase('complete'), 'westeurope')).not.toContain('record-set');
  });
});

describe('a region on standby', () => {
  const system = topologyOf(STANDBY());

  test('has no clients: nothing of it is switched or stopped, and its door tells', () => {
    const text = of(system, 'uksouth');
    expect(text).not.toMatch(/--enabled-state|webapp stop/);
    expect(text).toContain('| `door-uksouth` fires; `origin-health-uksouth` is off');
  });

  test('is brought in where the others do not carry it', () => {
    const text = of(system, 'northeurope');
    expect(text).toMatch(/--origin-name uksouth --enabled-state Enabled/);
    expect(text).toContain('do not stop it');
    expect(of(shipped, 'westeurope')).toContain('There is no standby region');
  });
});

test('Azure is asked about each subscription that the region has something in', () => {
  const text = of(topologyOf(STANDBY(', subscriptionId: 44444444-4444-4444-8444-444444444444')), 'uksouth');
  for (const subscription of ['33333333', '44444444']) {
    for (const provider of ['ResourceHealth/events', 'AlertsManagement/alerts']) {
      expect(text).toMatch(
        new RegExp(`subscriptions/${subscription}[-\\d]*/providers/Microsoft.${provider}`),
      );
    }
  }
  expect(of(shipped, 'westeurope').match(/AlertsManagement/g)).toHaveLength(1);
});

describe('without the control region', () => {
  const text = controlRegionMinutes(shipped);

  test('every region is asked itself, and nothing that only the control region knows', () => {
    expect(text).toContain('curl -i https://app-contososhoes-prod-we.azurewebsites.net/health');
    expect(text).toContain('curl -i https://app-contososhoes-prod-sdc.azurewebsites.net/health');
    expect(text).toContain('health-westeurope.kql');
    expect(text).toContain('health-swedencentral.kql');
    expect(text).not.toMatch(/afd endpoint|-global/);
  });

  test('the runbook of a region says the same', () => {
    expect(of(shipped, 'westeurope')).toContain(text.slice(text.indexOf('All traffic')));
  });
});

test('in a terminal links lead from the folder of the project', () => {
  expect(fromProject('[a](rollback.md), [b](adr/1.md), [c](#here), [d](https://e.example)')).toBe(
    '[a](docs/rollback.md), [b](docs/adr/1.md), [c](docs/outage.md#here), [d](https://e.example)',
  );
});

test.each([
  'is unhealthy',
  'is degraded',
  'Front Door itself',
  'Entra',
  'DNS',
  'The control region',
  "The state's region",
  'A bad deployment',
])('there is: %s', (title) => {
  expect(of(shipped, 'westeurope')).toMatch(new RegExp(`^### \\d\\. .*${title}`, 'm'));
});
