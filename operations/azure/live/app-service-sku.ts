import { z } from 'zod';
import { fine, type LiveQuestion, ofEachRegion, plainRegion, problem } from './question';

const geoRegion = z.object({ name: z.string() });

/** As `az appservice list-locations` asks. `P1mv3` is of the tier PremiumMV3. */
const tierOf = (sku: string): string => `Premium${sku.includes('mv') ? 'M' : ''}V${sku.at(-1)}`;

/** https://learn.microsoft.com/rest/api/appservice/list-geo-regions/list-geo-regions */
export const appServiceSku: LiveQuestion = {
  title: 'App Service SKU',
  asks: ofEachRegion(({ name, sku, subscriptionId }) => async (azure) => {
    const path = `/subscriptions/${subscriptionId}/providers/Microsoft.Web/geoRegions?sku=${tierOf(sku)}&linuxWorkersEnabled=true`;
    const regions = await azure.list({ path, version: '2024-11-01', answer: geoRegion });
    if (regions.some((region) => plainRegion(region.name) === name)) return fine(`${sku} is offered`);
    return problem({
      wrong: `does not offer ${sku} on Linux`,
      found: `${tierOf(sku)} in ${regions.length} other regions`,
      fix: 'choose another sku, or another region',
    });
  }),
};
