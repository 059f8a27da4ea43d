import type { Rule } from '../rule';
import { acceptRules } from './accept';
import { activeActiveRules } from './active-active';
import { apiRules } from './api';
import { dnsRules } from './dns';
import { frontDoorRules } from './front-door';
import { instanceRules } from './instances';
import { nameRule } from './names';
import { pinnedRules } from './pinned';
import { regionRules } from './regions';

/** What must hold of every version of regions.yaml. */
export const rules: readonly Rule[] = [
  ...regionRules,
  ...activeActiveRules,
  ...pinnedRules,
  ...instanceRules,
  ...acceptRules,
  ...apiRules,
  ...frontDoorRules,
  nameRule,
  ...dnsRules,
];
