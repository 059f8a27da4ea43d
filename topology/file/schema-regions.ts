/** The `capacity` section and the entries of `regions`. */
import { z } from 'zod';
import { zoneRedundantSkus } from '../skus';
import { isStampAddressSpace } from '../units';
import { accept, guid, oneOf, reason, says, strict, whole } from './schema-parts';

export const capacitySchema = strict({
  peakRequestsPerSecond: whole(1, 10_000_000, 'requests a second, all regions together'),
  requestsPerSecondPerInstance: whole(1, 1_000_000, 'requests a second that one instance sustains'),
  survive: whole(1, 3, 'regions that may fail at once').default(1),
  requestUnitsPerRequest: whole(
    1,
    10_000,
    'Cosmos DB request units of one request to the API, on average',
  ).default(10),
});

const instances = strict({
  min: whole(2, 30, 'instances'),
  max: whole(2, 30, 'instances'),
}).meta({ description: 'Pinned bounds of the autoscale; by default every region can carry the whole peak.' });

export const regionStates = ['active', 'standby', 'retired'] as const;

export const regionSchema = strict({
  state: oneOf(regionStates, 'a region state'),
  dataPriority: whole(0, 100, 'the failover priority of the Cosmos DB replica, pinned for life'),
  addressSpace: z
    .string()
    .refine(
      isStampAddressSpace,
      says('must be a private IPv4 range, /16 to /24, on its network address', 'write it like 10.10.0.0/20'),
    ),
  trafficShare: whole(0, 100, "percent of the peak that this region's clients send").optional(),
  sku: oneOf(zoneRedundantSkus, 'an App Service plan SKU that can be zone redundant').default('P1v3'),
  instances: instances.optional(),
  subscriptionId: guid.optional(),
  acceptNoZones: accept.optional(),
  acceptRestricted: accept.optional(),
  acceptOverload: accept.optional(),
  renumbered: strict({
    from: whole(1, 100, 'the dataPriority before'),
    reason,
  })
    .optional()
    .meta({
      description: 'The data priority was changed in Azure beforehand; holds for this one change of it.',
    }),
});
