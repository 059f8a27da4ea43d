import { CdnFrontdoorOriginGroup } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-origin-group';
import { CdnFrontdoorRoute } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-route';
import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { Construct } from 'constructs';
import { origin } from './origin';

export interface DoorProps {
  /** Of origin group, origin and route. */
  readonly name: string;
  /** `/REGION/*` */
  readonly pattern: string;
  readonly profileId: string;
  readonly endpointId: string;
  /** Of the app or the slot. */
  readonly hostName: string;
  readonly provider: AzurermProvider;
}

/** The door of one app or slot: its own route at the second endpoint. The app sees the path without the prefix. */
export class Door extends Construct {
  constructor(scope: Construct, id: string, props: DoorProps) {
    super(scope, id);
    const { name, provider } = props;
    const group = new CdnFrontdoorOriginGroup(this, 'origin_group', {
      name,
      cdnFrontdoorProfileId: props.profileId,
      sessionAffinityEnabled: false,
      // No probe: Front Door sends requests to the only origin of a group in any case, and every edge would probe it.
      // https://learn.microsoft.com/azure/frontdoor/health-probes
      loadBalancing: { sampleSize: 4, successfulSamplesRequired: 3, additionalLatencyInMilliseconds: 0 },
      provider,
    });
    const { id: originId } = origin(this, 'origin', {
      name,
      originGroupId: group.id,
      hostName: props.hostName,
      enabled: true,
      provider,
    });
    new CdnFrontdoorRoute(this, 'route', {
      name,
      cdnFrontdoorEndpointId: props.endpointId,
      cdnFrontdoorOriginGroupId: group.id,
      cdnFrontdoorOriginIds: [originId], // only for the order: Front Door refuses a route to an empty group
      linkToDefaultDomain: true,
      patternsToMatch: [props.pattern],
      // Strips the prefix: https://learn.microsoft.com/azure/frontdoor/front-door-url-rewrite#source-pattern
      cdnFrontdoorOriginPath: '/',
      supportedProtocols: ['Https'],
      httpsRedirectEnabled: false,
      forwardingProtocol: 'HttpsOnly',
      enabled: true,
      provider,
    });
  }
}
