/**
 * The shape of regions.yaml: the one source of the types, of the messages about single values, and of the
 * JSON Schema that editors read. What concerns several values at once stands in `rules/`.
 *
 * A message has two lines: what is wrong, and how to mend it.
 */
import { z } from 'zod';
import { catalogue } from '../catalogue';
import { zoneRedundantSkus } from '../skus';
import { isStampAddressSpace } from '../units';
import { dnsSchema } from './schema-dns';
import { duration, emailAddress, hostname, oneOf, says, strict, text, whole } from './schema-parts';

const guid = z.guid(
  says('must be a GUID', 'copy it from `az account show` (id for the subscription, tenantId for the tenant)'),
);

/**
 * A weaker choice than the default must say why; the reason becomes a tag. azurerm counts the 256 characters of a
 * tag's value in bytes.
 */
const REASON: readonly [string, string] = [
  'must be a reason of 10 to 256 characters on one line',
  'say why this is acceptable, for whoever reads the tag during an outage',
];
const reason = text(/^(?!\s)[ -~\u00a0-\uffff]{10,256}(?<!\s)$/, ...REASON).refine(
  (given) => Buffer.byteLength(given) <= 256,
  says(...REASON),
);
const accept = strict({ reason }).meta({
  description: 'A choice that weakens safety; its reason ends up in a tag.',
});

const workload = text(
  /^[a-z][a-z0-9]{1,19}$/,
  'must be 2 to 20 lower-case letters and digits, a letter first',
  'it is the stem of every name, some of which take no hyphen',
);

const resourceId = (type: string) =>
  text(
    new RegExp(
      `^/subscriptions/[0-9a-f-]{36}/resourceGroups/[^/\\s]+/providers/${type.replace('.', '\\.')}/[^/\\s]+$`,
    ),
    `must be the resource id of a ${type}`,
    'copy it from `az resource show --query id`, in the casing shown there',
  );

const stateSchema = z.discriminatedUnion('backend', [
  strict({
    backend: z.literal('azurerm'),
    resourceGroup: text(
      /^[\w.()-]{1,90}(?<!\.)$/,
      'must be a resource group name',
      'the group of the state account',
    ),
    storageAccount: text(
      /^[a-z0-9]{3,24}$/,
      'must be 3 to 24 lower-case letters and digits',
      'the name of an existing storage account',
    ),
    container: text(
      /^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
      'must be a blob container name',
      '3 to 63 lower-case letters, digits and single hyphens between them, for instance tfstate',
    ),
    subscriptionId: guid.optional(),
  }),
  strict({ backend: z.literal('local') }),
]);

const SEGMENT = '[\\w.~%-]+';
const urlPath = text(
  new RegExp(`^/(?:${SEGMENT}/)*(?:${SEGMENT})?$`),
  'must be a URL path without query',
  'write it like /health',
);
/** https://learn.microsoft.com/azure/frontdoor/front-door-route-matching */
const pathPattern = text(
  new RegExp(`^/(?!\\*$)(?:${SEGMENT}/)*(?:${SEGMENT}|\\*)?$`),
  'must be a path pattern other than /*',
  'write it like /catalog/*, with the star only at the end and after a slash',
);

const apiSchema = strict({
  hostname,
  image: text(
    /^[a-z0-9]+(?:[._/-][a-z0-9]+)*(?::[\w][\w.-]{0,127}|@sha256:[0-9a-f]{64})$/,
    'must be REPOSITORY@sha256:DIGEST',
    'the repository in this registry without its host, and the digest that `az acr repository show` prints',
  ),
  acceptImageTag: accept.optional(),
  port: whole(1, 65_535, 'a TCP port').default(8080),
  healthPath: urlPath,
  cachedPaths: z.array(pathPattern).default([]),
  audiences: z
    .array(text(/^\S+$/, 'must be a token audience', 'for instance api://client-id'))
    .default([])
    .meta({ description: "Audiences of tokens that existing clients hold, beside this API's own." }),
  secrets: z
    .record(
      text(/^[A-Z][A-Z0-9_]*$/, 'must be an app setting name', 'write it like THIRD_PARTY_API_KEY'),
      text(/^[0-9a-zA-Z-]{1,127}$/, 'must be a Key Vault secret name', 'letters, digits and hyphens'),
    )
    .default({})
    .meta({ description: "App setting -> name of the secret in each stamp's key vault." }),
});

/**
 * A region is out 40 to 50 s after it fails. Each of some 200 edge locations probes: 20 requests a second to every
 * origin, which the app answers from its cache. https://learn.microsoft.com/azure/frontdoor/health-probes
 */
export const defaultProbe = { intervalSeconds: 10, sampleSize: 4, successfulSamplesRequired: 3 } as const;

const frontDoorSchema = strict({
  probe: strict({
    intervalSeconds: whole(5, 255, 'seconds between probes').default(defaultProbe.intervalSeconds),
    sampleSize: whole(1, 255, 'probe results looked at').default(defaultProbe.sampleSize),
    successfulSamplesRequired: whole(1, 255, 'successes among them').default(
      defaultProbe.successfulSamplesRequired,
    ),
  }).prefault({}),
  latencyBandMilliseconds: whole(0, 1000, 'milliseconds; 0 sends all to the nearest region').default(50),
  rateLimitPerMinute: whole(10, 1_000_000, 'requests a minute from one client address').default(1000),
}).prefault({});

const jsonPath = text(
  /^(?:\/[A-Za-z_]\w*)+$/,
  'must be a path into the document',
  'write it like /customerId',
);

const containerSchema = strict({
  partitionKey: jsonPath,
  timeToLive: z
    .union([duration, z.literal('off')], says('must be a duration or off', 'write it like 30d'))
    .default('off'),
  conflictResolution: z
    .discriminatedUnion('mode', [
      strict({ mode: z.literal('lastWriterWins'), path: jsonPath.default('/_ts') }),
      strict({
        mode: z.literal('custom'),
        procedure: text(
          /^[\w-]+$/,
          'must be a stored procedure name',
          'the merge procedure of the container',
        ),
      }),
    ])
    .prefault({ mode: 'lastWriterWins' }),
});

const cosmosSchema = strict({
  database: text(/^[\w-]{1,255}$/, 'must be a database name', 'letters, digits, _ and -'),
  maxThroughput: whole(1000, 1_000_000, 'request units a second; a multiple of 1000')
    .multipleOf(1000, says('must be a multiple of 1000', 'autoscale goes by thousands of request units'))
    .default(4000),
  // https://learn.microsoft.com/azure/cosmos-db/set-throughput#set-throughput-on-a-database
  containers: z
    .record(text(/^[\w-]{1,255}$/, 'must be a container name', 'letters, digits, _ and -'), containerSchema)
    .refine(
      (containers) => Object.keys(containers).length <= 25,
      says('must have at most 25 containers', 'no more can share the throughput of one database'),
    ),
});

const capacitySchema = strict({
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

const regionSchema = strict({
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

const adoptSchema = strict({
  cosmosAccountId: resourceId('Microsoft.DocumentDB/databaseAccounts').optional(),
  cosmosContainers: z.array(z.string()).optional().meta({
    description:
      'Given: the database exists in the adopted account, with these of its containers, which keep their throughput.',
  }),
  acceptNoZones: accept.optional().meta({
    description:
      'The adopted Cosmos account has no zones in the home region: they cannot be turned on there afterwards.',
  }),
  registryId: resourceId('Microsoft.ContainerRegistry/registries').optional(),
  acceptLegacyAccess: accept.optional().meta({
    description:
      'The legacy app keeps its way to what is adopted, keys over the public network, until the name has moved.',
  }),
}).prefault({});

/** Any text, because a rule names the nearest region; editors offer the catalogue. */
const regionName = z.string().meta({ enum: [...catalogue.keys()] });

export const regionsFileSchema = strict({
  workload,
  environment: text(
    /^[a-z][a-z0-9]{1,7}$/,
    'must be 2 to 8 lower-case letters and digits, a letter first',
    'for instance prod',
  ),
  suffix: text(
    /^[a-z0-9]{1,4}$/,
    'must be 1 to 4 lower-case letters and digits',
    'it sets your globally unique names apart from those of another user of this project',
  ).optional(),
  subscriptionId: guid,
  tenantId: guid,
  homeRegion: regionName.meta({
    description: 'Where the Cosmos account and the registry are created; fixed for life.',
  }),
  state: stateSchema,
  api: apiSchema,
  frontDoor: frontDoorSchema,
  cosmos: cosmosSchema,
  capacity: capacitySchema,
  regions: z.record(regionName, regionSchema),
  dns: dnsSchema,
  alerts: strict({
    // Azure wants the receivers' names unique, and they are these addresses.
    emails: z
      .array(emailAddress)
      .min(1, says('must name somebody', 'give at least one address'))
      .refine(
        (emails) => new Set(emails).size === emails.length,
        says('must not repeat', 'keep one of each'),
      ),
  }),
  adopt: adoptSchema,
});

/** regions.yaml as people write it. */
export type RegionsFileInput = z.input<typeof regionsFileSchema>;
/** regions.yaml with every default filled in. */
export type RegionsFile = z.output<typeof regionsFileSchema>;
export type RegionEntry = RegionsFile['regions'][string];
export type RegionState = (typeof regionStates)[number];
