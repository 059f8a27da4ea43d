/** Exposure. */
import type { Hazard } from '../../hazard';
import { basicPublishing } from './basic-publishing';
import { frontDoorCheck } from './front-door-check';
import { ingressOpen } from './ingress-open';
import { localAuthentication } from './local-authentication';
import { publicNetwork } from './public-network';
import { rolePrivileged } from './role-privileged';
import { roleSubscription } from './role-subscription';
import { secretOutput } from './secret-output';
import { signInOff } from './sign-in-off';
import { tlsWeakened } from './tls-weakened';
import { trustWidened } from './trust-widened';
import { wafOff } from './waf-off';
import { wafRulesOff } from './waf-rules-off';

export const exposureHazards: readonly Hazard[] = [
  ingressOpen,
  frontDoorCheck,
  publicNetwork,
  tlsWeakened,
  localAuthentication,
  basicPublishing,
  signInOff,
  wafOff,
  wafRulesOff,
  roleSubscription,
  rolePrivileged,
  trustWidened,
  secretOutput,
];
