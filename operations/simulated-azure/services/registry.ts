import { lockOn } from '../locks';
import { blocks, eachElement, textOf, type Values } from '../value';
import type { Resource, World } from '../world';
import { nameForm } from './name-form';
import { azurermSource, inGroup, type ProviderCheck, type ResourceType } from './resource-type';
import { endpointsHaveRoom } from './subnet-room';

const checks: readonly ProviderCheck[] = [
  {
    name: 'replicas do not hold the home region',
    stage: 'plan',
    source: `${azurermSource}/containers/container_registry_resource.go#L276-L287`,
    check: ({ georeplications, location }) =>
      blocks(georeplications).some((replica) => replica.location === location)
        ? ['the `georeplications` list cannot contain the location where the Container Registry exists']
        : [],
  },
  {
    name: 'replicas need the Premium SKU',
    stage: 'plan',
    source: `${azurermSource}/containers/container_registry_resource.go#L270-L274`,
    check: ({ georeplications, sku }) =>
      blocks(georeplications).length > 0 && typeof sku === 'string' && sku !== 'Premium'
        ? ['an ACR geo-replication can only be applied when using the Premium Sku']
        : [],
  },
  {
    name: 'an export policy can be off only without public access',
    stage: 'plan',
    source: `${azurermSource}/containers/container_registry_resource.go#L304-L312`,
    check: ({ export_policy_enabled, public_network_access_enabled }) =>
      export_policy_enabled === false && public_network_access_enabled === true
        ? ['to disable export of artifacts, `public_network_access_enabled` must also be `false`']
        : [],
  },
];

export const registryTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_container_registry: inGroup('Microsoft.ContainerRegistry/registries', {
    name: nameForm(5, 50, /^[a-zA-Z0-9]+$/),
    globalName: true,
    namesakes: [
      { block: 'georeplications', names: ['regional_endpoint_enabled', 'global_endpoint_routing_enabled'] },
    ],
    answers: {
      login_server: '{name}.azurecr.io',
      admin_username: '',
      admin_password: '',
      data_endpoint_host_names: [],
    },
    // Azure drops the /32 of a single address, and the provider puts it back: L1067-L1072.
    // A list in another order is a change in every plan: https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/containers/container_registry_resource.go#L925-L928
    readBack: (registry) => ({
      ...registry,
      georeplications: [...blocks(registry.georeplications)].sort((a, b) =>
        textOf(a, 'location') < textOf(b, 'location') ? -1 : 1,
      ),
      network_rule_set: eachElement(registry.network_rule_set ?? null, (rules) => ({
        ...rules,
        ip_rule: eachElement(rules.ip_rule ?? null, asRange),
      })),
    }),
    checks,
    writeGuards: [lockedReplicasStay, endpointsHaveRoom],
  }),
};

const asRange = (rule: Values): Values => {
  const range = textOf(rule, 'ip_range');
  return { ...rule, ip_range: range.includes('/') ? range : `${range}/32` };
};

/** A registry's replicas are resources of their own to Azure, so a lock on the registry keeps them. */
function lockedReplicasStay(world: World, after: Resource, before: Resource | undefined): void {
  const places = (values: Values | undefined) =>
    blocks(values?.georeplications).map((replica) => textOf(replica, 'location'));
  const kept = places(after.values);
  for (const place of places(before?.values).filter((location) => !kept.includes(location))) {
    lockOn(world, { type: after.type, id: `${after.id}/replications/${place}` });
  }
}
