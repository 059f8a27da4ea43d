import { allStacksOf } from '../../../operations/terraform/synthesize';
import { preparedTopology } from '../../../topology/bootstrap';
import { type DeployedStack, logCoverage, notSent } from '../../../topology/logs/coverage';
import { shippedTopology, withSlot } from '../../support/shipped-file';

const topology = shippedTopology(withSlot);
const prepared = preparedTopology(topology, 'regions.yaml');
if ('missing' in prepared) throw new Error(prepared.missing);
const stacks = allStacksOf(prepared, '.');

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

test('what is logged nowhere is said, with the reason: the account of the states is there before any workspace', () => {
  expect(notSent(stacks)).toEqual([
    {
      of: 'account of the states: who reads and writes',
      why: expect.stringContaining('before any workspace'),
    },
  ]);
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
