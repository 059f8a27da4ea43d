import type { Hazard } from '../hazard';
import { exposureHazards } from './exposure';
import { lostHazards } from './lost';
import { servingHazards } from './serving';
import { surpriseHazards } from './surprise';

/** What a plan may do to those who depend on the system. docs/review.md has the same groups. */
export const hazardGroups: readonly { readonly title: string; readonly rules: readonly Hazard[] }[] = [
  { title: 'Data and identity lost', rules: lostHazards },
  { title: 'Serving hurt', rules: servingHazards },
  { title: 'Exposure', rules: exposureHazards },
  { title: 'Surprise', rules: surpriseHazards },
];

export const hazards: readonly Hazard[] = hazardGroups.flatMap(({ rules }) => rules);
