import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import type { Construct } from 'constructs';

export interface ActionGroupProps {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly emails: readonly string[];
}

/** Whom alerts reach. */
export function actionGroup(scope: Construct, id: string, props: ActionGroupProps): MonitorActionGroup {
  return new MonitorActionGroup(scope, id, {
    name: props.name,
    resourceGroupName: props.resourceGroupName,
    shortName: 'oncall',
    emailReceiver: props.emails.map((emailAddress) => ({
      name: emailAddress,
      emailAddress,
      useCommonAlertSchema: true,
    })),
  });
}
