/** The command lines of an outage, with one system's names in them: to be pasted as they are. */
import { doorEndpointName, doorPath } from '../doors';
import { relativeName } from '../migration/phases';
import { nameOf } from '../names';
import { globalNames, logWorkspaceOf, type Region, regionNames, type Topology } from '../topology';

/** Of Front Door: constructs/front-door.ts */
const ORIGIN_GROUP = 'stamps';

/** Of Azure Resource Manager's answer, what `query` picks, in one subscription. */
const rest = (subscription: string, path: string, query: string) =>
  `az rest --method get --url "https://management.azure.com/subscriptions/${subscription}/providers/${path}" --query "${query}" --output tsv`;

export function commandsOf(topology: Topology, region: Region) {
  const { api, dns, subscriptionId } = topology;
  /** Alerts of a stamp are in its own subscription, and Service Health tells each of what it uses. */
  const subscriptions = [...new Set([subscriptionId, region.subscriptionId])];
  const names = globalNames(topology);
  const groupOf = (part: string) => nameOf('resourceGroup', { ...names, part });
  const profile = nameOf('frontDoorProfile', names);
  const inGlobal = `--subscription ${subscriptionId} --resource-group ${groupOf('global')}`;
  const inFrontDoor = `${inGlobal} --profile-name ${profile}`;
  const inStamp = `--subscription ${region.subscriptionId} --resource-group ${nameOf('resourceGroup', regionNames(topology, region))}`;
  const app = nameOf('webApp', regionNames(topology, region));
  const profileId = `/subscriptions/${subscriptionId}/resourceGroups/${groupOf('global')}/providers/Microsoft.Cdn/profiles/${profile}`;
  const origin = (state: 'Disabled' | 'Enabled') =>
    `az afd origin update ${inFrontDoor} --origin-group-name ${ORIGIN_GROUP} --origin-name ${region.name} --enabled-state ${state}`;
  const hostOf = (endpoint: string) =>
    `$(az afd endpoint show ${inFrontDoor} --endpoint-name ${endpoint} --query hostName --output tsv)`;
  const workspace = (group: string, name: string) =>
    `$(az monitor log-analytics workspace show --subscription ${subscriptionId} --resource-group ${group} --workspace-name ${name} --query customerId --output tsv)`;
  const ask = (where: string, file: string) =>
    `az monitor log-analytics query --workspace "${where}" --analytics-query "$(cat queries/${file}.kql)" --output table`;
  const own = logWorkspaceOf(topology, region);
  const inZone = `--subscription ${subscriptionId} --resource-group ${groupOf('dns')} --zone-name ${dns.zone}`;
  return {
    publicName: `curl -i https://${api.hostname}${api.healthPath}`,
    door: `curl -i "https://${hostOf(doorEndpointName(topology))}${doorPath(region.name, 'app')}${api.healthPath}"`,
    direct: `curl -i https://${app}.azurewebsites.net${api.healthPath}`,
    origins: `az monitor metrics list --resource ${profileId} --metric OriginHealthPercentage --filter "Origin eq '*'" --interval 1m --offset 15m --output table`,
    serviceHealth: subscriptions.map((id) =>
      rest(
        id,
        'Microsoft.ResourceHealth/events?api-version=2024-02-01',
        "value[?properties.status=='Active'].properties.title",
      ),
    ),
    fired: subscriptions.map((id) =>
      rest(
        id,
        'Microsoft.AlertsManagement/alerts?api-version=2019-03-01&timeRange=1h',
        'value[].[properties.essentials.startDateTime, properties.essentials.alertRule]',
      ),
    ),
    queries: 'npm run signals -- --queries queries',
    health: ask(
      workspace(groupOf('global'), nameOf('logWorkspace', { ...names, part: 'global' })),
      'health-control',
    ),
    healthOfRegion: ask(workspace(own.group, own.name), `health-${region.name}`),
    drill: `npm run drill -- --fail ${region.name} --load 100`,
    stop: `az webapp stop ${inStamp} --name ${app}`,
    start: `az webapp start ${inStamp} --name ${app}`,
    verify: `npm run verify -- --stamp ${region.name} --no-slot`,
    disable: origin('Disabled'),
    enable: origin('Enabled'),
    images: 'npm run image -- list',
    resolve: `dig +noall +answer ${api.hostname}`,
    dns: 'npm run dns -- preflight',
    ...(dns.hosting === 'azure' && {
      zone: `az network dns zone show --subscription ${subscriptionId} --resource-group ${groupOf('dns')} --name ${dns.zone} --query nameServers --output tsv`,
      legacy: `az network dns record-set cname set-record ${inZone} --record-set-name ${relativeName(api.hostname, dns.zone)} --cname ${dns.legacy.hostname}`,
      delegation: `dig +noall +answer ${dns.zone} NS`,
    }),
  } as const;
}

export type OutageCommands = ReturnType<typeof commandsOf>;
