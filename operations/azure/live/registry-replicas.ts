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
          : unknown('known only once the registry exists: check again after the deploy'),
    };
    return [ask];
  },
};

function replicasSaid(all: readonly Replica[]): Said {
  const behind = all.filter(({ is }) => is !== 'ready');
  if (behind.length === 0) return fine('ready in every region');
  const found = behind.map(({ region, state }) => `${region}: ${state}`).join(', ');
  // A missing replica comes with the deploy of global, before its stamp.
  return behind.some(({ is, state }) => is === 'wrong' && state !== 'none')
    ? problem({
        wrong: 'have a registry replica that does not serve',
        found,
        fix: 'look at the replica in the portal: without it, instances there cannot start',
      })
    : note({
        wrong: 'have a registry replica that is not ready',
        found,
        fix: 'deploy global, and wait until the replica is ready',
      });
}
