import { CdnFrontdoorOrigin } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-origin';
import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { Construct } from 'constructs';

export interface OriginProps {
  /** The region: `dns-migration` builds the id of the home region's origin from it. */
  readonly name: string;
  readonly originGroupId: string;
  readonly hostName: string;
  readonly enabled: boolean;
  readonly provider: AzurermProvider;
}

/**
 * A stamp's registration with Front Door. It is deleted with its app, so that no origin points to a host name that
 * anybody may claim. Equal priority and weight: Front Door sends a client to the nearest region.
 */
export function origin(scope: Construct, id: string, props: OriginProps): CdnFrontdoorOrigin {
  return new CdnFrontdoorOrigin(scope, id, {
    name: props.name,
    cdnFrontdoorOriginGroupId: props.originGroupId,
    enabled: props.enabled,
    hostName: props.hostName,
    originHostHeader: props.hostName, // App Service finds the app by it
    certificateNameCheckEnabled: true,
    httpPort: 80,
    httpsPort: 443,
    priority: 1,
    weight: 500,
    provider: props.provider,
  });
}
