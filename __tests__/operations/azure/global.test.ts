/** The ids that are made from names are those of what a deploy creates, or adopts. */
import { globalIds } from '../../../operations/azure/global';
import { shippedTopology } from '../../support/shipped-file';
import { stackOf, synthesized } from '../../support/synthesize';

test('the ids of what is global name what its stack deploys', () => {
  const topology = shippedTopology();
  const { resource } = stackOf(synthesized(topology), 'global');
  const namesOf = (type: string) => Object.values(resource[type] ?? {}).map(({ name }) => String(name));
  const nameOf = (type: string) => namesOf(type)[0];
  const groupNames = Object.values(resource.azurerm_resource_group ?? {}).map(({ name }) => String(name));
  const [group, data] = ['global', 'data'].map((part) => {
    const found = groupNames.find((name) => name.endsWith(`-${part}`));
    return `/subscriptions/${topology.subscriptionId}/resourceGroups/${found}`;
  });
  const [clients, door] = namesOf('azurerm_cdn_frontdoor_endpoint')
    .sort((one, other) => one.length - other.length)
    .map(
      (name) =>
        `${group}/providers/Microsoft.Cdn/profiles/${nameOf('azurerm_cdn_frontdoor_profile')}/afdEndpoints/${name}`,
    );
  expect(globalIds(topology)).toEqual({
    group,
    registry: `${group}/providers/Microsoft.ContainerRegistry/registries/${nameOf('azurerm_container_registry')}`,
    cosmosAccount: `${data}/providers/Microsoft.DocumentDB/databaseAccounts/${nameOf('azurerm_cosmosdb_account')}`,
    frontDoorEndpoint: clients,
    doorEndpoint: door,
  });
});

test('what is adopted has the id that the file gives', () => {
  const start = `/subscriptions/${shippedTopology().subscriptionId}/resourceGroups/legacy/providers`;
  const cosmosAccountId = `${start}/Microsoft.DocumentDB/databaseAccounts/old`;
  const registryId = `${start}/Microsoft.ContainerRegistry/registries/oldcr`;
  const topology = shippedTopology(() => ({ adopt: { cosmosAccountId, registryId } }));
  expect(globalIds(topology)).toMatchObject({ cosmosAccount: cosmosAccountId, registry: registryId });
});
