/** The `cosmos` and `adopt` sections: the shared state, and what is taken over from before. */
import { z } from 'zod';
import { isPublicRange } from '../units';
import { resourceId } from './schema-ids';
import { accept, duration, reason, says, strict, text, whole } from './schema-parts';

const jsonPath = text(
  /^(?:\/[A-Za-z_]\w*)+$/,
  'must be a path into the document',
  'write it like /customerId',
);

const timeToLive = z.union(
  [duration, z.literal('off')],
  says('must be a duration or off', 'write it like 30d'),
);

/** https://learn.microsoft.com/azure/cosmos-db/provision-throughput-autoscale */
const throughput = whole(1000, 1_000_000, 'request units a second; a multiple of 1000').multipleOf(
  1000,
  says('must be a multiple of 1000', 'autoscale goes by thousands of request units'),
);

const containerSchema = strict({
  partitionKey: jsonPath.describe(
    'Path of the partition key in a document, like /customerId. Fixed for life.',
  ),
  maxThroughput: throughput.optional().meta({
    description:
      'Request units a second of its own, in each region, which no other container can use up; chosen when the container is created. A container that shares cannot be restored alone.',
  }),
  timeToLive: timeToLive
    .default('off')
    .describe('After which documents are deleted; off, the default, keeps them.'),
  shortened: strict({ from: timeToLive.describe('The time to live before.'), reason })
    .optional()
    .meta({
      description:
        'The documents older than the new time to live may be deleted; holds for this one change of it.',
    }),
  conflictResolution: z
    .discriminatedUnion('mode', [
      strict({
        mode: z.literal('lastWriterWins').describe('The document with the higher number wins.'),
        path: jsonPath.default('/_ts').describe('Path of that number; by default the time of the write.'),
      }),
      strict({
        mode: z.literal('custom').describe('A stored procedure merges both.'),
        procedure: text(
          /^[\w-]+$/,
          'must be a stored procedure name',
          'the merge procedure of the container',
        ).describe('The name of that procedure.'),
      }),
    ])
    .prefault({ mode: 'lastWriterWins' })
    .describe('What becomes of a document that two regions write at once. Fixed for life.'),
});

export const cosmosSchema = strict({
  database: text(/^[\w-]{1,255}$/, 'must be a database name', 'letters, digits, _ and -').describe(
    'The name of the database. Fixed for life.',
  ),
  maxThroughput: throughput
    .default(4000)
    .describe(
      'Request units a second in each region, autoscaled, that the containers without their own share; a multiple of 1000.',
    ),
  // https://learn.microsoft.com/azure/cosmos-db/set-throughput#set-throughput-on-a-database
  containers: z
    .record(
      text(/^[\w-]{1,255}$/, 'must be a container name', 'letters, digits, _ and -'),
      containerSchema,
      says(
        'must be a mapping',
        'write a line for each container, like orders: { partitionKey: /customerId }',
      ),
    )
    .refine(
      (containers) =>
        Object.values(containers).filter(({ maxThroughput }) => maxThroughput === undefined).length <= 25,
      says(
        'must have at most 25 containers that share their throughput',
        'no more can share that of one database: give new ones a maxThroughput',
      ),
    )
    .describe('A line for each container.'),
});

const ADDRESS = [
  'must be a public IPv4 address, or a public IPv4 range of /16 or smaller on its network address',
  'write it like 198.51.100.7 or 198.51.100.0/24',
] as const;

export const registrySchema = strict({
  publicAccess: strict({
    reason,
    addresses: z
      .array(z.string(says(...ADDRESS)).refine((address) => isPublicRange(address, 'IPv4'), says(...ADDRESS)))
      .min(1, says('must not be empty', 'name who comes in, or leave publicAccess out'))
      .max(200, says('must have at most 200 addresses', 'that is the most a registry takes'))
      .describe('Public IPv4 addresses and ranges, like 198.51.100.0/24.'),
  })
    .optional()
    .meta({ description: 'Who reaches the registry over the internet; by default nobody.' }),
}).prefault({});

export const adoptSchema = strict({
  cosmosAccountId: resourceId({
    type: 'Microsoft.DocumentDB/databaseAccounts',
    name: '[a-z0-9][a-z0-9-]{1,42}[a-z0-9]',
    nameIs: 'names have 3 to 44 lower-case letters, digits and hyphens between them',
    lowerCase: true,
  })
    .optional()
    .describe('Resource id of a Cosmos DB account that exists.'),
  cosmosContainers: z
    .array(z.string(says('must be the name of a container', 'one of cosmos.containers')))
    .optional()
    .meta({
      description:
        'Given: the database exists in the adopted account, with these of its containers, which keep their throughput.',
    }),
  acceptNoZones: accept.optional().meta({
    description:
      'The adopted Cosmos account has no zones in the home region: they cannot be turned on there afterwards.',
  }),
  restored: strict({
    from: z
      .string(says('must be the name of an account', 'the one that the data was in until now'))
      .describe('Name of the account that it was restored from: the one that is deployed.'),
    reason,
  })
    .optional()
    .meta({
      description:
        'The adopted Cosmos account is a restore of the deployed one, and takes its place in that one step: docs/rollback.md.',
    }),
  registryId: resourceId({
    type: 'Microsoft.ContainerRegistry/registries',
    name: '[a-zA-Z0-9]{5,50}',
    nameIs: 'names have 5 to 50 letters and digits',
  })
    .optional()
    .describe('Resource id of a container registry that exists.'),
  apiApplication: strict({
    objectId: z
      .guid(
        says(
          'must be a GUID',
          'copy it from `az ad app show --id CLIENT_ID --query id`: it is not the client id',
        ),
      )
      .describe('Object id of the registration; it is not the client id.'),
    tokenVersion: z
      .literal(
        [1, 2],
        says('must be 1 or 2', 'requestedAccessTokenVersion of its manifest; null there means 1'),
      )
      .describe(
        'Version of the tokens that it asks for: requestedAccessTokenVersion of its manifest; null means 1.',
      ),
  })
    .optional()
    .meta({
      description:
        'The registration that the legacy app has in Entra: the tokens that clients hold stay good. It is not changed.',
    }),
  acceptLegacyAccess: accept.optional().meta({
    description:
      'The legacy app keeps its way to what is adopted, keys over the public network, until the name has moved.',
  }),
}).prefault({});
