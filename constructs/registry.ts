import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import type { Construct } from 'constructs';
import { armId } from '../topology/arm-id';
import type { Region, Topology } from '../topology/topology';

export interface RegistryProps {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly home: Region;
  /** A replica in each of them, but for the home region. */
  readonly regions: readonly Region[];
  readonly adopt: Topology['adopt'];
}

/** Images, near every stamp: a region can start instances while the home region is down. */
export function registry(scope: Construct, id: string, props: RegistryProps): ContainerRegistry {
  const { registryId, acceptLegacyAccess } = props.adopt;
  const adopted = registryId ? armId(registryId) : undefined;
  const created = new ContainerRegistry(scope, id, {
    name: adopted?.name ?? props.name,
    resourceGroupName: adopted?.resourceGroup ?? props.resourceGroupName,
    location: props.home.name,
    sku: 'Premium',
    adminEnabled: registryId !== undefined && acceptLegacyAccess !== undefined,
    anonymousPullEnabled: false,
    dataEndpointEnabled: true,
    // Deletes manifests without a tag: one that runs keeps a tag, or is locked, else no instance can pull it again.
    // https://learn.microsoft.com/azure/container-registry/container-registry-retention-policy
    retentionPolicyInDays: 30,
    zoneRedundancyEnabled: props.home.zoneRedundant,
    // The provider reads them back sorted, and refuses the home region among them.
    georeplications: props.regions
      .filter(({ name }) => name !== props.home.name)
      .map(({ name, zoneRedundant }) => ({
        location: name,
        zoneRedundancyEnabled: zoneRedundant,
        // Left out, it is sent as false, and the replica serves nobody.
        regionalEndpointEnabled: true,
      }))
      .sort((a, b) => a.location.localeCompare(b.location, 'en')),
    lifecycle: {
      preventDestroy: true,
      // Zones are on everywhere whatever this says, and a change would replace the registry.
      // https://learn.microsoft.com/azure/container-registry/zone-redundancy
      // An adopted one keeps its encryption and the identity that reads the key: azurerm 5 would take away what is not
      // written here, 4 leaves it. https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.81.0/internal/services/containers/container_registry_resource.go
      ignoreChanges: ['zone_redundancy_enabled', ...(adopted ? ['identity', 'encryption'] : [])],
    },
    // Replicas are made one after another; half an hour, the default, is short for many.
    timeouts: { create: '3h', update: '3h' },
  });
  if (registryId) created.importFrom(registryId);
  return created;
}
