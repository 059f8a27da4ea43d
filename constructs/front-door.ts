import { CdnFrontdoorEndpoint } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-endpoint';
import { CdnFrontdoorOriginGroup } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-origin-group';
import { CdnFrontdoorProfile } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-profile';
import { Construct } from 'constructs';
import { ORIGIN_TIMEOUT_SECONDS } from '../topology/capacity/detection';
import type { Topology } from '../topology/topology';
import { literal } from './literal';

export interface FrontDoorProps {
  readonly profileName: string;
  readonly endpointName: string;
  readonly doorName: string;
  readonly resourceGroupName: string;
  readonly healthPath: string;
  readonly settings: Topology['frontDoor'];
  readonly clientAddresses: 'keep' | 'scrub';
  /** The reason, if this is not the default. */
  readonly acceptClientAddresses: string | undefined;
}

/** Front Door without origins (each stamp adds its own) and without routes (they come after the origins). */
export class FrontDoor extends Construct {
  readonly profile: CdnFrontdoorProfile;
  readonly endpoint: CdnFrontdoorEndpoint;
  /** A second endpoint, through which one stamp is called, whether it serves or not. */
  readonly door: CdnFrontdoorEndpoint;
  readonly originGroup: CdnFrontdoorOriginGroup;

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    const { probe, latencyBand } = props.settings;
    const { clientAddresses, acceptClientAddresses } = props;
    // A new endpoint would have a new host name, and every CNAME to the old one would dangle.
    const keep = { lifecycle: { preventDestroy: true } };

    this.profile = new CdnFrontdoorProfile(this, 'profile', {
      name: props.profileName,
      resourceGroupName: props.resourceGroupName,
      skuName: 'Premium_AzureFrontDoor',
      responseTimeoutSeconds: ORIGIN_TIMEOUT_SECONDS,
      // In the access log, the names in a query string stay; values, and addresses if scrubbed, become ****.
      // https://learn.microsoft.com/azure/frontdoor/standard-premium/sensitive-data-protection
      logScrubbingRule: [
        { matchVariable: 'QueryStringArgNames' },
        ...(clientAddresses === 'scrub' ? [{ matchVariable: 'RequestIPAddress' }] : []),
      ],
      tags: {
        ...(latencyBand && { 'accept-latency-band': literal(latencyBand.reason) }),
        ...(acceptClientAddresses && { 'accept-client-addresses': literal(acceptClientAddresses) }),
      },
      ...keep,
    });
    this.endpoint = new CdnFrontdoorEndpoint(this, 'endpoint', {
      name: props.endpointName,
      cdnFrontdoorProfileId: this.profile.id,
      enabled: true,
      ...keep,
    });
    // No CNAME points to it: callers read its host name from the outputs.
    this.door = new CdnFrontdoorEndpoint(this, 'door', {
      name: props.doorName,
      cdnFrontdoorProfileId: this.profile.id,
      enabled: true,
    });
    this.originGroup = new CdnFrontdoorOriginGroup(this, 'origin_group', {
      name: 'stamps',
      cdnFrontdoorProfileId: this.profile.id,
      sessionAffinityEnabled: false,
      healthProbe: {
        protocol: 'Https',
        requestType: 'HEAD',
        path: props.healthPath,
        intervalInSeconds: probe.intervalSeconds,
      },
      loadBalancing: {
        sampleSize: probe.sampleSize,
        successfulSamplesRequired: probe.successfulSamplesRequired,
        // Without a band every request of a client goes to its nearest region, where its writes are.
        additionalLatencyInMilliseconds: latencyBand?.milliseconds ?? 0,
      },
      ...keep,
    });
  }
}
