import type { OptionValues } from 'commander';
import { z } from 'zod';
import type { Topology } from '../../../../topology/topology';
import { connect } from '../../../azure/connect';
import { doorHostName } from '../../../azure/door';
import { AzureError } from '../../../azure/errors';
import type { ResourceManager } from '../../../azure/resource-manager';
import { UsageError } from '../../../cli/exit';
import { readText } from '../../../cli/files';
import type { Surroundings } from '../../../cli/surroundings';
import type { StampInputs } from '../../../verify/stamp/inputs';
import { webServer } from '../../options';

/**
 * Where the door is, and which Azure to ask about the stamp behind it.
 * @throws UsageError if the door's host name is unknown
 */
export async function findDoor(
  topology: Topology,
  options: OptionValues,
  around: Surroundings,
  signal: AbortSignal,
): Promise<Pick<StampInputs, 'door' | 'azure'>> {
  const server = webServer('--door', options.door);
  const given = options.outputs === undefined ? undefined : outputOf(around.folder, options.outputs);
  const azure = await connect(topology, around, signal);
  const hostname = given ?? (await askedOf(azure, topology));
  return { door: { hostname, server: server ?? { host: hostname, port: 443 } }, azure };
}

const GIVE = 'add --outputs FILE, written by terraform -chdir=cdktf.out/stacks/global output -json';

async function askedOf(azure: ResourceManager, topology: Topology): Promise<string> {
  try {
    const found = await doorHostName(azure, topology);
    if (found) return found;
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    throw new UsageError(`the door's host name is unknown: ${error.message}; or ${GIVE}`);
  }
  throw new UsageError("the door's host name is unknown; found no endpoint in Azure; deploy global first");
}

const outputs = z.object({ door_host_name: z.object({ value: z.string() }) });

function outputOf(folder: string, file: string): string {
  const { data } = outputs.safeParse(json(readText(folder, file)));
  if (data) return data.door_host_name.value;
  throw new UsageError(`${file}: has no output door_host_name; ${GIVE}`);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
