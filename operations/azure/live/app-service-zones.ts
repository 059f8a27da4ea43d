import { findPlan } from './plan';
import { fine, type LiveQuestion, note, ofEachRegion, problem, unknown } from './question';

/**
 * A plan is put on a scale unit when it is created, by its resource group, and not every one has zones.
 * https://learn.microsoft.com/azure/app-service/configure-zone-redundancy#check-for-zone-redundancy-support-on-an-app-service-plan
 */
export const appServiceZones: LiveQuestion = {
  title: 'zones of the plan',
  asks: ofEachRegion((region, topology) => async (azure) => {
    if (!region.zoneRedundant) return fine('not asked for');
    const found = await findPlan(azure, topology, region);
    if (!found) return unknown('told of a plan that exists: ask again after the deploy');
    const { maximumNumberOfZones: possible, currentNumberOfZonesUtilized: used } = found.properties;
    if (possible == null) return unknown('Azure does not say it of this plan');
    if (possible < 2) {
      return problem({
        wrong: 'has its plan where there are no zones',
        found: `${possible} zone`,
        fix: 'retire the region and add it again: its new group may be placed elsewhere',
      });
    }
    if (used != null && used < 2) {
      const fix = 'see whether its instances are at the minimum, and the plan is zone redundant';
      return note({ wrong: 'runs in one zone now', found: `${used} of ${possible} zones`, fix });
    }
    return fine(used == null ? `${possible} zones` : `${used} of ${possible} zones in use`);
  }),
};
