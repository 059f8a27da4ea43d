import { AzureError } from '../errors';
import { globalIds } from '../global';
import { askForName, nameAsk } from './name';
import { type LiveQuestion, unknown } from './question';

const version = '2025-12-01';

/**
 * Azure adds a hash to the name, so another tenant cannot occupy it.
 * https://learn.microsoft.com/azure/frontdoor/endpoint
 */
export const endpointName: LiveQuestion = {
  title: 'name: Front Door',
  asks: (topology) => {
    const { group, frontDoorEndpoint } = globalIds(topology);
    const path = `${group}/providers/Microsoft.Cdn/checkEndpointNameAvailability`;
    const type = 'Microsoft.Cdn/Profiles/AfdEndpoints';
    const ask = nameAsk({
      id: frontDoorEndpoint,
      version,
      path: ['workload'],
      available: async (azure, name) => {
        try {
          return await askForName(azure, name, { path, version, type });
        } catch (error) {
          if (!(error instanceof AzureError) || error.trouble !== 'not-found') throw error;
          return unknown('known only once its resource group exists');
        }
      },
    });
    return [ask];
  },
};
