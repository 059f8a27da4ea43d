/** Surprise. */
import type { Hazard } from '../../hazard';
import { changeMissing } from './change-missing';
import { changeUnexplained } from './change-unexplained';
import { driftReverted } from './drift-reverted';
import { driftSeen } from './drift-seen';

export const surpriseHazards: readonly Hazard[] = [
  changeUnexplained,
  driftReverted,
  driftSeen,
  changeMissing,
];
