import { globalIds } from '../global';
import { cosmosVersion } from './cosmos-regions';
import { missing, nameAsk, taken } from './name';
import { fine, type LiveQuestion } from './question';

/** https://learn.microsoft.com/rest/api/cosmos-db-resource-provider/database-accounts/check-name-exists */
export const cosmosName: LiveQuestion = {
  title: 'name: Cosmos DB',
  asks: (topology) => {
    const place = { id: globalIds(topology).cosmosAccount, version: cosmosVersion };
    if (topology.adopt.cosmosAccountId) {
      return [nameAsk({ ...place, path: ['adopt', 'cosmosAccountId'], available: missing })];
    }
    return [
      nameAsk({
        ...place,
        path: ['workload'],
        available: async (azure, name) => {
          const path = `/providers/Microsoft.DocumentDB/databaseAccountNames/${name}`;
          const held = await azure.exists({ path, version: cosmosVersion });
          return held ? taken(name, 'an account of another customer') : fine('free');
        },
      }),
    ];
  },
};
