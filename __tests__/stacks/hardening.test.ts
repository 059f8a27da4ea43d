/** What holds for every resource of every stack, whatever regions.yaml says. */
import { join } from 'node:path';
import { loadTopology } from '../../topology/load';
import { livingRegions } from '../../topology/topology';
import { schemaOf, secretsIn } from '../support/secrets';
import { shippedTopology } from '../support/shipped-file';
import { resourcesOf, stackOf, synthesized } from '../support/synthesize';

/** Reached from the internet: Front Door, and the apps, which let only Front Door in. */
const PUBLIC = ['azurerm_linux_web_app', 'azurerm_linux_web_app_slot'];

describe.each([
  ['as it is shipped', shippedTopology()],
  ["the project's own", loadTopology(join(__dirname, '../../regions.yaml'))],
])('regions.yaml, %s', (_, topology) => {
  const system = synthesized(topology);
  const stacks = Object.keys(system.files).map((name) => ({
    name,
    stack: stackOf(system, name),
  }));
  const everything = stacks.flatMap(({ name, stack }) =>
    resourcesOf(stack).map((resource) => ({ ...resource, stack: name })),
  );
  const ofType = (...types: readonly string[]) => everything.filter(({ type }) => types.includes(type));

  describe.each(ofType('azurerm_linux_web_app', 'azurerm_linux_web_app_slot'))(
    '$stack $address denies by default',
    ({ properties }) => {
      test.each(['ip_restriction_default_action', 'scm_ip_restriction_default_action'])('%s', (action) => {
        expect(properties).toHaveProperty(`site_config.${action}`, 'Deny');
      });

      test('only this Front Door comes in, and nobody to the deployment site', () => {
        expect(properties.site_config).toMatchObject({
          ip_restriction: [
            {
              action: 'Allow',
              service_tag: 'AzureFrontDoor.Backend',
              headers: [{ x_azure_fdid: [expect.stringContaining('front_door_guid')] }],
            },
          ],
          scm_use_main_ip_restriction: false,
        });
        expect(properties).not.toHaveProperty('site_config.scm_ip_restriction');
      });
    },
  );

  test('there are an app and a slot in each stamp', () => {
    const stamps = livingRegions(topology)
      .map(({ name }) => `stamp-${name}`)
      .sort();
    expect(ofType('azurerm_linux_web_app').map(({ stack }) => stack)).toEqual(stamps);
    expect(ofType('azurerm_linux_web_app_slot').map(({ stack }) => stack)).toEqual(stamps);
  });

  test.each(
    everything.filter(
      ({ type }) => schemaOf(type).attributes?.public_network_access_enabled && !PUBLIC.includes(type),
    ),
  )('$stack $address: not reached from the internet', ({ properties, type }) => {
    // Builds push to it, and instances pull before the stamp's network is joined; it takes no anonymous pull.
    const open = type === 'azurerm_container_registry';
    const legacy = type === 'azurerm_cosmosdb_account' && topology.adopt.acceptLegacyAccess !== undefined;
    expect(properties.public_network_access_enabled).toBe(open ? undefined : legacy);
  });

  test('whatever takes tags has them', () => {
    const tagged = everything.filter(
      ({ type }) => type.startsWith('azurerm_') && schemaOf(type).attributes?.tags,
    );
    expect(tagged.length).toBeGreaterThan(40);
    const { workload, environment } = topology;
    for (const { address, stack, properties } of tagged) {
      const region = stack.startsWith('stamp-') ? stack.slice('stamp-'.length) : 'global';
      const tags = Object.entries(properties.tags ?? {}).filter(([name]) => !name.startsWith('accept-'));
      expect({ address, tags: Object.fromEntries(tags) }).toEqual({
        address,
        tags: { workload, environment, region, stack },
      });
    }
  });

  test('nothing else is called the same: every address stands once', () => {
    for (const { stack } of stacks) {
      const addresses = resourcesOf(stack).map(({ address }) => address.toLowerCase());
      expect(addresses).toEqual([...new Set(addresses)]);
    }
  });

  describe('outputs', () => {
    const outputs = stacks.flatMap(({ name: stack, stack: { output } }) =>
      Object.entries(output).map(([name, { description }]) => ({
        stack,
        name,
        description,
      })),
    );

    test.each(outputs)('$stack $name says what it is', ({ name, description }) => {
      expect(name).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
      expect(description).toMatch(/^[A-Z].{8,}[^.]$/);
    });

    test('whatever a stack reads, the other one publishes', () => {
      for (const { name } of stacks) {
        const reads = (system.files[name] ?? '').matchAll(
          /data\.terraform_remote_state\.([a-z0-9-]+)-state\.outputs\.(\w+)/g,
        );
        for (const [, source = '', output = ''] of reads) {
          expect(Object.keys(stackOf(system, source).output)).toContain(output);
        }
      }
    });
  });

  test('providers leave what is deleted to be brought back, and register nothing', () => {
    for (const { name, stack } of stacks) {
      for (const provider of stack.provider.azurerm ?? []) {
        expect(provider).toMatchObject({
          resource_provider_registrations: 'none',
          storage_use_azuread: true,
          features: [
            {
              key_vault: [
                {
                  purge_soft_delete_on_destroy: false,
                  purge_soft_deleted_secrets_on_destroy: false,
                  recover_soft_deleted_key_vaults: true,
                },
              ],
              log_analytics_workspace: [{ permanently_delete_on_destroy: false }],
              // A stamp's group goes with what Application Insights leaves in it.
              resource_group: [
                {
                  prevent_deletion_if_contains_resources: !name.startsWith('stamp-'),
                },
              ],
            },
          ],
        });
      }
    }
  });

  test.each(stacks)('$name holds and shows no secret', ({ stack }) => {
    expect(secretsIn(stack)).toEqual([]);
  });
});
