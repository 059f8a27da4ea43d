/** Values that are fixed once applied. */
import type { Rule } from '../../rule';
import type { Step } from '../step';
import { fixedAdoption } from './adoption';
import { fixedData } from './data';
import { fixedName } from './name';
import { fixedControl, fixedHome, fixedNetwork, fixedOwner } from './place';
import { fixedPublicName } from './public-name';
import { fixedState } from './state';

export const fixedRules: readonly Rule<Step>[] = [
  fixedName,
  fixedHome,
  fixedControl,
  fixedOwner,
  fixedNetwork,
  fixedData,
  fixedAdoption,
  fixedPublicName,
  fixedState,
];
