/** What the workbook asks the control workspace, besides the health model. Its parameter says of what time. */
import type { Survivor } from '../../capacity/failures';
import { requestsCarried } from '../../capacity/throughput';
import { doorEndpointName, doorPath } from '../../doors';
import { appHostName, livingRegions, logWorkspaceOf, type Region, type Topology } from '../../topology';
import { ACCESS_LOG, FAILED, HOST } from '../front-door-log';
import { datatable, indented, inTime, lines, quoted, summarized } from '../query-text';
import { origins } from '../score-query';
import { signals } from '../signals';

/** As in the health model. */
export function errorsByRegion(topology: Topology): string {
  const { reading } = signals.originErrors;
  if (!reading) throw new Error('originErrors: has no reading to be drawn');
  const table = (name: string): string => name;
  return `${origins(topology)}
${lines(
  reading.query({ topology, region: undefined, table, over: inTime }),
  'lookup kind=inner origins on Host',
  'project Time, Place, Percent = Value',
)}`;
}

/** The tests from outside: of the public name, of its certificate, and of each door. */
export const fromOutside = (): string =>
  lines(
    'AppAvailabilityResults',
    summarized(inTime, 'Percent = 100.0 * countif(Success == true) / count()', 'Name'),
  );

/** Every door, called or not. */
export function doors(topology: Topology): string {
  const rows = livingRegions(topology).map(({ name }) => [doorPath(name, 'app'), name]);
  const calls = lines(
    'AzureDiagnostics',
    `where ${ACCESS_LOG}`,
    'extend Url = parse_url(requestUri_s)',
    `where tostring(Url.Host) startswith ${quoted(doorEndpointName(topology))}`,
    `summarize Requests = count(), Failed = countif(${FAILED}), Last = max(TimeGenerated) by Door = strcat('/', tostring(split(tostring(Url.Path), '/')[1]))`,
  );
  return `let doors = ${datatable({ Door: 'string', Region: 'string' }, rows)};
let calls = ${calls};
${lines('doors', 'lookup kind=leftouter calls on Door', 'project Region, Door, Requests = coalesce(Requests, 0), Failed = coalesce(Failed, 0), Last')}`;
}

/** What the firewall does most, by rule. */
export const firewallRules = (): string =>
  lines(
    'AzureDiagnostics',
    "where Category == 'FrontDoorWebApplicationFirewallLog'",
    'summarize Requests = count(), Last = max(TimeGenerated) by Rule = ruleName_s, Action = action_s, Mode = policyMode_s',
    'top 20 by Requests',
  );

/** One line each: what its instances carry, what it is asked for, and what it must carry in the hardest failure. */
export function headroom(topology: Topology, region: Region, { after }: Pick<Survivor, 'after'>): string {
  const { requestsPerSecondPerInstance } = topology.capacity;
  const workspace = `workspace(${quoted(logWorkspaceOf(topology, region).id)})`;
  const limit = requestsCarried(topology);
  const carries = `Instances * ${requestsPerSecondPerInstance}`;
  const by = 'by Time = bin(TimeGenerated, 5m)';
  const row = (of: string, value: string): string =>
    `project Time, Of = ${quoted(of)}, RequestsPerSecond = ${value}`;
  const parts = [
    lines(
      `${workspace}.AzureMetrics`,
      "where MetricName == 'ObservedCapacity' and ResourceProvider =~ 'Microsoft.Insights'",
      `summarize Instances = avg(Average) ${by}`,
      row('carries', Number.isFinite(limit) ? `min_of(${carries}, ${limit}.0)` : carries),
    ),
    lines(
      'AzureDiagnostics',
      `where ${ACCESS_LOG}`,
      `where ${HOST} == ${quoted(appHostName(topology, region))}`,
      `summarize Requests = count() ${by}`,
      row('is asked for', 'Requests / 300.0'),
    ),
    // Front Door sends metrics every minute: there is always a row to hang the line on.
    lines('AzureMetrics', `summarize ${by}`, row('must carry in the drill', `real(${after.toFixed(1)})`)),
  ];
  return `union isfuzzy=true\n${parts.map((part) => indented(`(${part})`)).join(',\n')}`;
}
