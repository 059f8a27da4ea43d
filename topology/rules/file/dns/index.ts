import type { Rule } from '../../rule';
import type { Draft } from '../draft';
import { certificateAuthority } from './caa';
import { hostInZone, legacyHost } from './host';
import { nameLength, txtLength, wildcardNs, zoneSize } from './limits';
import { momentNeeded, momentUnused } from './moments';
import { managedNames, oneRecordSet } from './records';
import { doubleValue } from './values';

/** What must hold of the zone and of the move of the name. */
export const dnsRules: readonly Rule<Draft>[] = [
  hostInZone,
  managedNames,
  oneRecordSet,
  doubleValue,
  wildcardNs,
  txtLength,
  nameLength,
  zoneSize,
  legacyHost,
  certificateAuthority,
  momentNeeded,
  momentUnused,
];
