/**
 * The shape of regions.yaml: the one source of the types, of the messages about single values, and of the
 * JSON Schema that editors read. What concerns several values at once is in `rules/`.
 *
 * A message has two lines: what is wrong, and how to fix it.
 */
import { z } from 'zod';
import { allowedVersions, defaultVersions } from '../../providers/versions';
import { catalogue } from '../catalogue';
import { alertsSchema } from './schema-alerts';
import { apiSchema, frontDoorSchema } from './schema-api';
import { bootstrapSchema } from './schema-bootstrap';
import { adoptSchema, cosmosSchema, registrySchema } from './schema-data';
import { dnsSchema } from './schema-dns';
import { logsSchema } from './schema-logs';
import { guid, oneOf, RESOURCE_GROUP, says, strict, text } from './schema-parts';
import { capacitySchema, regionSchema, type regionStates } from './schema-regions';
import { acceptSchema } from './schema-review';
import { rolloutSchema } from './schema-rollout';

const workload = text(
  /^[a-z][a-z0-9]{1,19}$/,
  'must be 2 to 20 lower-case letters and digits, a letter first',
  'it is the stem of every name, some of which take no hyphen',
).describe('The stem of every name. Fixed for life.');

const stateSchema = z.discriminatedUnion(
  'backend',
  [
    strict({
      backend: z.literal('azurerm').describe('A storage account in Azure.'),
      resourceGroup: text(
        new RegExp(`^${RESOURCE_GROUP}$`),
        'must be a resource group name',
        'write the group of the state account',
      ).describe('The resource group of that account.'),
      storageAccount: text(
        /^[a-z0-9]{3,24}$/,
        'must be 3 to 24 lower-case letters and digits',
        'write the name of the storage account',
      ).describe('The storage account, which npm run bootstrap makes before the first deployment.'),
      container: text(
        /^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
        'must be a blob container name',
        'use 3 to 63 lower-case letters, digits and single hyphens between them, like tfstate',
      ).describe('The blob container in it, where each stack has its own state.'),
      subscriptionId: guid
        .optional()
        .describe('The subscription of that account; by default that of the system.'),
    }),
    strict({ backend: z.literal('local').describe('Files on this machine, for trying things out.') }),
  ],
  {
    error: ({ input }) =>
      input === undefined
        ? says('must be a mapping', 'write backend: azurerm, resourceGroup, storageAccount and container')
        : undefined,
  },
);

/** Any text, because a rule names the nearest region; editors offer the catalogue. */
const regionName = z
  .string(says('must be the name of a region', 'write it like westeurope'))
  .meta({ title: 'Azure region', enum: [...catalogue.keys()] });

export const regionsFileSchema = strict({
  workload,
  environment: text(
    /^[a-z][a-z0-9]{1,7}$/,
    'must be 2 to 8 lower-case letters and digits, a letter first',
    'write it like prod',
  ).describe('The second part of every name. Fixed for life.'),
  suffix: text(
    /^[a-z0-9]{1,4}$/,
    'must be 1 to 4 lower-case letters and digits',
    'it makes your globally unique names differ from those of other users of this project',
  )
    .optional()
    .describe('Makes globally unique names differ where those without it are taken. Fixed for life.'),
  subscriptionId: guid.describe('The Azure subscription. A region may have another one.'),
  tenantId: guid.describe('The Entra tenant of the subscriptions and the clients.'),
  homeRegion: regionName.meta({
    description: 'Where the Cosmos account is created. Holds a stamp. Fixed for life.',
  }),
  controlRegion: regionName.meta({
    description:
      'The region of the global resource groups, the global logs, the Terraform states and a new registry. Holds no stamp. Fixed for life.',
  }),
  deployed: z
    .literal(
      'none',
      says('can only be none', 'write deployed: none until the first deployment, then delete the line'),
    )
    .optional()
    .meta({
      description:
        'none: nothing is deployed yet, so no step is checked. Delete the line after the first deployment.',
    }),
  state: stateSchema.describe('Where Terraform keeps the state of each stack.'),
  providers: strict({
    azurerm: oneOf(allowedVersions.azurerm, 'a version of azurerm that was tried')
      .default(defaultVersions.azurerm)
      .describe('Version of hashicorp/azurerm.'),
    azuread: oneOf(allowedVersions.azuread, 'a version of azuread that was tried')
      .default(defaultVersions.azuread)
      .describe('Version of hashicorp/azuread.'),
  })
    .prefault({})
    .meta({
      description:
        'The versions of the Terraform providers. There is no way back from azurerm 5.x: docs/upgrade.md.',
    }),
  api: apiSchema.describe('The API: its public name, its image and its settings.'),
  frontDoor: frontDoorSchema.describe(
    'How requests are routed to the regions, and which of them are refused.',
  ),
  cosmos: cosmosSchema.describe('The data that all regions share, in one Cosmos DB account.'),
  registry: registrySchema.describe('The container registry, which has a replica in each region.'),
  capacity: capacitySchema.describe(
    'The load, and how many regions may fail at once. The number of instances follows from it.',
  ),
  logs: logsSchema.describe('What is logged, how much of it, and for how long: docs/logs.md.'),
  regions: z
    .record(
      regionName,
      regionSchema,
      says(
        'must be a mapping',
        'write a line for each region, like westeurope: { state: active, dataPriority: 0, addressSpace: 10.10.0.0/20 }',
      ),
    )
    .describe(
      'A line for each region, in the order of deployment. How to add and remove one: docs/regions.md.',
    ),
  rollout: rolloutSchema,
  dns: dnsSchema.describe('The public zone, and how far the name has moved: docs/dns-migration.md.'),
  alerts: alertsSchema.describe(
    'Who is told when something is wrong, and at which bounds: docs/monitoring.md.',
  ),
  bootstrap: bootstrapSchema
    .optional()
    .describe(
      'Who deploys and who is on call: what npm run bootstrap makes before anything is deployed. docs/first-deployment.md.',
    ),
  adopt: adoptSchema.describe('Existing resources that are taken over. The legacy app can go on using them.'),
  accept: acceptSchema,
});

/** regions.yaml as people write it. */
export type RegionsFileInput = z.input<typeof regionsFileSchema>;
/** regions.yaml with every default filled in. */
export type RegionsFile = z.output<typeof regionsFileSchema>;
export type RegionEntry = RegionsFile['regions'][string];
export type RegionState = (typeof regionStates)[number];
