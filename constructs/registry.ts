import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import type { Construct } from 'constructs';
import { armId } from '../topology/arm-id';
import type { Region, Topology } from '../topology/topology';
import { literal } from './literal';

export interface RegistryProps {
  readonly name: string;
  readonly resourceGroupName: string;
  /** Where it was created; fixed for life. */
  readonly home: string;
  /** Each gets a replica, except the home region. */
  readonly regions: readonly Region[];
  readonly publicAccess: Topology['registry']['publicAccess'];
  readonly adopt: Topology['adopt'];
}

/** Images, near every stamp: a region can start instances while the home region is down. */
export function registry(scope: Construct, id: string, props: RegistryProps): ContainerRegistry {
  const { registryId, acceptLegacyAccess } = props.adopt;
  const adopted = registryId ? armId(registryId) : undefined;
  const legacyAccess = adopted !== undefined && acceptLegacyAccess !== undefined;
  const created = new ContainerRegistry(scope, id, {
    name: adopted?.name ?? props.name,
    resourceGroupName: adopted?.resourceGroup ?? props.resourceGroupName,
    location: props.home,
    sku: 'Premium',
    adminEnabled: legacyAccess,
    anonymousPullEnabled: false,
    // A private endpoint turns them on in any case.
    dataEndpointEnabled: true,
    ...ingress(legacyAccess, props.publicAccess),
    ...(props.publicAccess && { tags: { 'accept-public-access': literal(props.publicAccess.reason) } }),
    // Needed by `az acr import`, but not by tasks or App Service.
    // https://learn.microsoft.com/azure/container-registry/allow-access-trusted-services
    networkRuleBypassOption: 'AzureServices',
    // No retention policy: it deletes manifests without a tag for good, and every instance pulls by digest.
    // https://learn.microsoft.com/azure/container-registry/container-registry-retention-policy
    zoneRedundancyEnabled: true,
    // The provider reads them back sorted, and refuses the home region here.
    georeplications: props.regions
      .filter(({ name }) => name !== props.home)
      .map(({ name, zoneRedundant }) => ({
        location: name,
        zoneRedundancyEnabled: zoneRedundant,
        // If left out, it is sent as false, and the replica serves nobody.
        regionalEndpointEnabled: true,
      }))
      .sort((a, b) => a.location.localeCompare(b.location, 'en')),
    lifecycle: {
      preventDestroy: true,
      // Zones are always on, whatever this says, and a change would replace the registry.
      // https://learn.microsoft.com/azure/container-registry/zone-redundancy
      // An adopted one keeps its encryption and the identity that reads the key: azurerm 5 would remove what is not
      // written here, 4 would not. https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.81.0/internal/services/containers/container_registry_resource.go
      ignoreChanges: ['zone_redundancy_enabled', ...(adopted ? ['identity', 'encryption'] : [])],
    },
    // Replicas are created one after another; the default of half an hour is too short for many.
    timeouts: { create: '3h', update: '3h' },
  });
  if (registryId) created.importFrom(registryId);
  return created;
}

/** Who may connect over the internet: nobody, some addresses, or with the legacy app everybody. */
function ingress(legacyAccess: boolean, publicAccess: RegistryProps['publicAccess']) {
  // Denied by default even while public access is off: the rules still hold if somebody turns it on.
  const rules = (defaultAction: 'Allow' | 'Deny', addresses: readonly string[] = []) => [
    {
      defaultAction,
      // Azure drops the /32 of a single address, but the provider reads it back with /32.
      ipRule: addresses.map((address) => ({
        action: 'Allow',
        ipRange: address.includes('/') ? address : `${address}/32`,
      })),
    },
  ];
  if (legacyAccess) return { publicNetworkAccessEnabled: true, networkRuleSet: rules('Allow') };
  return {
    publicNetworkAccessEnabled: publicAccess !== undefined,
    networkRuleSet: rules('Deny', publicAccess?.addresses),
  };
}
