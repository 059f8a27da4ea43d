import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import type { Construct } from 'constructs';

export interface ActionGroupProps {
  readonly name: string;
  readonly resourceGroupName: string;
  /** Who sees it in a text message; at most 12 characters. */
  readonly shortName: string;
  readonly emails: readonly string[];
}

/** Whom alerts reach by mail. Webhooks have a group of their own, which Terraform does not know. */
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
