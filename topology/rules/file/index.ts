import { applyRules, type Rule, type Ruling } from '../rule';
import { acceptRules } from './accept';
import { activeActiveRules } from './active-active';
import { alertRules } from './alerts';
import { apiRules } from './api';
import { controlRules } from './control-region';
import { deployedNone } from './deployed';
import { dnsRules } from './dns';
import type { Draft } from './draft';
import { routingRules } from './front-door';
import { instanceRules } from './instances';
import { logRules } from './logs';
import { azureNameRules } from './names';
import { pinnedRules } from './pinned';
import { regionRules } from './regions';
import { wafRules } from './waf';

/** What must hold of every version of regions.yaml. */
export const fileRules: readonly Rule<Draft>[] = [
  ...regionRules,
  ...controlRules,
  ...activeActiveRules,
  ...pinnedRules,
  ...instanceRules,
  ...acceptRules,
  ...apiRules,
  ...routingRules,
  ...wafRules,
  ...logRules,
  ...alertRules,
  ...azureNameRules,
  ...dnsRules,
  deployedNone,
];

export const checkFile = (draft: Draft): Ruling => applyRules(fileRules, draft);
