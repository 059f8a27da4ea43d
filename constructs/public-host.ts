import { CdnFrontdoorCustomDomain } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-custom-domain';
import { CdnFrontdoorCustomDomainAssociation } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-custom-domain-association';
import { CdnFrontdoorRoute } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-route';
import { CdnFrontdoorRule } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-rule';
import { CdnFrontdoorRuleSet } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-rule-set';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { bindWaf } from './waf-binding';

export interface PublicHostProps {
  readonly hostname: string;
  readonly profileId: string;
  readonly endpointId: string;
  readonly originGroupId: string;
  /** An origin that is never removed. It only orders Terraform's work; Azure never sees it. */
  readonly originId: string;
  readonly wafPolicyId: string;
  readonly cachedPaths: readonly string[];
  /** The id of the zone, if Azure serves it. */
  readonly zoneId?: string;
}

/** The public name at Front Door: certificate, firewall, and the routes behind it. */
export class PublicHost extends Construct {
  readonly domain: CdnFrontdoorCustomDomain;
  /** What must exist before the name points here. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: PublicHostProps) {
    super(scope, id);
    this.domain = new CdnFrontdoorCustomDomain(this, 'domain', {
      name: props.hostname.replaceAll('.', '-'),
      cdnFrontdoorProfileId: props.profileId,
      hostName: props.hostname,
      ...(props.zoneId && { dnsZoneId: props.zoneId }),
      tls: { certificateType: 'ManagedCertificate' },
      lifecycle: { preventDestroy: true },
    });
    const waf = bindWaf(this, 'waf', {
      name: 'public-host',
      profileId: props.profileId,
      policyId: props.wafPolicyId,
      domainId: this.domain.id,
    });

    const headers = new CdnFrontdoorRuleSet(this, 'headers', {
      name: 'headers',
      cdnFrontdoorProfileId: props.profileId,
    });
    const hsts = new CdnFrontdoorRule(this, 'headers_hsts', {
      name: 'hsts',
      cdnFrontdoorRuleSetId: headers.id,
      order: 1,
      actions: {
        responseHeaderAction: [
          { headerAction: 'Overwrite', headerName: 'Strict-Transport-Security', value: 'max-age=31536000' },
        ],
      },
    });

    const route = (name: string, patterns: readonly string[], cached: boolean) =>
      new CdnFrontdoorRoute(this, `route_${name}`, {
        name,
        cdnFrontdoorEndpointId: props.endpointId,
        cdnFrontdoorOriginGroupId: props.originGroupId,
        cdnFrontdoorOriginIds: [props.originId],
        cdnFrontdoorCustomDomainIds: [this.domain.id],
        linkToDefaultDomain: false,
        patternsToMatch: [...patterns],
        supportedProtocols: ['Http', 'Https'],
        httpsRedirectEnabled: true,
        forwardingProtocol: 'HttpsOnly',
        enabled: true,
        cdnFrontdoorRuleSetIds: [headers.id],
        ...(cached && { cache: edgeCache }),
        dependsOn: [waf, hsts], // never without the firewall
      });
    const routes = [
      route('api', ['/*'], false),
      ...(props.cachedPaths.length > 0 ? [route('cached', props.cachedPaths, true)] : []),
    ];
    const association = new CdnFrontdoorCustomDomainAssociation(this, 'association', {
      cdnFrontdoorCustomDomainId: this.domain.id,
      cdnFrontdoorRouteIds: routes.map(({ id: routeId }) => routeId),
    });
    this.ready = [waf, ...routes, association];
  }
}

const edgeCache = {
  // By default the cache key has no query string: one client would get another's answer.
  queryStringCachingBehavior: 'UseQueryString',
  compressionEnabled: true,
  // Front Door accepts a fixed list of types, without application/problem+json.
  // https://learn.microsoft.com/azure/frontdoor/front-door-caching#file-compression
  contentTypesToCompress: ['application/json', 'application/xml', 'text/csv', 'text/plain'],
};
