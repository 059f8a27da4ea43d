import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Fault,
  type SimulatedAzure,
  startSimulatedAzure,
  World,
} from '../../../operations/simulated-azure';
import { withTerraform } from '../../support/with-terraform';
import { account } from './support/provider';
import { ref, Stack, subscription } from './support/terraform';

const started: { azure: SimulatedAzure; stack: Stack }[] = [];

async function start(options: { world?: World; faults?: readonly Fault[] } = {}) {
  const azure = startSimulatedAzure(options);
  const stack = new Stack(await azure.envFor());
  started.push({ azure, stack });
  return { azure, stack };
}

afterEach(() => {
  for (const { azure, stack } of started.splice(0)) {
    stack.remove();
    azure.close();
  }
});

const groupId = `/subscriptions/${subscription}/resourceGroups/rg-a`;
const inGroup = {
  location: ref('azurerm_resource_group.a.location'),
  resource_group_name: ref('azurerm_resource_group.a.name'),
};
const group = { azurerm_resource_group: { a: { name: 'rg-a', location: 'West Europe' } } };

withTerraform('a resource in the simulated Azure', () => {
  test('creates, changes in place, replaces, destroys', async () => {
    const { azure, stack } = await start();
    const write = (network: object) =>
      stack.write({
        resource: {
          ...group,
          azurerm_virtual_network: {
            a: { ...inGroup, name: 'vnet-a', address_space: ['10.0.0.0/16'], ...network },
          },
        },
        output: { guid: { value: ref('azurerm_virtual_network.a.guid') } },
      });
    write({});
    expect(await stack.changeList()).toEqual([
      'azurerm_resource_group.a: create',
      'azurerm_virtual_network.a: create',
    ]);
    await stack.apply();
    const outputs = await stack.outputs();
    write({ tags: { owner: 'us' } });
    expect(await stack.changeList()).toEqual(['azurerm_virtual_network.a: update']);
    await stack.apply();
    expect(await stack.outputs()).toEqual(outputs);
    write({ name: 'vnet-b' });
    const [change] = await stack.changes();
    expect(change?.change).toMatchObject({
      actions: ['delete', 'create'],
      replace_paths: [['name']],
      after_unknown: { id: true, guid: true },
    });
    await stack.apply();
    expect(await stack.changeList()).toEqual([]);
    await stack.run('destroy', '-auto-approve');
    expect(azure.world.all()).toEqual([]);
  });

  test('a replica is added to a set, and nothing else of the account is said to change', async () => {
    const { azure, stack } = await start();
    const write = (...locations: readonly string[]) =>
      stack.write({
        resource: {
          ...group,
          azurerm_cosmosdb_account: {
            a: {
              ...inGroup,
              name: 'cosmos-a',
              offer_type: 'Standard',
              multiple_write_locations_enabled: true,
              consistency_policy: { consistency_level: 'Session' },
              geo_location: locations.map((location, failover_priority) => ({ location, failover_priority })),
            },
          },
        },
      });
    write('westeurope', 'swedencentral');
    await stack.apply();
    write('westeurope', 'swedencentral', 'norwayeast');
    const [change] = await stack.changes();
    expect(change?.change).toMatchObject({
      actions: ['update'],
      after_unknown: { geo_location: expect.arrayContaining([{ id: true }, {}, {}]) },
    });
    await stack.apply();
    expect(await stack.changeList()).toEqual([]);
    const [cosmos] = azure.world.ofType('azurerm_cosmosdb_account');
    expect(cosmos?.values.write_endpoints).toEqual(
      ['westeurope', 'swedencentral', 'norwayeast'].map(
        (region) => `https://cosmos-a-${region}.documents.azure.com:443/`,
      ),
    );
    write('westeurope', 'norwayeast');
    expect(await stack.run('plan', '-no-color')).toContain(
      'The geo location norwayeast changes its failover_priority',
    );
  });

  test('adopts what exists, and refuses to create it', async () => {
    const { azure, stack } = await start();
    azure.seed('azurerm_resource_group', { name: 'rg-a', location: 'westeurope' }, account);
    stack.write({ resource: group });
    expect(await stack.refusal('apply')).toContain(
      `a resource with the ID "${groupId}" already exists - to be managed via Terraform this resource needs to be imported into the State.`,
    );
    stack.write({ resource: group, import: [{ to: 'azurerm_resource_group.a', id: groupId }] });
    const [change] = await stack.changes();
    expect(change).toMatchObject({ change: { actions: ['no-op'], importing: { id: groupId } } });
    await stack.apply();
    expect(await stack.changeList()).toEqual([]);
  });

  test('does not adopt what does not exist', async () => {
    const { stack } = await start();
    stack.write({ resource: group, import: [{ to: 'azurerm_resource_group.a', id: groupId }] });
    expect(await stack.refusal('plan')).toContain('Cannot import non-existent remote object');
  });

  test('what is gone is created anew', async () => {
    const { azure, stack } = await start();
    stack.write({ resource: group });
    await stack.apply();
    azure.world.remove({ type: 'azurerm_resource_group', id: groupId });
    expect(await stack.changeList()).toEqual(['azurerm_resource_group.a: create']);
  });

  test('a wrong configuration does not validate', async () => {
    const { stack } = await start();
    stack.write({
      resource: {
        ...group,
        azurerm_service_plan: { a: { ...inGroup, name: 'asp', os_type: 'Linux', sku_name: 'P1v3' } },
        azurerm_linux_web_app: {
          a: {
            ...inGroup,
            name: 'app',
            service_plan_id: ref('azurerm_service_plan.a.id'),
            site_config: { health_check_path: '/health' },
          },
        },
      },
    });
    const errors = await stack.refusal('validate');
    expect(errors).toContain('Missing required argument with azurerm_linux_web_app.a');
    expect(errors).toContain(
      'all of `site_config.0.health_check_eviction_time_in_min,site_config.0.health_check_path` must be specified',
    );
  });

  test('a provider without a subscription does not plan', async () => {
    const { stack } = await start();
    stack.write({ resource: group, provider: { azurerm: { features: {} } } });
    expect(await stack.refusal('plan')).toContain(
      '`subscription_id` is a required provider property when performing a plan/apply operation',
    );
  });

  test('each provider configuration has its own subscription', async () => {
    const { azure, stack } = await start();
    const other = '00000000-0000-4000-8000-000000000009';
    stack.write({
      provider: {
        azurerm: [
          { features: {}, subscription_id: subscription },
          { features: {}, subscription_id: other, alias: 'other' },
        ],
      },
      resource: {
        azurerm_resource_group: {
          a: { name: 'rg-a', location: 'westeurope' },
          b: { name: 'rg-a', location: 'westeurope', provider: 'azurerm.other' },
        },
      },
    });
    await stack.apply();
    expect(
      azure.world
        .all()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([groupId, groupId.replace(subscription, other)]);
  });

  describe('faults', () => {
    const network = {
      azurerm_virtual_network: { a: { ...inGroup, name: 'vnet-a', address_space: ['10.0.0.0/16'] } },
    };
    const subnet = {
      azurerm_subnet: {
        a: {
          name: 'apps',
          resource_group_name: inGroup.resource_group_name,
          virtual_network_name: ref('azurerm_virtual_network.a.name'),
          address_prefixes: ['10.0.0.0/24'],
        },
      },
    };
    const resource = { ...group, ...network, ...subnet };

    test('one that happens once leaves the rest in place, and the next apply converges', async () => {
      const { azure, stack } = await start({ faults: [{ type: 'azurerm_virtual_network', mode: 'once' }] });
      stack.write({ resource });
      expect(await stack.refusal('apply')).toContain(
        `creating ${groupId}/providers/Microsoft.Network/virtualNetworks/vnet-a: unexpected status 409 (409 Conflict) with error: InjectedFault: The rehearsal was told to make this fail.`,
      );
      expect(azure.world.all().map(({ type }) => type)).toEqual(['azurerm_resource_group']);
      expect(await stack.changeList()).toEqual([
        'azurerm_subnet.a: create',
        'azurerm_virtual_network.a: create',
      ]);
      await stack.apply();
      expect(await stack.changeList()).toEqual([]);
    });

    test('a killed Terraform leaves a world that a later one goes on with', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'world-'));
      const file = join(folder, 'world.jsonl');
      try {
        const faults = [{ id: '*/virtualNetworks/vnet-a', mode: 'hang' }] as const;
        const { azure, stack } = await start({ world: new World(file), faults });
        stack.write({ resource });
        await stack.run('init', '-no-color');
        const terraform = stack.start(['apply', '-auto-approve', '-no-color']);
        await azure.faultMet();
        terraform.kill('SIGKILL');
        await new Promise((resolve) => terraform.on('close', resolve));

        const later = startSimulatedAzure({ world: new World(file) });
        started.push({ azure: later, stack });
        stack.env = await later.envFor();
        await stack.apply('-lock-timeout=5s');
        expect(await stack.changeList()).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });
});
