import { stacksOf } from '../../../operations/terraform/synthesize';
import { type DeployedStack, logCoverage } from '../../../topology/logs/coverage';
import { shippedTopology, withSlot } from '../../support/shipped-file';

const topology = shippedTopology(withSlot);
const stacks = stacksOf(topology, '.');

test('logs of the whole system outlive every region that serves', () => {
  const global = logCoverage(topology, stacks).filter(({ workspace }) => workspace.endsWith('-global'));
  expect(global.map(({ of, lostWith }) => [of, lostWith])).toContainEqual([
    'Front Door: access, firewall, failed probes',
    [],
  ]);
  expect(global.flatMap(({ lostWith }) => lostWith)).toEqual([]);
});

test('logs of a stamp are in its region', () => {
  expect(logCoverage(topology, stacks)).toContainEqual({
    of: 'slot of the app',
    workspace: 'log-contososhoes-prod-we',
    location: 'westeurope',
    days: 90,
    lostWith: ['westeurope'],
  });
});

const withMore = (resource: DeployedStack['config']['resource']): readonly DeployedStack[] => [
  ...stacks,
  { name: 'more', config: { resource } },
];

test.each<[string, DeployedStack['config']['resource'], string]>([
  [
    'a vault without a setting',
    { azurerm_key_vault: { vault: {} } },
    'more/azurerm_key_vault.vault: has logs and sends none',
  ],
  [
    'a type that is new',
    { azurerm_redis_cache: { cache: {} } },
    'more/azurerm_redis_cache.cache: say in topology/logs',
  ],
  [
    'a workspace of somebody else',
    { azurerm_application_insights: { insights: { workspace_id: '/other' } } },
    'more: logs go to a workspace that no stack has; found /other',
  ],
])('%s is told of', (_, resource, message) => {
  expect(() => logCoverage(topology, withMore(resource))).toThrow(message);
});
