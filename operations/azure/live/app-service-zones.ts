import { findPlan } from './plan';
import { fine, type LiveQuestion, note, ofEachRegion, problem, unknown } from './question';

/**
 * Azure places a plan on a scale unit when it is created, according to its resource group. Not every scale unit has zones.
 * https://learn.microsoft.com/azure/app-service/configure-zone-redundancy#check-for-zone-redundancy-support-on-an-app-service-plan
 */
export const appServiceZones: LiveQuestion = {
  title: 'zones of the plan',
  asks: ofEachRegion((region, topology) => async (azure) => {
    if (!region.zoneRedundant) return fine('not asked for');
    const found = await findPlan(azure, topology, region);
    if (!found) return unknown('known only once the plan exists: check again after the deploy');
    const { maximumNumberOfZones: possible, currentNumberOfZonesUtilized: used } = found.properties;
    if (possible == null) return unknown('Azure does not say for this plan');
    if (possible < 2) {
      return problem({
        wrong: 'has its plan on a scale unit without zones',
        found: `${possible} zone`,
        fix: 'retire the region and add it again: Azure may place its new resource group elsewhere',
      });
    }
    if (used != null && used < 2) {
      const fix = 'check that its minimum of instances runs, and that the plan is zone redundant';
      return note({ wrong: 'runs in one zone now', found: `${used} of ${possible} zones`, fix });
    }
    return fine(used == null ? `${possible} zones` : `${used} of ${possible} zones in use`);
  }),
};
