/** Adopted resources in the form of the legacy system: a rehearsal starts with an empty Azure. */
import type { SimulatedAzure, Values } from '../simulated-azure';
import type { Stack } from '../terraform/manifest';
import type { StackReport } from '../terraform/stack-run';
import { RehearsalError } from './errors';

/** A resource that exists before anything is deployed. */
export interface Legacy {
  readonly type: string;
  readonly id: string;
  readonly values: Values;
}

/**
 * Creates what these stacks import, unless it exists.
 * @throws RehearsalError like {@link legacyOf}.
 */
export function seedLegacy({ world, seed }: SimulatedAzure, stacks: readonly Stack[]): void {
  for (const stack of stacks) {
    const [provider] = stack.config.provider?.azurerm ?? [];
    const account = { subscription: provider?.subscription_id ?? '', tenant: provider?.tenant_id ?? '' };
    for (const { type, id, values } of legacyOf(stack)) {
      if (!world.get(type, id)) seed(type, values, account);
    }
  }
}

/**
 * What a stack imports, and the resource groups that contain it.
 * @throws RehearsalError for a type whose form in the legacy system is not described here.
 */
export const legacyOf = ({ name: stack, config }: Stack): readonly Legacy[] =>
  (config.import ?? []).flatMap(({ id, to }): readonly Legacy[] => {
    const [type = '', resource = ''] = to.split('.');
    const form = forms[type];
    if (!form) {
      throw new RehearsalError(
        `${stack}: imports ${to}, but the rehearsal does not know its form in the legacy system; describe it in operations/rehearsal/legacy.ts`,
      );
    }
    const configured: Configured = config.resource?.[type]?.[resource] ?? {};
    const { location } = configured;
    const { resourceGroups: group = '', ...parents } = namesIn(id);
    const name = id.slice(id.lastIndexOf('/') + 1);
    // Entra's resources have neither name nor group, and their ids cannot be built from their values.
    const known: Values = id.startsWith('/applications/') ? { id } : { name, resource_group_name: group };
    const values = { ...known, ...form(configured, parents) };
    if (!location) return [{ type, id, values }];
    const [groupId = ''] = id.split('/providers/');
    return [
      { type: 'azurerm_resource_group', id: groupId, values: { name: group, location } },
      { type, id, values: { ...values, location } },
    ];
  });

/** `resourceGroups`, `databaseAccounts`, ... -> the name that follows in an id */
const namesIn = (id: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...id.matchAll(/(\w+)\/([^/]+)/g)].map(([, kind = '', name = '']) => [kind, name]));

/** Values of the legacy system that must match the file, because azurerm would replace the resource otherwise. */
interface Configured {
  readonly location?: string;
  readonly geo_location?: readonly { readonly location: string; readonly zone_redundant: boolean }[];
  readonly partition_key_paths?: readonly string[];
}

/**
 * By type, the values that are not Azure's defaults. The account is in one region with periodic backups; it was
 * serverless and was converted, which gives each container its own throughput:
 * https://learn.microsoft.com/azure/cosmos-db/how-to-change-capacity-mode
 * The registry is in one region too, so it needed no Premium SKU. Both are reached over the internet with keys.
 */
const forms: Readonly<
  Record<string, (configured: Configured, parents: Readonly<Record<string, string>>) => Values>
> = {
  azurerm_cosmosdb_account: ({ location, geo_location = [] }) => ({
    offer_type: 'Standard',
    consistency_policy: [{ consistency_level: 'Session' }],
    geo_location: geo_location
      .filter((place) => place.location === location)
      .map((place) => ({ ...place, failover_priority: 0 })),
    backup: [{ type: 'Periodic' }],
  }),
  azurerm_cosmosdb_sql_database: (_, { databaseAccounts = '' }) => ({ account_name: databaseAccounts }),
  azurerm_cosmosdb_sql_container: (
    { partition_key_paths = [] },
    { databaseAccounts = '', sqlDatabases = '' },
  ) => ({
    account_name: databaseAccounts,
    database_name: sqlDatabases,
    partition_key_paths,
    throughput: 5000,
  }),
  azuread_application: () => ({ display_name: 'legacy API', sign_in_audience: 'AzureADMyOrg' }),
  // Images without a tag are deleted after a week.
  azurerm_container_registry: () => ({
    sku: 'Standard',
    admin_enabled: true,
    anonymous_pull_enabled: false,
    retention_policy_in_days: 7,
  }),
};

/** Adds a note to a plan with imports: it starts from an assumption. */
export function withLegacyNote(report: StackReport): StackReport {
  const imported = (report.changes ?? []).filter((change) => change.imported);
  return imported.length === 0 ? report : { ...report, notes: [...report.notes, legacyNote] };
}

const legacyNote =
  'Imported resources are simulated in the form of the legacy system (operations/rehearsal/legacy.ts); npm run plan shows what your real ones need.';
