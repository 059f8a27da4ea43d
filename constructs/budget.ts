import { ConsumptionBudgetSubscription } from '@cdktf/provider-azurerm/lib/consumption-budget-subscription';
import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { Construct } from 'constructs';

export interface BudgetProps {
  readonly name: string;
  /** `/subscriptions/...` */
  readonly subscription: string;
  /** A month, in the billing currency. */
  readonly amount: number;
  readonly emails: readonly string[];
  readonly provider: AzurermProvider | undefined;
}

const PERCENT = { Actual: [80, 100], Forecasted: [100] } as const;

/** Sends mail before the money is spent. Azure stops nothing. */
export function budget(scope: Construct, id: string, props: BudgetProps): ConsumptionBudgetSubscription {
  return new ConsumptionBudgetSubscription(scope, id, {
    name: props.name,
    subscriptionId: props.subscription,
    amount: props.amount,
    timeGrain: 'Monthly',
    // Azure accepts the first day of this month or a later one, and does not allow a change.
    timePeriod: { startDate: `\${formatdate("YYYY-MM-'01T00:00:00Z'", plantimestamp())}` },
    notification: Object.entries(PERCENT).flatMap(([thresholdType, thresholds]) =>
      thresholds.map((threshold) => ({
        thresholdType,
        threshold,
        operator: 'GreaterThan',
        contactEmails: [...props.emails],
      })),
    ),
    lifecycle: { ignoreChanges: ['time_period'] },
    ...(props.provider && { provider: props.provider }),
  });
}
