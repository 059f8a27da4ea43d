import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { actionGroup } from '../constructs/action-group';
import { alerts } from '../constructs/alerts';
import { ApiRegistration } from '../constructs/api-registration';
import { CosmosAccount } from '../constructs/cosmos-account';
import { type DiagnosticsProps, diagnostics } from '../constructs/diagnostics';
import { FrontDoor } from '../constructs/front-door';
import { HealthAlerts } from '../constructs/health-alerts';
import { literal } from '../constructs/literal';
import { LogWorkspace } from '../constructs/log-workspace';
import { OutsideTests } from '../constructs/outside-tests';
import { QueryPack } from '../constructs/query-pack';
import { registry } from '../constructs/registry';
import { bindWaf } from '../constructs/waf-binding';
import { wafPolicy } from '../constructs/waf-policy';
import { workbook } from '../constructs/workbook';
import { armId } from '../topology/arm-id';
import { canonicalFile } from '../topology/canonical';
import { doorEndpointName } from '../topology/doors';
import { outsideTests } from '../topology/health/outside';
import { globalRules } from '../topology/health/rules';
import { otherSubscriptions, watchedSubscriptions } from '../topology/health/subscriptions';
import { actionGroupIds, peopleOf, type Severity } from '../topology/people';
import {
  clientAddresses,
  livingRegions,
  logWorkspaceOf,
  managedRulesAction,
  registryHome,
  type Topology,
} from '../topology/topology';
import { BaseStack } from './base-stack';
import { globalOutputs } from './global-outputs';

export interface GlobalStackProps {
  readonly topology: Topology;
}

/** What lives as long as the system: Front Door, firewall, data, images, the API's Entra application, logs, alerts. */
export class GlobalStack extends BaseStack {
  static readonly id = 'global';

  constructor(scope: Construct, { topology }: GlobalStackProps) {
    super(scope, GlobalStack.id, { topology });
    new AzureadProvider(this, 'azuread', { tenantId: topology.tenantId });
    const { home, controlRegion, adopt } = topology;
    const living = livingRegions(topology);
    // A group's resources can be changed only while the group's region answers: docs/adr/0013-a-control-region.md
    const group = (id: string, name: string, location: string): string =>
      new ResourceGroup(this, id, { name, location, lifecycle: { preventDestroy: true } }).name;
    const resourceGroupName = group('group', this.name('resourceGroup', 'global'), controlRegion);

    const logs = new LogWorkspace(this, 'logs_global', {
      name: this.name('logWorkspace', 'global'),
      resourceGroupName,
      location: controlRegion,
      settings: topology.logs,
    });
    const logsOf = new Map(
      topology.regions.map((region) => {
        const own = logWorkspaceOf(topology, region);
        const place = {
          resourceGroupName: group(`logs_group_${region.name}`, own.group, region.name),
          location: region.name,
        };
        const { id } = new LogWorkspace(this, `logs_${region.name}`, {
          ...place,
          name: own.name,
          settings: topology.logs,
        });
        return [region.name, { ...place, id }];
      }),
    );

    const frontDoor = new FrontDoor(this, 'front_door', {
      profileName: this.name('frontDoorProfile'),
      endpointName: this.name('frontDoorEndpoint'),
      doorName: doorEndpointName(topology),
      resourceGroupName,
      healthPath: topology.api.healthPath,
      settings: topology.frontDoor,
      clientAddresses: clientAddresses(topology),
      acceptClientAddresses: topology.logs.clientAddresses?.reason,
    });
    const waf = wafPolicy(this, 'waf_policy', {
      name: this.name('wafPolicy'),
      resourceGroupName,
      rateLimitPerMinute: topology.frontDoor.rateLimitPerMinute,
      managedRules: managedRulesAction(topology),
      settings: topology.frontDoor.waf,
      clientAddresses: clientAddresses(topology),
    });
    for (const [name, { id: domainId }] of Object.entries({
      endpoint: frontDoor.endpoint,
      door: frontDoor.door,
    })) {
      bindWaf(this, `${name}_waf`, { name, profileId: frontDoor.profile.id, policyId: waf.id, domainId });
    }

    const { account } = new CosmosAccount(this, 'cosmos', {
      name: this.name('cosmosAccount'),
      // In the account's region: otherwise two regions must be up to change it.
      resourceGroupName: adopt.cosmosAccountId
        ? armId(adopt.cosmosAccountId).resourceGroup
        : group('data_group', this.name('resourceGroup', 'data'), home.name),
      home,
      regions: living,
      settings: topology.cosmos,
      adopt,
    });
    const images = registry(this, 'registry', {
      name: this.name('containerRegistry'),
      resourceGroupName,
      home: registryHome(topology),
      regions: living,
      publicAccess: topology.registry.publicAccess,
      adopt,
    });
    const api = new ApiRegistration(this, 'api', {
      displayName: `${topology.workload} API (${topology.environment})`,
      hostname: topology.api.hostname,
      adopt: adopt.apiApplication,
    });

    const log = (id: string, targetId: string, how: Partial<DiagnosticsProps> = {}) =>
      diagnostics(this, `${id}_diagnostics`, { targetId, workspaceId: logs.id, ...how });
    log('front_door', frontDoor.profile.id);
    log('cosmos', account.id, {
      categories: ['ControlPlaneRequests', ...topology.logs.cosmosCategories].sort(),
      metrics: ['Requests'],
      dedicatedTables: true,
    });
    log('registry', images.id);

    const groupsOf = (id: string, severity: Severity): readonly string[] => {
      const people = peopleOf(topology, severity);
      const { name } = people.mailed;
      const { emails } = people;
      const mailed = actionGroup(this, id, { name, resourceGroupName, shortName: severity, emails });
      return actionGroupIds({ ...people, mailed });
    };
    const people = { page: groupsOf('oncall', 'page'), mail: groupsOf('mail', 'mail') };
    const [ownSubscription, ...others] = watchedSubscriptions(topology);
    const watch = {
      actionGroupIds: people.mail,
      workspaceId: logs.id,
      settingName: `to-${this.name('logWorkspace', 'global')}`,
    };
    new HealthAlerts(this, 'health', { ...watch, ...ownSubscription, resourceGroupName });
    const providers = new Map(
      otherSubscriptions(topology).map((id) => [id, this.azurerm(id, topology.tenantId, `in_${id}`)]),
    );
    for (const other of others) {
      const provider = providers.get(other.subscriptionId);
      const { name } = new ResourceGroup(this, `watch_group_${other.subscriptionId}`, {
        name: this.name('resourceGroup', 'watch'),
        location: controlRegion,
        provider,
      });
      const id = `health_${other.subscriptionId}`;
      new HealthAlerts(this, id, { ...watch, ...other, resourceGroupName: name, provider });
    }
    const outside = new OutsideTests(this, 'outside', {
      resourceGroupName,
      location: controlRegion,
      name: this.name('applicationInsights', 'global'),
      workspaceId: logs.id,
      gigabytesPerDay: topology.logs.applicationInsights.gigabytesPerDay,
      tests: outsideTests(topology),
      hostNames: { name: topology.api.hostname, door: frontDoor.door.hostName },
      contains: topology.alerts.outside.contains,
    });
    alerts(this, {
      topology,
      rules: globalRules(topology),
      resourceGroupName,
      actionGroupIds: people,
      targetIds: { frontDoor: frontDoor.profile.id, cosmos: account.id },
      workspaceOf: (region) =>
        logsOf.get(region?.name ?? '') ?? { id: logs.id, resourceGroupName, location: controlRegion },
      outside,
      doorHostName: frontDoor.door.hostName,
    });

    const lookedAt = { topology, resourceGroupName, location: controlRegion };
    workbook(this, 'workbook', lookedAt);
    new QueryPack(this, 'queries', { ...lookedAt, name: this.name('queryPack') });

    globalOutputs.publish(this, {
      frontDoorProfileId: frontDoor.profile.id,
      frontDoorGuid: frontDoor.profile.resourceGuid,
      frontDoorEndpointId: frontDoor.endpoint.id,
      frontDoorEndpointHostName: frontDoor.endpoint.hostName,
      doorEndpointId: frontDoor.door.id,
      doorHostName: frontDoor.door.hostName,
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
