import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { ApiRegistration } from '../constructs/api-registration';
import { CosmosAccount } from '../constructs/cosmos-account';
import { Diagnostics } from '../constructs/diagnostics';
import { FrontDoor } from '../constructs/front-door';
import { literal } from '../constructs/literal';
import { LogWorkspace } from '../constructs/log-workspace';
import { originHealthAlert } from '../constructs/origin-health-alert';
import { Registry } from '../constructs/registry';
import { bindWaf } from '../constructs/waf-binding';
import { WafPolicy } from '../constructs/waf-policy';
import { canonicalFile } from '../topology/canonical';
import { nameOf } from '../topology/names';
import { appHostName, globalNames, livingRegions, regionNames, type Topology } from '../topology/topology';
import { BaseStack } from './base-stack';
import { globalOutputs } from './global-outputs';

export interface GlobalStackProps {
  readonly topology: Topology;
}

/** What lives as long as the system: router, firewall, data, images, identity of the API, logs, alerts. */
export class GlobalStack extends BaseStack {
  static readonly id = 'global';

  constructor(scope: Construct, { topology }: GlobalStackProps) {
    super(scope, GlobalStack.id, { topology });
    new AzureadProvider(this, 'azuread', { tenantId: topology.tenantId });
    const names = globalNames(topology);
    const { home } = topology;

    const group = new ResourceGroup(this, 'group', {
      name: nameOf('resourceGroup', { ...names, part: 'global' }),
      location: home.name,
      lifecycle: { preventDestroy: true },
    });
    const resourceGroupName = group.name;

    const logs = new LogWorkspace(this, 'logs', {
      name: nameOf('logWorkspace', { ...names, part: 'global' }),
      resourceGroupName,
      location: home.name,
    });
    for (const region of topology.regions) {
      new LogWorkspace(this, `logs-${region.name}`, {
        name: nameOf('logWorkspace', regionNames(topology, region)),
        resourceGroupName,
        location: region.name,
      });
    }

    const frontDoor = new FrontDoor(this, 'front-door', {
      profileName: nameOf('frontDoorProfile', names),
      endpointName: nameOf('frontDoorEndpoint', names),
      resourceGroupName,
      healthPath: topology.api.healthPath,
      settings: topology.frontDoor,
    });
    const waf = new WafPolicy(this, 'waf', {
      name: nameOf('wafPolicy', names),
      resourceGroupName,
      rateLimitPerMinute: topology.frontDoor.rateLimitPerMinute,
    });
    bindWaf(this, 'waf-endpoint', {
      name: 'endpoint',
      profileId: frontDoor.profile.id,
      policyId: waf.id,
      domainId: frontDoor.endpoint.id,
    });

    const cosmos = new CosmosAccount(this, 'cosmos', {
      name: nameOf('cosmosAccount', names),
      resourceGroupName,
      home,
      regions: livingRegions(topology),
      settings: topology.cosmos,
      adopt: topology.adopt,
    });
    const { registry } = new Registry(this, 'images', {
      name: nameOf('containerRegistry', names),
      resourceGroupName,
      home,
      regions: livingRegions(topology),
      adopt: topology.adopt,
    });
    const api = new ApiRegistration(this, 'api', {
      displayName: `${topology.workload} API (${topology.environment})`,
      hostname: topology.api.hostname,
    });

    const log = (id: string, targetId: string, how: { metrics?: string[]; dedicatedTables?: boolean } = {}) =>
      new Diagnostics(this, `diagnostics-${id}`, { targetId, workspaceId: logs.id, ...how });
    log('front-door', frontDoor.profile.id);
    log('cosmos', cosmos.account.id, { metrics: ['Requests'], dedicatedTables: true });
    log('images', registry.id);

    const oncall = new MonitorActionGroup(this, 'oncall', {
      name: nameOf('actionGroup', names),
      shortName: 'oncall',
      resourceGroupName,
      emailReceiver: topology.alerts.emails.map((emailAddress) => ({
        name: emailAddress,
        emailAddress,
        useCommonAlertSchema: true,
      })),
    });
    for (const region of livingRegions(topology)) {
      originHealthAlert(this, `origin-health-${region.name}`, {
        region: region.name,
        originHostName: appHostName(topology, region),
        enabled: region.state === 'active',
        resourceGroupName,
        profileId: frontDoor.profile.id,
        actionGroupId: oncall.id,
      });
    }

    globalOutputs.publish(this, {
      resourceGroupId: group.id,
      resourceGroupName,
      frontDoorProfileId: frontDoor.profile.id,
      frontDoorGuid: frontDoor.profile.resourceGuid,
      frontDoorEndpointId: frontDoor.endpoint.id,
      frontDoorEndpointHostName: frontDoor.endpoint.hostName,
      originGroupId: frontDoor.originGroup.id,
      wafPolicyId: waf.id,
      cosmosAccountId: cosmos.account.id,
      cosmosAccountName: cosmos.account.name,
      cosmosResourceGroupName: cosmos.account.resourceGroupName,
      cosmosEndpoint: cosmos.account.endpoint,
      registryId: registry.id,
      registryLoginServer: registry.loginServer,
      apiClientId: api.clientId,
      actionGroupId: oncall.id,
    });
    new TerraformOutput(this, 'regions_file', {
      value: literal(canonicalFile(topology)),
      description: 'The version of regions.yaml that was applied last; read by `npm run check -- --deployed`',
    });
  }
}
