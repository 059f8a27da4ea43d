import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { StampNetwork } from './stamp-network';

export interface PrivateLinkProps {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly targetId: string;
  readonly service: keyof typeof services;
  readonly network: StampNetwork;
  /** What it must wait for, besides the network's guards. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** https://learn.microsoft.com/azure/private-link/private-endpoint-dns */
const services = {
  cosmos: { subresource: 'Sql', zone: 'privatelink.documents.azure.com' },
  registry: { subresource: 'registry', zone: 'privatelink.azurecr.io' },
  keyVault: { subresource: 'vault', zone: 'privatelink.vaultcore.azure.net' },
} as const;

/** A service inside the stamp's network, under its usual host name; the DNS zone is the stamp's own. */
export class PrivateLink extends Construct {
  /** Everything that callers of the service must wait for. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: PrivateLinkProps) {
    super(scope, id);
    const { name, resourceGroupName, location, network } = props;
    const { subresource, zone: zoneName } = services[props.service];
    const zone = new PrivateDnsZone(this, 'zone', { name: zoneName, resourceGroupName });
    const link = new PrivateDnsZoneVirtualNetworkLink(this, 'network', {
      name: 'stamp',
      resourceGroupName,
      privateDnsZoneName: zone.name,
      virtualNetworkId: network.network.id,
      registrationEnabled: false,
    });
    const endpoint = new PrivateEndpoint(this, 'endpoint', {
      name,
      resourceGroupName,
      location,
      subnetId: network.endpointSubnet.id,
      privateServiceConnection: {
        name,
        privateConnectionResourceId: props.targetId,
        subresourceNames: [subresource],
        isManualConnection: false,
      },
      privateDnsZoneGroup: { name: 'default', privateDnsZoneIds: [zone.id] },
      dependsOn: [...network.guards, ...(props.dependsOn ?? [])],
    });
    this.ready = [link, endpoint];
  }
}
