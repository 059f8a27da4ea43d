import { loadTopology } from '../../../../topology/load';
import { connect } from '../../../azure/connect';
import { ownRegistry } from '../../../azure/images/registries';
import { replicas } from '../../../azure/images/replicas';
import { isImage, running } from '../../../azure/images/running';
import { type ExitCode, exitCodes } from '../../../cli/exit';
import type { Surroundings } from '../../../cli/surroundings';
import { listText } from './list-text';

export async function list({ json }: { readonly json?: true }, around: Surroundings): Promise<ExitCode> {
  const { regionsFile, print, page } = around;
  const topology = loadTopology(regionsFile);
  const { image, candidate } = topology.api;
  const found = await around.interruptible(async (signal) => {
    const azure = await connect(topology, around, signal);
    const [registry, copies, places] = await Promise.all([
      ownRegistry(azure, topology),
      replicas(azure, topology),
      running(azure, topology),
    ]);
    const { loginServer } = registry.properties;
    const runs = places.map((place) => ({ ...place, asInFile: isImage(place, loginServer, place.named) }));
    return { file: regionsFile, image, candidate, registry: loginServer, runs, replicas: copies };
  });
  print(json ? JSON.stringify(found, null, 2) : listText(found, page));
  return exitCodes.fine;
}
