import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';
import { alerts } from '../constructs/alerts';
import { ApiApp } from '../constructs/api-app';
import { AppPlan } from '../constructs/app-plan';
import { appCategories, diagnostics } from '../constructs/diagnostics';
import { Door } from '../constructs/door';
import { origin } from '../constructs/origin';
import { PrivateLink } from '../constructs/private-link';
import { secretVault } from '../constructs/secret-vault';
import { StampIdentity } from '../constructs/stamp-identity';
import { StampNetwork } from '../constructs/stamp-network';
import { telemetry } from '../constructs/telemetry';
import { type DoorTarget, doorName, doorPattern } from '../topology/doors';
import { stampRules } from '../topology/health/rules';
import { appImage, slotImage } from '../topology/images';
import { actionGroupIds, peopleOf } from '../topology/people';
import { issuer } from '../topology/tokens';
import { lives, logWorkspaceOf, type Region, type Topology } from '../topology/topology';
import { BaseStack } from './base-stack';
import { globalOutputs } from './global-outputs';
import { GlobalStack } from './global-stack';
import { stampOutputs } from './stamp-outputs';

export interface RegionalStampStackProps {
  readonly topology: Topology;
  readonly region: Region;
}

/** One region: everything that is added and removed with it, including its origin in Front Door. */
export class RegionalStampStack extends BaseStack {
  static readonly idOf = (region: string): string => `stamp-${region}`;

  constructor(scope: Construct, { topology, region }: RegionalStampStackProps) {
    super(scope, RegionalStampStack.idOf(region.name), { topology, region });
    const { tenantId } = topology;
    const globalProvider = this.azurerm(topology.subscriptionId, tenantId, 'global');
    // Retired: the stack stays, empty, so that the next deploy destroys what it held.
    if (!lives(region)) return;

    const shared = globalOutputs.read(this, topology, GlobalStack.id);
    const { id: workspaceId } = logWorkspaceOf(topology, region);
    const cosmos = {
      accountId: shared.cosmosAccountId,
      accountName: shared.cosmosAccountName,
      resourceGroupName: shared.cosmosResourceGroupName,
      endpoint: shared.cosmosEndpoint,
      databaseName: topology.cosmos.database,
    };

    const group = new ResourceGroup(this, 'group', {
      name: this.name('resourceGroup'),
      location: region.name,
    });
    const place = { resourceGroupName: group.name, location: region.name };

    const network = new StampNetwork(this, 'network', {
      ...place,
      name: this.name('virtualNetwork'),
      securityGroupName: (part) => this.name('networkSecurityGroup', part),
      addressSpace: region.addressSpace,
    });
    const vault = secretVault(this, 'vault', { ...place, name: this.name('keyVault'), tenantId });
    const insights = telemetry(this, 'insights', {
      ...place,
      name: this.name('applicationInsights'),
      workspaceId,
      settings: topology.logs.applicationInsights,
    });

    const { identity, grants } = new StampIdentity(this, 'app', {
      ...place,
      name: this.name('userAssignedIdentity'),
      globalProvider,
      registryId: shared.registryId,
      cosmos,
      keyVaultId: vault.id,
      applicationInsightsId: insights.id,
    });

    const cosmosLink = new PrivateLink(this, 'link_cosmos', {
      ...place,
      name: this.name('privateEndpoint', 'cosmos'),
      service: 'cosmos',
      targetId: cosmos.accountId,
      network,
      // After the grants: Cosmos DB accepts one change of an account at a time and refuses a second with 412.
      // https://github.com/hashicorp/terraform-provider-azurerm/issues/15842
      dependsOn: grants,
    });
    const vaultLink = new PrivateLink(this, 'link_vault', {
      ...place,
      name: this.name('privateEndpoint', 'vault'),
      service: 'keyVault',
      targetId: vault.id,
      network,
    });

    const registryLink = new PrivateLink(this, 'link_registry', {
      ...place,
      name: this.name('privateEndpoint', 'registry'),
      service: 'registry',
      targetId: shared.registryId,
      network,
    });

    const { plan, autoscale } = new AppPlan(this, 'compute', {
      ...place,
      name: this.name('appServicePlan'),
      region,
    });
    const { app, staging } = new ApiApp(this, 'api', {
      ...place,
      name: this.name('webApp'),
      planId: plan.id,
      subnetId: network.integrationSubnet.id,
      identity,
      registryLoginServer: shared.registryLoginServer,
      frontDoorId: shared.frontDoorGuid,
      clientId: shared.apiClientId,
      issuer: issuer(topology),
      image: appImage(topology, region),
      slotImage: slotImage(topology, region),
      settings: topology.api,
      cosmos,
      regionDisplayName: region.facts.displayName,
      vaultUri: vault.vaultUri,
      applicationInsightsConnectionString: insights.connectionString,
      dependsOn: [
        ...grants,
        ...network.guards,
        ...[cosmosLink, vaultLink, registryLink].flatMap(({ ready }) => ready),
      ],
    });
    origin(this, 'origin', {
      name: region.name,
      originGroupId: shared.originGroupId,
      hostName: app.defaultHostname,
      enabled: region.state === 'active',
      provider: globalProvider,
    });

    const door = (id: string, target: DoorTarget, { defaultHostname }: { defaultHostname: string }) =>
      new Door(this, id, {
        name: doorName(region.name, target),
        pattern: doorPattern(region.name, target),
        profileId: shared.frontDoorProfileId,
        endpointId: shared.doorEndpointId,
        hostName: defaultHostname,
        provider: globalProvider,
      });
    door('door', 'app', app);
    if (staging) door('staging_door', 'slot', staging);

    // Alerts about a region are kept outside of it, although they are removed with its stamp.
    const alertsGroup = new ResourceGroup(this, 'alerts_group', {
      name: this.name('resourceGroup', 'alerts'),
      location: topology.controlRegion,
    });
    alerts(this, {
      topology,
      rules: stampRules(topology, region),
      resourceGroupName: alertsGroup.name,
      actionGroupIds: {
        page: actionGroupIds(peopleOf(topology, 'page')),
        mail: actionGroupIds(peopleOf(topology, 'mail')),
      },
      targetIds: { plan: plan.id, app: app.id, autoscale: autoscale.id, vault: vault.id },
      eventsIn: group.id,
    });

    for (const [id, { id: targetId }] of Object.entries({ app, ...(staging && { staging }) })) {
      const categories = appCategories(topology.logs.appRequests);
      diagnostics(this, `${id}_diagnostics`, { targetId, workspaceId, categories });
    }
    for (const [id, { id: targetId }] of Object.entries({ vault, autoscale })) {
      diagnostics(this, `${id}_diagnostics`, { targetId, workspaceId });
    }
    diagnostics(this, 'plan_diagnostics', { targetId: plan.id, workspaceId, categories: [] }); // it has only metrics

    stampOutputs.publish(this, {
      // The provider hides it, but it stands in public DNS.
      domainVerificationId: Fn.nonsensitive(app.customDomainVerificationId),
    });
  }
}
