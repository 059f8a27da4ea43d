import { apiRules } from './api';
import { dnsRules } from './dns';
import { nameRule } from './names';
import { regionRules } from './regions';
import type { Rule } from './rule';

/** What must hold of every version of regions.yaml. */
export const rules: readonly Rule[] = [...regionRules, ...apiRules, nameRule, ...dnsRules];
