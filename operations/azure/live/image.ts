import { namedImages } from '../../../topology/images';
import { globalIds } from '../global';
import { findRegistry } from '../images/registries';
import { isImage, running } from '../images/running';
import type { ResourceManager } from '../resource-manager';
import { type LiveQuestion, unknown } from './question';

/** Only the registry's own address, which is closed, lists its images. */
export const image: LiveQuestion = {
  title: 'image',
  asks: (topology) =>
    namedImages(topology).map(({ image: named, path }) => ({
      about: path[1] === 'image' ? named.replace(/@.*/, '') : String(path[1]),
      path,
      answer: async (azure: ResourceManager) => {
        const registry = await findRegistry(azure, globalIds(topology).registry);
        const host = registry?.properties.loginServer;
        const places = host
          ? (await running(azure, topology)).filter((each) => isImage(each, host, named))
          : [];
        const set = places.map(({ region, place }) => `${region} ${place}`).join(', ');
        return unknown(
          `${set ? `set to run it: ${set}; ` : ''}whether the registry has it cannot be asked from outside: npm run image -- import`,
        );
      },
    })),
};
