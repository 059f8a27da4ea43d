import { livingRegions } from '../../../topology/topology';
import { stampIds } from '../stamp';
import { askForName, nameAsk } from './name';
import type { LiveQuestion } from './question';

const version = '2024-11-01';

/** Its host name follows from it. https://learn.microsoft.com/rest/api/appservice/check-name-availability/check-name-availability */
export const appName: LiveQuestion = {
  title: 'name: app',
  asks: (topology) =>
    livingRegions(topology).map((region) => {
      const path = `/subscriptions/${region.subscriptionId}/providers/Microsoft.Web/checknameavailability`;
      return nameAsk({
        id: stampIds(topology, region).app,
        version,
        path: ['regions', region.name],
        available: (azure, name) => askForName(azure, name, { path, version, type: 'Site' }),
      });
    }),
};
