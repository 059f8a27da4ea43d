import { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights';
import type { Construct } from 'constructs';
import type { Topology } from '../topology/topology';

export interface TelemetryProps {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly workspaceId: string;
  readonly settings: Topology['logs']['applicationInsights'];
}

/** Traces and requests of one stamp, or results of the tests from outside, in a workspace. Only Entra tokens may write. */
export function telemetry(
  scope: Construct,
  id: string,
  { settings, ...props }: TelemetryProps,
): ApplicationInsights {
  return new ApplicationInsights(scope, id, {
    ...props,
    samplingPercentage: settings.samplingPercent,
    dailyDataCapInGb: settings.gigabytesPerDay,
    applicationType: 'web',
    localAuthenticationDisabled: true,
    disableIpMasking: false,
  });
}
