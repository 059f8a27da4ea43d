import { CdnFrontdoorSecurityPolicy } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-security-policy';
import type { Construct } from 'constructs';

export interface WafBindingProps {
  readonly name: string;
  readonly profileId: string;
  readonly policyId: string;
  /** An endpoint or a custom domain; Front Door lets each be in one security policy only. */
  readonly domainId: string;
}

/** Puts one domain of the profile behind the firewall policy. */
export function bindWaf(scope: Construct, id: string, props: WafBindingProps): CdnFrontdoorSecurityPolicy {
  return new CdnFrontdoorSecurityPolicy(scope, id, {
    name: props.name,
    cdnFrontdoorProfileId: props.profileId,
    securityPolicies: {
      firewall: {
        cdnFrontdoorFirewallPolicyId: props.policyId,
        association: { domain: [{ cdnFrontdoorDomainId: props.domainId }], patternsToMatch: ['/*'] },
      },
    },
  });
}
