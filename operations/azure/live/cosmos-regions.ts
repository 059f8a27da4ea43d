import { z } from 'zod';
import { globalIds } from '../global';
import type { ResourceManager } from '../resource-manager';
import { fine, type LiveQuestion, ofEachRegion, plainRegion, problem, type Said } from './question';

export const cosmosVersion = '2024-08-15';

const location = z.object({
  name: z.string(),
  properties: z.object({
    status: z.string().nullish(),
    supportsAvailabilityZone: z.boolean().nullish(),
    isSubscriptionRegionAccessAllowedForRegular: z.boolean().nullish(),
    isSubscriptionRegionAccessAllowedForAz: z.boolean().nullish(),
  }),
});
type Location = z.infer<typeof location>['properties'];

const account = z.object({
  properties: z.object({ locations: z.array(z.object({ locationName: z.string() })).default([]) }),
});

/** https://learn.microsoft.com/rest/api/cosmos-db-resource-provider/locations/list */
export const cosmosRegions: LiveQuestion = {
  title: 'Cosmos DB region',
  asks: ofEachRegion(({ name, zoneRedundant }, topology) => async (azure) => {
    if (await holds(azure, globalIds(topology).cosmosAccount, name)) return fine('in the account');
    // The account is in this subscription, whatever the stamp's subscription is.
    const path = `/subscriptions/${topology.subscriptionId}/providers/Microsoft.DocumentDB/locations`;
    const all = await azure.list({ path, version: cosmosVersion, answer: location });
    return regionSaid(all.find((each) => plainRegion(each.name) === name)?.properties, zoneRedundant);
  }),
};

/** A region that the account already has needs no further permission. */
async function holds(azure: ResourceManager, id: string, region: string): Promise<boolean> {
  const found = await azure.find({ path: id, version: cosmosVersion, answer: account });
  return (
    found?.properties.locations.some(({ locationName }) => plainRegion(locationName) === region) ?? false
  );
}

const ACCESS = 'ask for access: https://aka.ms/cosmosdbquota, or choose another region';

function regionSaid(found: Location | undefined, zones: boolean): Said {
  if (!found)
    return problem({ wrong: 'does not offer Cosmos DB', found: 'nothing', fix: 'choose another region' });
  if (found.status && !/^online$/i.test(found.status)) {
    return problem({
      wrong: 'accepts no new Cosmos DB replica at the moment',
      found: found.status,
      fix: 'try again later',
    });
  }
  if (zones && found.supportsAvailabilityZone === false) {
    return problem({
      wrong: 'has no availability zones for Cosmos DB',
      found: 'no zones',
      fix: 'choose another region',
    });
  }
  const access = zones
    ? found.isSubscriptionRegionAccessAllowedForAz
    : found.isSubscriptionRegionAccessAllowedForRegular;
  if (access !== false) return fine(zones ? 'offered, with zones' : 'offered');
  const refused = zones ? 'no access with zones' : 'no access';
  return problem({ wrong: 'does not allow this subscription to use Cosmos DB', found: refused, fix: ACCESS });
}
