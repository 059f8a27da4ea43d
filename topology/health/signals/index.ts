/** The one table of what is watched: alert rules, the health model and docs/monitoring.md all come from it. */
import type { SignalName } from '../names';
import type { Signal } from '../signal';
import { cosmosSignals } from './cosmos';
import { frontDoorSignals } from './front-door';
import { keyVaultSignals } from './key-vault';
import { outsideSignals } from './outside';
import { platformSignals } from './platform';
import { stampSignals } from './stamp';

export const signals: Readonly<Record<SignalName, Signal>> = {
  ...platformSignals,
  ...outsideSignals,
  ...frontDoorSignals,
  ...stampSignals,
  ...cosmosSignals,
  ...keyVaultSignals,
};
