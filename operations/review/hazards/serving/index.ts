/** Serving hurt. */
import type { Hazard } from '../../hazard';
import { appReplaced } from './app-replaced';
import { appsTogether } from './apps-together';
import { certificateReplaced } from './certificate-replaced';
import { lastOrigin } from './last-origin';
import { minimumTooLow } from './minimum-too-low';
import { networkReplaced } from './network-replaced';
import { originReplaced } from './origin-replaced';
import { planReplaced } from './plan-replaced';
import { probeWeakened } from './probe-weakened';
import { routeReplaced } from './route-replaced';
import { securityPolicyReplaced } from './security-policy-replaced';
import { switchedOff } from './switched-off';

export const servingHazards: readonly Hazard[] = [
  lastOrigin,
  originReplaced,
  planReplaced,
  appReplaced,
  networkReplaced,
  appsTogether,
  minimumTooLow,
  routeReplaced,
  certificateReplaced,
  securityPolicyReplaced,
  probeWeakened,
  switchedOff,
];
