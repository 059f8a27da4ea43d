/** The alerts in the stacks. Those that differ only in their region share a row. */
import type { Stack } from '../../terraform/manifest';

export interface Alert {
  readonly stack: string;
  readonly name: string;
  readonly description: string;
  /** 0 is critical, 4 verbose: https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview; null for events */
  readonly severity: number | null;
  /** The time span that is evaluated each time, as ISO 8601. */
  readonly window: string | null;
  readonly enabled: boolean;
  /** Whether it notifies somebody. */
  readonly tells: boolean;
}

export interface AlertGroup extends Alert {
  /** The number of regions that it concerns; 1 if it concerns none. */
  readonly count: number;
}

const ALERT = /^azurerm_monitor_(metric_alert|activity_log_alert|scheduled_query_rules_alert(_v2)?)$/;

/** A metric or event alert names one group, a log alert a list: in any stack, by reference or by id. */
const TOLD = /"action_group(_id|s)":\[?"/;

type Properties = Readonly<Record<string, unknown>>;

export const alertsOf = (stacks: readonly Stack[]): Alert[] =>
  stacks.flatMap(({ name: stack, config }) =>
    Object.entries(config.resource ?? {})
      .filter(([type]) => ALERT.test(type))
      .flatMap(([, byName]) => Object.values(byName).map((properties) => alertOf(stack, properties))),
  );

function alertOf(stack: string, properties: Properties): Alert {
  const { name, description, severity, window_size, window_duration, enabled, action } = properties;
  return {
    stack,
    name: String(name),
    description: typeof description === 'string' ? description : '',
    severity: typeof severity === 'number' ? severity : null,
    window: [window_size, window_duration].find((one) => typeof one === 'string') ?? null,
    enabled: enabled !== false,
    tells: action !== undefined && TOLD.test(JSON.stringify(action)),
  } as Alert;
}

/** @param regions names that count as the same */
export function grouped(alerts: readonly Alert[], regions: readonly string[]): AlertGroup[] {
  const longestFirst = regions.toSorted((a, b) => b.length - a.length);
  const without = (text: string) =>
    longestFirst.reduce((rest, region) => rest.replaceAll(region, 'REGION'), text);
  const groups = new Map<string, AlertGroup>();
  for (const alert of alerts) {
    const { stack, name, description } = alert;
    const general = {
      ...alert,
      stack: without(stack),
      name: without(name),
      description: without(description),
    };
    const key = JSON.stringify(general);
    const known = groups.get(key);
    groups.set(key, known ? { ...general, count: known.count + 1 } : { ...alert, count: 1 });
  }
  return [...groups.values()];
}
