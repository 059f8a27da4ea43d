import { hazard, inChanges } from '../../hazard';
import { lower, type Value } from '../../plan/values';
import { weakened, weaknessText } from '../../weakened';

const DEFAULTS = /^(scm_ip_restriction_|ip_restriction_)?default_action$/;

export const ingressOpen = hazard({
  id: 'INGRESS-OPEN',
  why: 'What no line lets in must stay outside: with Allow as the default every line is void, and the whole internet reaches the app past Front Door and its firewall, or the data past its private endpoints.',
  link: 'https://learn.microsoft.com/azure/app-service/app-service-ip-restrictions',
  remedy: 'write Deny, and let in by a line of its own who must come in',
  see: inChanges(/^azurerm_/, (change) =>
    weakened(change, isOpen, 'unsafe').map((weakness) => ({
      wrong: 'would let in everybody by default',
      found: weaknessText(weakness),
    })),
  ),
});

/** Azure lets in everybody where nobody says otherwise. */
function isOpen(name: string, value: Value): boolean | undefined {
  return DEFAULTS.test(name) ? lower(value) !== 'deny' : undefined;
}
