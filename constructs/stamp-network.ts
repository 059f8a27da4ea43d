import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { NetworkSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-rule';
import { Subnet, type SubnetConfig } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { Fn, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

export interface StampNetworkProps {
  readonly name: string;
  readonly securityGroupName: (part: string) => string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly addressSpace: string;
}

interface Allowed {
  readonly name: string;
  readonly direction: 'Inbound' | 'Outbound';
  readonly source: string;
  readonly destination: string;
  readonly port: string;
}

/** The network of a stamp: the app connects from one subnet to the private endpoints in the other. */
export class StampNetwork extends Construct {
  readonly network: VirtualNetwork;
  readonly integrationSubnet: Subnet;
  readonly endpointSubnet: Subnet;
  /** What a subnet needs before anything is put into it. */
  readonly guards: readonly ITerraformDependable[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: StampNetworkProps,
  ) {
    super(scope, id);
    const { name, resourceGroupName, location, addressSpace } = props;
    this.network = new VirtualNetwork(this, 'vnet', {
      name,
      resourceGroupName,
      location,
      addressSpace: [addressSpace],
    });

    // Quarters of the range; the last two are free for later use.
    const integration = Fn.cidrsubnet(addressSpace, 2, 0);
    const endpoints = Fn.cidrsubnet(addressSpace, 2, 1);
    this.integrationSubnet = this.subnet('integration', integration, {
      delegation: [
        {
          name: 'app-service',
          serviceDelegation: {
            name: 'Microsoft.Web/serverFarms',
            actions: ['Microsoft.Network/virtualNetworks/subnets/action'],
          },
        },
      ],
    });
    this.endpointSubnet = this.subnet('endpoints', endpoints, {
      // Otherwise the security group does not apply to private endpoints.
      privateEndpointNetworkPolicies: 'Enabled',
    });

    this.guards = [
      this.guard('integration', this.integrationSubnet, [
        // Cosmos DB in direct mode uses the whole range of ports behind a private endpoint.
        // https://learn.microsoft.com/azure/cosmos-db/sql-sdk-connection-modes#service-port-ranges
        { name: 'endpoints', direction: 'Outbound', source: integration, destination: endpoints, port: '*' },
        { name: 'https', direction: 'Outbound', source: integration, destination: 'Internet', port: '443' },
      ]),
      this.guard('endpoints', this.endpointSubnet, [
        { name: 'app', direction: 'Inbound', source: integration, destination: endpoints, port: '*' },
      ]),
    ];
  }

  private subnet(part: string, range: string, more: Partial<SubnetConfig>): Subnet {
    return new Subnet(this, `subnet_${part}`, {
      name: `snet-${part}`,
      resourceGroupName: this.props.resourceGroupName,
      virtualNetworkName: this.network.name,
      addressPrefixes: [range],
      ...more,
    });
  }

  /** Denies everything in both directions except what is allowed. */
  private guard(part: string, subnet: Subnet, allowed: readonly Allowed[]): ITerraformDependable {
    const { resourceGroupName, location, securityGroupName } = this.props;
    const group = new NetworkSecurityGroup(this, `nsg_${part}`, {
      name: securityGroupName(part),
      resourceGroupName,
      location,
    });
    const rule = (name: string, priority: number, access: 'Allow' | 'Deny', what: Omit<Allowed, 'name'>) =>
      new NetworkSecurityRule(this, `nsg_${part}_${name.replaceAll('-', '_')}`, {
        name,
        priority,
        access,
        direction: what.direction,
        protocol: access === 'Allow' ? 'Tcp' : '*',
        sourceAddressPrefix: what.source,
        sourcePortRange: '*',
        destinationAddressPrefix: what.destination,
        destinationPortRange: what.port,
        resourceGroupName,
        networkSecurityGroupName: group.name,
      });
    const all = { source: '*', destination: '*', port: '*' };
    const rules = [
      ...allowed.map(({ name, ...what }, i) => rule(`allow-${name}`, 100 + i * 10, 'Allow', what)),
      rule('deny-inbound', 4000, 'Deny', { direction: 'Inbound', ...all }),
      rule('deny-outbound', 4000, 'Deny', { direction: 'Outbound', ...all }),
    ];
    return new SubnetNetworkSecurityGroupAssociation(this, `nsg_${part}_association`, {
      subnetId: subnet.id,
      networkSecurityGroupId: group.id,
      dependsOn: rules,
    });
  }
}
