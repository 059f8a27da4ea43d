/** The alert rules in the stacks, as they would be deployed. */
import type { Stack } from '../../terraform/manifest';

export interface Alert {
  readonly stack: string;
  readonly name: string;
  readonly description: string;
  /** Where it is evaluated, by Azure's name of the region; null for `global`, and for metrics. */
  readonly location: string | null;
  readonly enabled: boolean;
  /** Whether it notifies somebody. */
  readonly tells: boolean;
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

function alertOf(stack: string, { name, description, location, enabled, action }: Properties): Alert {
  return {
    stack,
    name: String(name),
    description: typeof description === 'string' ? description : '',
    location: typeof location === 'string' && location !== 'global' ? location : null,
    enabled: enabled !== false,
    tells: action !== undefined && TOLD.test(JSON.stringify(action)),
  };
}
