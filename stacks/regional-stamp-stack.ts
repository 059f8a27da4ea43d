import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Fn, type ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { ApiApp } from '../constructs/api-app';
import { AppPlan } from '../constructs/app-plan';
import { Diagnostics } from '../constructs/diagnostics';
import { origin } from '../constructs/origin';
import { PrivateLink } from '../constructs/private-link';
import { secretVault } from '../constructs/secret-vault';
import { StampIdentity } from '../constructs/stamp-identity';
import { StampNetwork } from '../constructs/stamp-network';
import { telemetry } from '../constructs/telemetry';
import { nameOf } from '../topology/names';
import { lives, type Region, regionNames, type Topology } from '../topology/topology';
import { BaseStack } from './base-stack';
import { globalOutputs } from './global-outputs';
import { GlobalStack } from './global-stack';
import { stampOutputs } from './stamp-outputs';

export interface RegionalStampStackProps {
  readonly topology: Topology;
  readonly region: Region;
}

/** One region: everything that comes and goes with it, its registration with the global router included. */
export class RegionalStampStack extends BaseStack {
  static readonly idOf = (region: string): string => `stamp-${region}`;

  constructor(scope: Construct, { topology, region }: RegionalStampStackProps) {
    super(scope, RegionalStampStack.idOf(region.name), { topology, region });
    const globalProvider = this.azurerm(topology.subscriptionId, topology.tenantId, 'global');
    // Retired: the stack stays, empty, so that the next deploy destroys what it held.
    if (!lives(region)) return;

    const shared = globalOutputs.read(this, topology, GlobalStack.id);
    const names = regionNames(topology, region);
    const workspaceId = `${shared.resourceGroupId}/providers/Microsoft.OperationalInsights/workspaces/${nameOf('logWorkspace', names)}`;

    const group = new ResourceGroup(this, 'group', {
      name: nameOf('resourceGroup', names),
      location: region.name,
    });
    const place = { resourceGroupName: group.name, location: region.name };

    const network = new StampNetwork(this, 'network', {
      ...place,
      name: nameOf('virtualNetwork', names),
      securityGroupName: (part) => nameOf('networkSecurityGroup', { ...names, part }),
      addressSpace: region.addressSpace,
    });
    const vault = secretVault(this, 'vault', {
      ...place,
      name: nameOf('keyVault', names),
      tenantId: topology.tenantId,
    });
    const insights = telemetry(this, 'insights', {
      ...place,
      name: nameOf('applicationInsights', names),
      workspaceId,
    });

    const { identity, grants } = new StampIdentity(this, 'identity', {
      ...place,
      name: nameOf('userAssignedIdentity', names),
      globalProvider,
      registryId: shared.registryId,
      cosmos: {
        accountId: shared.cosmosAccountId,
        accountName: shared.cosmosAccountName,
        resourceGroupName: shared.cosmosResourceGroupName,
        databaseName: topology.cosmos.database,
      },
      keyVaultId: vault.id,
      applicationInsightsId: insights.id,
    });

    const privateLink = (
      service: 'cosmos' | 'keyVault',
      targetId: string,
      part: string,
      after: readonly ITerraformDependable[] = [],
    ) =>
      new PrivateLink(this, `link-${part}`, {
        ...place,
        name: nameOf('privateEndpoint', { ...names, part }),
        service,
        targetId,
        networkId: network.network.id,
        subnetId: network.endpointSubnet.id,
        dependsOn: [...network.guards, ...after],
      });
    // After the grants: Cosmos DB takes one change of an account at a time and refuses a second with 412.
    // https://github.com/hashicorp/terraform-provider-azurerm/issues/15842
    const cosmosLink = privateLink('cosmos', shared.cosmosAccountId, 'cosmos', grants);
    const vaultLink = privateLink('keyVault', vault.id, 'vault');

    const { plan, autoscale } = new AppPlan(this, 'plan', {
      ...place,
      name: nameOf('appServicePlan', names),
      sku: region.sku,
      zoneRedundant: region.zoneRedundant,
      instances: region.instances,
    });
    const { app, staging } = new ApiApp(this, 'api', {
      ...place,
      name: nameOf('webApp', names),
      planId: plan.id,
      subnetId: network.integrationSubnet.id,
      identity,
      image: topology.api.image,
      registryLoginServer: shared.registryLoginServer,
      port: topology.api.port,
      healthPath: topology.api.healthPath,
      frontDoorId: shared.frontDoorGuid,
      authentication: {
        clientId: shared.apiClientId,
        tenantId: topology.tenantId,
        audiences: topology.api.audiences,
      },
      cosmos: { endpoint: shared.cosmosEndpoint, databaseName: topology.cosmos.database },
      regionDisplayName: region.facts.displayName,
      vaultUri: vault.vaultUri,
      secrets: topology.api.secrets,
      applicationInsightsConnectionString: insights.connectionString,
      dependsOn: [...grants, ...network.guards, ...cosmosLink.ready, ...vaultLink.ready],
    });
    origin(this, 'origin', {
      name: region.name,
      originGroupId: shared.originGroupId,
      hostName: app.defaultHostname,
      enabled: region.state === 'active',
      provider: globalProvider,
    });

    const logged = { app: app.id, staging: staging.id, vault: vault.id, autoscale: autoscale.id };
    for (const [id, targetId] of Object.entries(logged)) {
      new Diagnostics(this, `diagnostics-${id}`, { targetId, workspaceId });
    }

    stampOutputs.publish(this, {
      appHostName: app.defaultHostname,
      // The provider hides it, but it stands in public DNS.
      domainVerificationId: Fn.nonsensitive(app.customDomainVerificationId),
    });
  }
}
