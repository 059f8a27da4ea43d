import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { actionGroup } from '../constructs/action-group';
import { ApiRegistration } from '../constructs/api-registration';
import { CosmosAccount } from '../constructs/cosmos-account';
import { type DiagnosticsProps, diagnostics } from '../constructs/diagnostics';
import { FrontDoor } from '../constructs/front-door';
import { literal } from '../constructs/literal';
import { LogWorkspace } from '../constructs/log-workspace';
import { originHealthAlert } from '../constructs/origin-health-alert';
import { registry } from '../constructs/registry';
import { bindWaf } from '../constructs/waf-binding';
import { wafPolicy } from '../constructs/waf-policy';
import { canonicalFile } from '../topology/canonical';
import { nameOf } from '../topology/names';
import { appHostName, livingRegions, regionNames, type Topology } from '../topology/topology';
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
    const { home } = topology;
    const living = livingRegions(topology);

    const group = new ResourceGroup(this, 'group', {
      name: this.name('resourceGroup', 'global'),
      location: home.name,
      lifecycle: { preventDestroy: true },
    });
    const resourceGroupName = group.name;

    const logs = new LogWorkspace(this, 'logs_global', {
      name: this.name('logWorkspace', 'global'),
      resourceGroupName,
      location: home.name,
    });
    for (const region of topology.regions) {
      new LogWorkspace(this, `logs_${region.name}`, {
        name: nameOf('logWorkspace', regionNames(topology, region)),
        resourceGroupName,
        location: region.name,
      });
    }

    const frontDoor = new FrontDoor(this, 'front_door', {
      profileName: this.name('frontDoorProfile'),
      endpointName: this.name('frontDoorEndpoint'),
      resourceGroupName,
      healthPath: topology.api.healthPath,
      settings: topology.frontDoor,
    });
    const waf = wafPolicy(this, 'waf_policy', {
      name: this.name('wafPolicy'),
      resourceGroupName,
      rateLimitPerMinute: topology.frontDoor.rateLimitPerMinute,
    });
    bindWaf(this, 'endpoint_waf', {
      name: 'endpoint',
      profileId: frontDoor.profile.id,
      policyId: waf.id,
      domainId: frontDoor.endpoint.id,
    });

    const replicated = { resourceGroupName, home, regions: living, adopt: topology.adopt };
    const { account } = new CosmosAccount(this, 'cosmos', {
      ...replicated,
      name: this.name('cosmosAccount'),
      settings: topology.cosmos,
    });
    const images = registry(this, 'registry', { ...replicated, name: this.name('containerRegistry') });
    const api = new ApiRegistration(this, 'api', {
      displayName: `${topology.workload} API (${topology.environment})`,
      hostname: topology.api.hostname,
    });

    const log = (id: string, targetId: string, how: Partial<DiagnosticsProps> = {}) =>
      diagnostics(this, `${id}_diagnostics`, { targetId, workspaceId: logs.id, ...how });
    log('front_door', frontDoor.profile.id);
    log('cosmos', account.id, { metrics: ['Requests'], dedicatedTables: true });
    log('registry', images.id);

    const oncall = actionGroup(this, 'oncall', {
      name: this.name('actionGroup'),
      resourceGroupName,
      emails: topology.alerts.emails,
    });
    for (const region of living) {
      originHealthAlert(this, `origin_health_${region.name}`, {
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
      frontDoorProfileId: frontDoor.profile.id,
      frontDoorGuid: frontDoor.profile.resourceGuid,
      frontDoorEndpointId: frontDoor.endpoint.id,
      frontDoorEndpointHostName: frontDoor.endpoint.hostName,
      originGroupId: frontDoor.originGroup.id,
      wafPolicyId: waf.id,
      cosmosAccountId: account.id,
      cosmosAccountName: account.name,
      cosmosResourceGroupName: account.resourceGroupName,
      cosmosEndpoint: account.endpoint,
      registryId: images.id,
      registryLoginServer: images.loginServer,
      apiClientId: api.clientId,
    });
    new TerraformOutput(this, 'regions_file', {
      value: literal(canonicalFile(topology)),
      description: 'The version of regions.yaml that was applied last; read by `npm run check -- --deployed`',
    });
  }
}
