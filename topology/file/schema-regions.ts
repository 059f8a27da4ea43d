/** The `capacity` section and the entries of `regions`. */
import { z } from 'zod';
import { zoneRedundantSkus } from '../skus';
import { isStampAddressSpace } from '../units';
import { accept, guid, imageReference, oneOf, reason, says, strict, whole } from './schema-parts';

export const capacitySchema = strict({
  peakRequestsPerSecond: whole(1, 10_000_000, 'requests a second, all regions together').describe(
    'The highest load to be carried, all regions together.',
  ),
  requestsPerSecondPerInstance: whole(1, 1_000_000, 'requests a second that one instance sustains').describe(
    'What one instance of the app sustains, from a load test.',
  ),
  survive: whole(1, 3, 'regions that may fail at once')
    .default(1)
    .describe('How many regions may fail at once without overload.'),
  requestUnitsPerRequest: whole(1, 10_000, 'Cosmos DB request units of one request to the API, on average')
    .default(10)
    .describe('Cosmos DB request units that one request to the API takes, on average.'),
});

const instances = strict({
  min: whole(2, 30, 'instances').describe('Instances that always run.'),
  max: whole(2, 30, 'instances').describe('The most instances that autoscale starts.'),
}).meta({ description: 'Fixed bounds for autoscale; by default every region can carry the whole peak.' });

export const regionStates = ['active', 'standby', 'retired'] as const;

const ADDRESS_SPACE = [
  'must be a private IPv4 range, /16 to /24, on its network address',
  'write it like 10.10.0.0/20',
] as const;

export const regionSchema = strict({
  state: oneOf(regionStates, 'a region state').describe(
    'active takes traffic, standby is deployed and takes none, retired is taken down.',
  ),
  dataPriority: whole(0, 100, 'the failover priority of the Cosmos DB replica, pinned for life').describe(
    'Failover priority of the Cosmos DB replica: 0 for the home region, else the next free number. Fixed for life.',
  ),
  addressSpace: z
    .string(says(...ADDRESS_SPACE))
    .refine(isStampAddressSpace, says(...ADDRESS_SPACE))
    .describe('A private IPv4 range of its own, /16 to /24, like 10.10.0.0/20. Fixed while it is deployed.'),
  trafficShare: whole(0, 100, "percent of the peak that this region's clients send")
    .optional()
    .describe(
      'Percent of the peak that comes from the clients of this region. Either every active region has one, 100 in total, or none has.',
    ),
  sku: oneOf(zoneRedundantSkus, 'an App Service plan SKU that can be zone redundant')
    .default('P1v3')
    .describe('Size of the instances of the App Service plan.'),
  instances: instances.optional(),
  image: imageReference.optional().meta({
    description: 'The image of this region in place of api.image, to try it in one region first.',
  }),
  subscriptionId: guid.optional().describe('The subscription of the stamp; by default that of the system.'),
  acceptNoZones: accept.optional().describe('Allows a region without availability zones.'),
  acceptRestricted: accept
    .optional()
    .describe('Allows a region that is closed to new customers, once support has opened it to you.'),
  acceptOverload: accept.optional().describe('Allows a region that cannot carry its load when others fail.'),
  renumbered: strict({
    from: whole(1, 100, 'the previous dataPriority').describe('The previous dataPriority.'),
    reason,
  })
    .optional()
    .meta({
      description: 'Says that dataPriority was already changed in Azure; valid for this one change.',
    }),
});
