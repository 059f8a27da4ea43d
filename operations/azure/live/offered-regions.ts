import { z } from 'zod';
import { type Ask, fine, type LiveQuestion, note, ofEachRegion, problem, type Said } from './question';

const location = z.object({
  name: z.string(),
  // The mapping of physical to logical zones differs between subscriptions.
  availabilityZoneMappings: z.array(z.unknown()).nullish(),
});

/** https://learn.microsoft.com/rest/api/resources/subscriptions/list-locations */
const offered =
  (region: string, subscription: string, expected: number): Ask['answer'] =>
  async (azure) => {
    const path = `/subscriptions/${subscription}/locations`;
    const all = await azure.list({ path, version: '2022-12-01', answer: location });
    const found = all.find(({ name }) => name === region);
    if (found) return zonesSaid(found.availabilityZoneMappings?.length ?? 0, expected);
    return problem({
      wrong: `is not offered to subscription ${subscription}`,
      found: `${all.length} other regions`,
      fix: 'choose another region, or request access: https://learn.microsoft.com/troubleshoot/azure/general/region-access-request-process',
    });
  };

function zonesSaid(zones: number, expected: number): Said {
  if (zones >= expected) return fine(`${zones} zones`);
  const found = `${zones} of ${expected} zones`;
  if (zones > 1)
    return note({
      wrong: 'has fewer zones than the capacity is planned with',
      found,
      fix: 'expect to lose more instances with one zone',
    });
  return problem({
    wrong: 'has no zones for this subscription',
    found,
    fix: 'request zones from Azure support, or choose another region',
  });
}

const stamps = ofEachRegion(({ name, subscriptionId, facts }) =>
  offered(name, subscriptionId, facts.zones > 1 ? facts.zones : 0),
);

export const offeredRegions: LiveQuestion = {
  title: 'region, zones',
  asks: (topology) => [
    ...stamps(topology),
    {
      about: topology.controlRegion,
      path: ['controlRegion'],
      answer: offered(topology.controlRegion, topology.subscriptionId, 0),
    },
  ],
};
