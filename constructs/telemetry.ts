import { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights';
import type { Construct } from 'constructs';

export interface TelemetryProps {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly workspaceId: string;
}

/** Traces and requests of one stamp, kept in the region's workspace; written with Entra tokens only. */
export function telemetry(scope: Construct, id: string, props: TelemetryProps): ApplicationInsights {
  return new ApplicationInsights(scope, id, {
    ...props,
    applicationType: 'web',
    localAuthenticationDisabled: true,
    disableIpMasking: false,
  });
}
