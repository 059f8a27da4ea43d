import { blocks } from '../value';
import { type Rule, services } from './rule';

export const registryRules: readonly Rule[] = [
  {
    name: 'replicas do not hold the home region',
    type: 'azurerm_container_registry',
    stage: 'plan',
    source: `${services}/containers/container_registry_resource.go#L276-L287`,
    check: ({ georeplications, location }) =>
      blocks(georeplications).some((replica) => replica.location === location)
        ? ['the `georeplications` list cannot contain the location where the Container Registry exists']
        : [],
  },
  {
    name: 'replicas need the Premium SKU',
    type: 'azurerm_container_registry',
    stage: 'plan',
    source: `${services}/containers/container_registry_resource.go#L270-L274`,
    check: ({ georeplications, sku }) =>
      blocks(georeplications).length > 0 && typeof sku === 'string' && sku !== 'Premium'
        ? ['an ACR geo-replication can only be applied when using the Premium Sku']
        : [],
  },
  {
    name: 'an export policy can be off only without public access',
    type: 'azurerm_container_registry',
    stage: 'plan',
    source: `${services}/containers/container_registry_resource.go#L304-L312`,
    check: ({ export_policy_enabled, public_network_access_enabled }) =>
      export_policy_enabled === false && public_network_access_enabled === true
        ? ['to disable export of artifacts, `public_network_access_enabled` must also be `false`']
        : [],
  },
];
