/**
 * The shape of regions.yaml: the one source of the types, of the messages about single values, and of the
 * JSON Schema that editors read. What concerns several values at once stands in `rules/`.
 *
 * A message has two lines: what is wrong, and how to fix it.
 */
import { z } from 'zod';
import { allowedVersions, defaultVersions } from '../../providers/versions';
import { catalogue } from '../catalogue';
import { apiSchema, frontDoorSchema } from './schema-api';
import { adoptSchema, cosmosSchema, registrySchema } from './schema-data';
import { dnsSchema } from './schema-dns';
import { emailAddress, guid, oneOf, RESOURCE_GROUP, says, strict, text } from './schema-parts';
import { capacitySchema, regionSchema, type regionStates } from './schema-regions';
import { acceptSchema } from './schema-review';

const workload = text(
  /^[a-z][a-z0-9]{1,19}$/,
  'must be 2 to 20 lower-case letters and digits, a letter first',
  'it is the stem of every name, some of which take no hyphen',
);

const stateSchema = z.discriminatedUnion('backend', [
  strict({
    backend: z.literal('azurerm'),
    resourceGroup: text(
      new RegExp(`^${RESOURCE_GROUP}$`),
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

/** Any text, because a rule names the nearest region; editors offer the catalogue. */
const regionName = z
  .string(says('must be the name of a region', 'write it like westeurope'))
  .meta({ enum: [...catalogue.keys()] });

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
    description: 'Where the Cosmos account is created; fixed for life.',
  }),
  controlRegion: regionName.meta({
    description:
      'Where the groups of what is global, the global logs and the state are, and where a new registry is at home; no stamp here; fixed for life.',
  }),
  deployed: z
    .literal(
      'none',
      says('can only be none', 'write deployed: none until the first deployment, then no such line'),
    )
    .optional()
    .meta({
      description:
        'none: nothing was deployed yet, so no step is checked. The line goes after the first deployment.',
    }),
  state: stateSchema,
  providers: strict({
    azurerm: oneOf(allowedVersions.azurerm, 'a version of azurerm that was tried').default(
      defaultVersions.azurerm,
    ),
    azuread: oneOf(allowedVersions.azuread, 'a version of azuread that was tried').default(
      defaultVersions.azuread,
    ),
  })
    .prefault({})
    .meta({ description: 'The versions of the Terraform providers. 5.x has no way back: docs/upgrade.md.' }),
  api: apiSchema,
  frontDoor: frontDoorSchema,
  cosmos: cosmosSchema,
  registry: registrySchema,
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
  accept: acceptSchema,
});

/** regions.yaml as people write it. */
export type RegionsFileInput = z.input<typeof regionsFileSchema>;
/** regions.yaml with every default filled in. */
export type RegionsFile = z.output<typeof regionsFileSchema>;
export type RegionEntry = RegionsFile['regions'][string];
export type RegionState = (typeof regionStates)[number];
