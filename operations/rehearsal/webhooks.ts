/** Action groups of webhooks: people create them outside of Terraform, so that no state contains their addresses. */
import type { SimulatedAzure } from '../simulated-azure';
import type { Stack } from '../terraform/manifest';

const TYPE = 'azurerm_monitor_action_group';
const ACTION_GROUP =
  /\/subscriptions\/([\w-]+)\/resourceGroups\/([\w.()-]+)\/providers\/Microsoft\.Insights\/actionGroups\/([\w-]+)/g;

/** Creates those that alert rules use and no stack creates, as `npm run alerts -- webhook` would. */
export function seedWebhooks({ world, seed }: SimulatedAzure, stacks: readonly Stack[]): void {
  const made = new Set(
    stacks.flatMap(({ config }) =>
      Object.values(config.resource?.[TYPE] ?? {}).map(({ name }) => String(name)),
    ),
  );
  for (const { config } of stacks) {
    const [provider] = config.provider?.azurerm ?? [];
    for (const [id, subscription = '', group = '', name = ''] of JSON.stringify(config).matchAll(
      ACTION_GROUP,
    )) {
      if (made.has(name) || world.get(TYPE, id)) continue;
      seed(
        TYPE,
        { name, resource_group_name: group, short_name: name.slice(-12) },
        { subscription, tenant: provider?.tenant_id ?? '' },
      );
    }
  }
}
