import { globalIds } from '../global';
import { findRegistry } from '../images/registries';
import { type Replica, replicas } from '../images/replicas';
import type { ResourceManager } from '../resource-manager';
import { fine, type LiveQuestion, note, problem, type Said, unknown } from './question';

/** Whether every region can pull. */
export const registryReplicas: LiveQuestion = {
  title: 'registry replicas',
  asks: (topology) => {
    const id = globalIds(topology).registry;
    const ask = {
      about: id.split('/').at(-1) ?? '',
      path: ['regions'],
      answer: async (azure: ResourceManager) =>
        (await findRegistry(azure, id))
          ? replicasSaid(await replicas(azure, topology))
          : unknown('told of a registry that exists: ask again after the deploy'),
    };
    return [ask];
  },
};

function replicasSaid(all: readonly Replica[]): Said {
  const behind = all.filter(({ is }) => is !== 'ready');
  if (behind.length === 0) return fine('ready in every region');
  const found = behind.map(({ region, state }) => `${region}: ${state}`).join(', ');
  // One that is not there comes with the deploy of global, before its stamp.
  return behind.some(({ is, state }) => is === 'wrong' && state !== 'none')
    ? problem({
        wrong: 'have a replica that serves nobody',
        found,
        fix: 'look at it in the portal: instances there cannot start',
      })
    : note({ wrong: 'have a replica that is not ready', found, fix: 'deploy global, and wait for it' });
}
