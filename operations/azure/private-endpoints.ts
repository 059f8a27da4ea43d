/** Whether the services behind a stamp's private endpoints have approved them. */
import { z } from 'zod';
import type { Region, Topology } from '../../topology/topology';
import type { ResourceManager } from './resource-manager';
import { stampIds } from './stamp';

export interface PrivateEndpointState {
  readonly name: string;
  /** In Azure's words: `Approved`, `Pending`, `Rejected`, `Disconnected`; undefined where it does not exist. */
  readonly state: string | undefined;
}

const connection = z.object({
  properties: z.object({ privateLinkServiceConnectionState: z.object({ status: z.string() }) }),
});

/** Connections that were approved automatically are in the first list, those that need approval in the second. */
const endpoint = z.object({
  properties: z.object({
    privateLinkServiceConnections: z.array(connection).default([]),
    manualPrivateLinkServiceConnections: z.array(connection).default([]),
  }),
});

/** https://learn.microsoft.com/rest/api/virtualnetwork/private-endpoints/get */
export const privateEndpointStates = (
  azure: ResourceManager,
  topology: Topology,
  region: Region,
): Promise<readonly PrivateEndpointState[]> =>
  Promise.all(
    stampIds(topology, region).privateEndpoints.map(async (path) => {
      const found = await azure.find({ path, version: '2024-05-01', answer: endpoint });
      const { privateLinkServiceConnections = [], manualPrivateLinkServiceConnections = [] } =
        found?.properties ?? {};
      const states = [...privateLinkServiceConnections, ...manualPrivateLinkServiceConnections].map(
        ({ properties }) => properties.privateLinkServiceConnectionState.status,
      );
      return {
        name: path.split('/').at(-1) ?? path,
        state: states.find((state) => state !== 'Approved') ?? states[0],
      };
    }),
  );
