/** The `logs` section: what is logged, how much of it, and for how long. */
import { z } from 'zod';
import { accept, oneOf, reason, says, strict, whole } from './schema-parts';

/**
 * What an account for NoSQL can log beside ControlPlaneRequests, which are always logged.
 * https://learn.microsoft.com/azure/azure-monitor/reference/supported-logs/microsoft-documentdb-databaseaccounts-logs
 */
export const cosmosCategories = [
  'DataPlaneRequests',
  'DataPlaneRequests15M',
  'DataPlaneRequests5M',
  'PartitionKeyRUConsumption',
  'PartitionKeyStatistics',
  'QueryRuntimeStatistics',
] as const;

const addressActions = ['keep', 'scrub'] as const;

/** Why these defaults: docs/adr/0019-logs-that-survive-a-busy-hour.md. */
export const logsSchema = strict({
  // Free for the first 31 days; an intrusion is often found only after weeks.
  retentionDays: whole(30, 730, 'days that a log workspace keeps logs').default(90),
  acceptShortRetention: accept.optional().meta({ description: 'Why fewer than 90 days are enough.' }),
  workspaceCap: strict({
    gigabytesPerDay: whole(
      1,
      10_000,
      'GB a day, after which a log workspace accepts no more until the next day',
    ),
    reason,
  })
    .optional()
    .meta({
      description:
        'A daily cap for each log workspace. By default there is none: a capped workspace is blind when logs are needed most.',
    }),
  applicationInsights: strict({
    // A tenth of 900 requests a second still shows what happens once in ten seconds.
    samplingPercent: whole(1, 100, 'percent of the requests and their calls that are kept').default(10),
    gigabytesPerDay: whole(1, 1000, "GB a day of one region's telemetry, after which it stops").default(100),
  })
    .prefault({})
    .describe("The app's telemetry: sampled, so that a peak does not stop it."),
  appRequests: z.boolean(says('must be true or false', 'write it without quotes')).default(false).meta({
    description:
      'Whether App Service logs each request too. Front Door logs them already, without the values of query strings.',
  }),
  cosmosCategories: z
    .array(oneOf(cosmosCategories, 'a log category of Cosmos DB'))
    .refine(
      (categories) => new Set(categories).size === categories.length,
      says('must not contain duplicates', 'keep one of each'),
    )
    .default(['PartitionKeyStatistics'])
    .meta({
      description:
        'What Cosmos DB logs besides ControlPlaneRequests. DataPlaneRequests, QueryRuntimeStatistics and PartitionKeyRUConsumption grow with the traffic: use them for an hour, not permanently.',
    }),
  clientAddresses: strict({
    action: oneOf(addressActions, 'an action').describe('Whether addresses are kept or scrubbed.'),
    reason,
  })
    .optional()
    .meta({
      description:
        'Whether the logs of Front Door and the firewall show client addresses. By default they do until dns.phase is complete and the managed rules block, because tuning the firewall needs them; then they are scrubbed.',
    }),
}).prefault({});
