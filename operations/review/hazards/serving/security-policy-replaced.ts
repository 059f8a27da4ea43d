import { gone } from '../gone';

export const securityPolicyReplaced = gone({
  id: 'SECURITY-POLICY-REPLACED',
  types: /^azurerm_cdn_frontdoor_(security_policy|firewall_policy)$/,
  why: 'The security policy binds the firewall to a name. While it is replaced, every request passes unchecked; once it is gone, for good.',
  link: 'https://learn.microsoft.com/azure/web-application-firewall/afds/afds-overview',
  remedy: 'write the security policy as it was, or bind the new one first',
});
