/** Which logs go where, read from the synthesized stacks: a table of docs/monitoring.md. */
import type { Topology } from '../topology';
import { hasNoLogs, type Logs, logs, unsent } from './diagnosable';

type Properties = Readonly<Record<string, unknown>>;

export interface DeployedStack {
  readonly name: string;
  readonly config: {
    /** type -> id -> properties */
    readonly resource?: Readonly<Record<string, Readonly<Record<string, Properties>>>>;
  };
}

export interface Covered {
  readonly of: string;
  readonly workspace: string;
  readonly location: string;
  readonly days: number;
  /** Regions whose loss would take these logs with it. */
  readonly lostWith: readonly string[];
}

interface Resource {
  readonly stack: string;
  readonly type: string;
  readonly address: string;
  readonly properties: Properties;
}

const SETTING = 'azurerm_monitor_diagnostic_setting';
const WORKSPACE = 'azurerm_log_analytics_workspace';

/**
 * One row for each kind of log and each workspace that takes it.
 * @throws Error for a resource that has logs but sends none, and for a type that `diagnosable.ts` does not list.
 */
export function logCoverage({ regions }: Topology, stacks: readonly DeployedStack[]): readonly Covered[] {
  const resources = stacks.flatMap(resourcesOf);
  const workspaces = resources.filter(({ type }) => type === WORKSPACE);
  const sinkOf = (stack: string, id: unknown): Properties => {
    const found = workspaces.find(
      (one) =>
        (one.stack === stack && id === referenceTo(one)) || String(id).endsWith(`/${one.properties.name}`),
    );
    if (!found) throw new Error(`${stack}: logs go to a workspace that no stack has; found ${id}`);
    return found.properties;
  };
  const rows = resources.flatMap((resource): Covered[] => {
    const sent = sentBy(resource, resources);
    return sent.map(({ of, to }) => {
      const { name, location, retention_in_days: days } = sinkOf(resource.stack, to);
      const lostWith = regions.filter((region) => region.name === location).map((region) => region.name);
      return { of, workspace: String(name), location: String(location), days: Number(days), lostWith };
    });
  });
  const key = ({ of, workspace }: Covered): string => `${workspace} ${of}`;
  return [...new Map(rows.map((row) => [key(row), row])).entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}

/** What is logged nowhere, of what the stacks hold. */
export const notSent = (stacks: readonly DeployedStack[]) => {
  const types = new Set(stacks.flatMap(resourcesOf).map(({ type }) => type));
  return Object.entries(unsent).flatMap(([type, one]) => (types.has(type) ? [one] : []));
};

/** What is sent of a resource, and where. */
function sentBy(resource: Resource, all: readonly Resource[]): readonly { of: string; to: unknown }[] {
  const { type, stack, address, properties } = resource;
  if (type === SETTING) {
    const ofSubscription = String(properties.target_resource_id).startsWith('/subscriptions/');
    return ofSubscription ? [{ of: 'activity log', to: properties.log_analytics_workspace_id }] : [];
  }
  const known: Logs | undefined = logs[type];
  if (!known) {
    if (hasNoLogs.includes(type) || type in unsent) return [];
    throw new Error(`${stack}/${address}: say in topology/logs/diagnosable.ts whether this type has logs`);
  }
  const { of, by } = known;
  if (by) return [{ of, to: properties[by] }];
  const settings = all.filter(
    (other) =>
      other.stack === stack &&
      other.type === SETTING &&
      other.properties.target_resource_id === referenceTo(resource),
  );
  if (settings.length === 0)
    throw new Error(`${stack}/${address}: has logs and sends none; add diagnostics()`);
  return settings.map((setting) => ({ of, to: setting.properties.log_analytics_workspace_id }));
}

const referenceTo = ({ address }: Pick<Resource, 'address'>): string => `\${${address}.id}`;

const resourcesOf = ({ name, config }: DeployedStack): readonly Resource[] =>
  Object.entries(config.resource ?? {}).flatMap(([type, byId]) =>
    Object.entries(byId).map(([id, properties]) => ({
      stack: name,
      type,
      address: `${type}.${id}`,
      properties,
    })),
  );
