/** Every role that is assigned: by the stacks to the apps, by bootstrap to people and workflows. */

/** What may be done; `*` stands for anything: https://learn.microsoft.com/azure/role-based-access-control/role-definitions */
export interface Permissions {
  readonly actions: readonly string[];
  readonly notActions?: readonly string[];
  readonly dataActions?: readonly string[];
}

export interface BuiltInRole extends Permissions {
  readonly name: string;
  readonly id: string;
}

/** Name, id and permissions: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
const builtIn = (name: string, id: string, permissions: Permissions): BuiltInRole => ({
  name,
  id,
  ...permissions,
});

/** What the stacks give to the apps: the only roles that the deploying identity may give to anybody. */
export const appRoles = {
  acrPull: builtIn('AcrPull', '7f951dda-4ed3-4680-a7ca-43fe172d538d', {
    actions: ['Microsoft.ContainerRegistry/registries/pull/read'],
  }),
  keyVaultSecretsUser: builtIn('Key Vault Secrets User', '4633458b-17de-408a-b874-0445c86b69e6', {
    actions: [],
    dataActions: [
      'Microsoft.KeyVault/vaults/secrets/getSecret/action',
      'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
    ],
  }),
  metricsPublisher: builtIn('Monitoring Metrics Publisher', '3913510d-42f4-4e42-8a64-420c390055eb', {
    actions: [],
    dataActions: ['Microsoft.Insights/Metrics/Write', 'Microsoft.Insights/Telemetry/Write'],
  }),
} as const;

const container = 'Microsoft.Storage/storageAccounts/blobServices/containers';

/** The built-in roles that bootstrap assigns. */
export const builtInRoles = {
  reader: builtIn('Reader', 'acdd72a7-3385-48ef-bd42-f606fba81ae7', { actions: ['*/read'] }),
  locksContributor: builtIn('Locks Contributor', '28bf596f-4eb7-45ce-b5bc-6cf482fec137', {
    actions: ['Microsoft.Authorization/locks/*'],
  }),
  accessAdministrator: builtIn(
    'Role Based Access Control Administrator',
    'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
    {
      actions: [
        'Microsoft.Authorization/roleAssignments/write',
        'Microsoft.Authorization/roleAssignments/delete',
        '*/read',
      ],
    },
  ),
  blobDataReader: builtIn('Storage Blob Data Reader', '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1', {
    actions: [`${container}/read`],
    dataActions: [`${container}/blobs/read`],
  }),
  blobDataContributor: builtIn('Storage Blob Data Contributor', 'ba92f5b4-2d11-453d-a403-e96b0029c9fe', {
    actions: [`${container}/read`, `${container}/write`, `${container}/delete`],
    dataActions: ['read', 'write', 'delete', 'add/action', 'move/action'].map(
      (action) => `${container}/blobs/${action}`,
    ),
  }),
} as const;

/** A role of the project's own. */
export interface CustomRole extends Permissions {
  /** What it is called after workload and environment: a name is unique in a tenant. */
  readonly noun: string;
  readonly description: string;
}

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged#contributor */
const NOT_OF_CONTRIBUTOR = [
  'Microsoft.Authorization/*/Delete',
  'Microsoft.Authorization/*/Write',
  'Microsoft.Authorization/elevateAccess/Action',
  'Microsoft.Blueprint/blueprintAssignments/write',
  'Microsoft.Blueprint/blueprintAssignments/delete',
  'Microsoft.Compute/galleries/share/action',
  'Microsoft.Purview/consents/write',
  'Microsoft.Purview/consents/delete',
  'Microsoft.Resources/deploymentStacks/manageDenySetting/action',
  'Microsoft.Subscription/cancel/action',
  'Microsoft.Subscription/enable/action',
];

const registry = 'Microsoft.ContainerRegistry/registries';
/** The admin user: azurerm reads its credentials if an adopted registry still has one. */
const ADMIN_USER = `${registry}/listCredentials/action`;

/** Actions that can delete images: docs/images.md#what-must-not-go */
const DELETES_IMAGES = [
  `${registry}/artifacts/delete`,
  `${registry}/delete`,
  ADMIN_USER,
  `${registry}/regenerateCredential/action`,
  `${registry}/generateCredentials/action`,
  `${registry}/tokens/write`,
  `${registry}/scopeMaps/write`,
  `${registry}/scheduleRun/action`,
  `${registry}/tasks/write`,
  `${registry}/taskruns/write`,
];

/** The only storage is the account of the states, in the stack `bootstrap`, which people change. */
const CHANGES_STORAGE = [
  'write',
  'delete',
  'listKeys/action',
  'regenerateKey/action',
  'listAccountSas/action',
  'listServiceSas/action',
].map((action) => `Microsoft.Storage/storageAccounts/${action}`);

/** The same actions on an app and on its slot. */
const ofApps = (...actions: readonly string[]): readonly string[] =>
  ['Microsoft.Web/sites', 'Microsoft.Web/sites/slots'].flatMap((site) =>
    actions.map((action) => `${site}/${action}`),
  );

/** @param legacyAccess the running app still signs in to what was adopted with keys: `adopt.acceptLegacyAccess` */
export const customRoles = (legacyAccess: boolean) =>
  ({
    deployer: {
      noun: 'deployer',
      description: 'Contributor that cannot delete images or registries, or change storage accounts.',
      actions: ['*'],
      notActions: [
        ...NOT_OF_CONTRIBUTOR,
        ...CHANGES_STORAGE,
        ...DELETES_IMAGES.filter((action) => !(legacyAccess && action === ADMIN_USER)),
      ],
    },
    planner: {
      noun: 'planner',
      description: 'What azurerm reads by POST when it plans.',
      actions: [
        ...ofApps('config/list/action'),
        ...['listKeys', 'readonlykeys', 'listConnectionStrings'].map(
          (name) => `Microsoft.DocumentDB/databaseAccounts/${name}/action`,
        ),
        ...(legacyAccess ? [ADMIN_USER] : []),
      ],
    },
    operator: {
      noun: 'operator',
      description:
        'For docs/outage.md and docs/secrets.md: stop and start apps, switch origins, purge, set secrets. Cannot read their values.',
      actions: [
        ...ofApps('start/action', 'stop/action', 'restart/action'),
        'Microsoft.Cdn/profiles/originGroups/origins/write',
        'Microsoft.Cdn/profiles/afdEndpoints/purge/action',
        'Microsoft.KeyVault/vaults/secrets/read',
        'Microsoft.KeyVault/vaults/secrets/write',
        ...ofApps('config/read', 'config/*/read', 'config/*/action'),
      ],
      notActions: ofApps('config/list/action', 'config/snapshots/listsecrets/action'),
    },
  }) as const satisfies Readonly<Record<string, CustomRole>>;

export type CustomRoleName = keyof ReturnType<typeof customRoles>;
