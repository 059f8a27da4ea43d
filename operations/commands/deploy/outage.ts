import { loadTopology } from '../../../topology/load';
import { nearest } from '../../../topology/nearest';
import { controlRegionMinutes, firstMinutes, fromProject } from '../../../topology/outage/page';
import { livingRegions, type Topology } from '../../../topology/topology';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import type { Command } from '../../cli/surroundings';

/** The runbook of docs/outage.md with the names of this file filled in. */
export const outage: Command = async (args, around) => {
  const command = argumentsOf('outage', around)
    .description(
      'Prints what to do in the first fifteen minutes of an outage, with the names of regions.yaml filled in. Offline.',
    )
    .usage('[options] <region>')
    .argument('[region]', 'region that has trouble; the control region, too')
    .parse(args, { from: 'user' });
  const [name] = command.args;
  const topology = loadTopology(around.regionsFile);
  around.print(fromProject(minutes(topology, name)));
  return exitCodes.fine;
};

function minutes(topology: Topology, name: string | undefined): string {
  if (name === topology.controlRegion) return controlRegionMinutes(topology);
  const regions = livingRegions(topology);
  const region = regions.find((one) => one.name === name);
  if (region) return firstMinutes(topology, region);
  const names = [...regions.map((one) => one.name), topology.controlRegion];
  if (name === undefined) {
    throw new UsageError(`region: found none; name the one that has trouble: ${names.join(', ')}`);
  }
  const close = nearest(name, names);
  throw new UsageError(
    `region ${name}: has no stamp, and is not the control region; ${close ? `did you mean ${close}?` : `known: ${names.join(', ')}`}`,
  );
}
