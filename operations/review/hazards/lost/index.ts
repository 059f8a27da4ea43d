/** Data and identity lost. */
import type { Hazard } from '../../hazard';
import { lostAccount } from './account';
import { backupWeakened } from './backup-weakened';
import { conflictPolicy } from './conflict-policy';
import { lostContainer } from './container';
import { lostDatabase } from './database';
import { lostDomain } from './domain';
import { lostEndpoint } from './endpoint';
import { lostGroup } from './group';
import { lostLock } from './lock';
import { lostProfile } from './profile';
import { lostRegistration } from './registration';
import { lostRegistry } from './registry';
import { replicaRenumbered } from './replica-renumbered';
import { replicasTogether } from './replicas-together';
import { lostState } from './state';
import { throughputMode } from './throughput-mode';
import { lostVault } from './vault';
import { lostWorkspace } from './workspace';
import { lostZone } from './zone';

export const lostHazards: readonly Hazard[] = [
  lostAccount,
  lostDatabase,
  lostContainer,
  lostRegistry,
  lostZone,
  lostProfile,
  lostEndpoint,
  lostDomain,
  lostVault,
  lostWorkspace,
  lostLock,
  lostState,
  lostRegistration,
  lostGroup,
  replicaRenumbered,
  replicasTogether,
  throughputMode,
  conflictPolicy,
  backupWeakened,
];
