import { globalIds } from '../global';
import { registryVersion as version } from '../images/registries';
import { askForName, missing, nameAsk } from './name';
import type { LiveQuestion } from './question';

/** https://learn.microsoft.com/rest/api/container-registry/registries/check-name-availability */
export const registryName: LiveQuestion = {
  title: 'name: registry',
  asks: (topology) => {
    const place = { id: globalIds(topology).registry, version };
    if (topology.adopt.registryId) {
      return [nameAsk({ ...place, path: ['adopt', 'registryId'], available: missing })];
    }
    const path = `/subscriptions/${topology.subscriptionId}/providers/Microsoft.ContainerRegistry/checkNameAvailability`;
    const request = { path, version, type: 'Microsoft.ContainerRegistry/registries' };
    const available = nameAsk({
      ...place,
      path: ['workload'],
      available: (azure, name) => askForName(azure, name, request),
    });
    return [available];
  },
};
