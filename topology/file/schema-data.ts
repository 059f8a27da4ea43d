/** The `cosmos`, `registry` and `adopt` sections: the shared data and images, and what is taken over. */
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
  says('must be a multiple of 1000', 'autoscale works in steps of 1000 request units'),
);

const containerSchema = strict({
  partitionKey: jsonPath.describe(
    'Path of the partition key in a document, like /customerId. Fixed for life.',
  ),
  maxThroughput: throughput.optional().meta({
    description:
      'Its own request units a second in each region, which no other container can use up. Whether it has its own is decided when it is created. A container that shares throughput cannot be restored alone.',
  }),
  timeToLive: timeToLive
    .default('off')
    .describe('How long after its last write a document is deleted; off, the default, keeps it.'),
  shortened: strict({ from: timeToLive.describe('The previous time to live.'), reason })
    .optional()
    .meta({
      description: 'Allows one shorter timeToLive, which deletes all documents that are older than it.',
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
          'write the name of the merge procedure of the container',
        ).describe('The name of that procedure.'),
      }),
    ])
    .prefault({ mode: 'lastWriterWins' })
    .describe('What happens to a document that two regions write at once. Fixed for life.'),
});

export const cosmosSchema = strict({
  database: text(/^[\w-]{1,255}$/, 'must be a database name', 'use letters, digits, _ and -').describe(
    'The name of the database. Fixed for life.',
  ),
  maxThroughput: throughput
    .default(4000)
    .describe(
      'Autoscaled request units a second in each region, shared by the containers without their own; a multiple of 1000.',
    ),
  // https://learn.microsoft.com/azure/cosmos-db/set-throughput#set-throughput-on-a-database
  containers: z
    .record(
      text(/^[\w-]{1,255}$/, 'must be a container name', 'use letters, digits, _ and -'),
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
        'Azure allows no more in one database: give new ones a maxThroughput',
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
      .min(1, says('must not be empty', 'list the addresses that may connect, or remove publicAccess'))
      .max(200, says('must have at most 200 addresses', 'a registry allows no more'))
      .describe('Public IPv4 addresses and ranges, like 198.51.100.0/24.'),
  })
    .optional()
    .meta({ description: 'Who may reach the registry over the internet; by default nobody.' }),
}).prefault({});

export const adoptSchema = strict({
  cosmosAccountId: resourceId({
    type: 'Microsoft.DocumentDB/databaseAccounts',
    name: '[a-z0-9][a-z0-9-]{1,42}[a-z0-9]',
    nameIs: 'names have 3 to 44 lower-case letters, digits and hyphens between them',
    lowerCase: true,
  })
    .optional()
    .describe('Resource id of an existing Cosmos DB account.'),
  cosmosContainers: z
    .array(z.string(says('must be the name of a container', 'write one of cosmos.containers')))
    .optional()
    .meta({
      description:
        'The containers that exist in the adopted account; they keep their throughput. If given, the database must exist too.',
    }),
  acceptNoZones: accept.optional().meta({
    description:
      'Allows an adopted Cosmos account without zones in the home region, where they cannot be turned on later.',
  }),
  restored: strict({
    from: z
      .string(says('must be the name of an account', 'write the account that has held the data until now'))
      .describe('Name of the deployed account, from which it was restored.'),
    reason,
  })
    .optional()
    .meta({
      description:
        'Says that the adopted Cosmos account is a restore of the deployed one and takes its place in this one step: docs/rollback.md.',
    }),
  registryId: resourceId({
    type: 'Microsoft.ContainerRegistry/registries',
    name: '[a-zA-Z0-9]{5,50}',
    nameIs: 'names have 5 to 50 letters and digits',
  })
    .optional()
    .describe('Resource id of an existing container registry.'),
  apiApplication: strict({
    objectId: z
      .guid(
        says(
          'must be a GUID',
          'copy it from `az ad app show --id CLIENT_ID --query id`: it is not the client id',
        ),
      )
      .describe('Object id of the registration, not its client id.'),
    tokenVersion: z
      .literal(
        [1, 2],
        says('must be 1 or 2', 'copy requestedAccessTokenVersion from its manifest; null means 1'),
      )
      .describe('Version of its tokens: requestedAccessTokenVersion in its manifest, where null means 1.'),
  })
    .optional()
    .meta({
      description:
        "The legacy app's registration in Entra. It is not changed, so the tokens of its clients stay valid.",
    }),
  acceptLegacyAccess: accept.optional().meta({
    description:
      'Lets the legacy app use what is adopted, with keys over the public network, until the name has moved.',
  }),
}).prefault({});
