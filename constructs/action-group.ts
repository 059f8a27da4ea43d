import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import type { Construct } from 'constructs';

export interface ActionGroupProps {
  readonly name: string;
  readonly resourceGroupName: string;
  /** Shown in notifications; at most 12 characters. */
  readonly shortName: string;
  readonly emails: readonly string[];
}

/** The receivers of alerts by mail. Webhooks have their own group, which Terraform does not know. */
export function actionGroup(
  scope: Construct,
  id: string,
  { emails, ...props }: ActionGroupProps,
): MonitorActionGroup {
  return new MonitorActionGroup(scope, id, {
    ...props,
    emailReceiver: emails.map((emailAddress) => ({
      name: emailAddress,
      emailAddress,
      useCommonAlertSchema: true,
    })),
  });
}
