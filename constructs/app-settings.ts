import type { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';

export interface AppSettingsProps {
  readonly identity: UserAssignedIdentity;
  readonly healthPath: string;
  readonly port: number;
  readonly cosmos: { readonly endpoint: string; readonly databaseName: string };
  /** As the Cosmos DB SDK names it: `West Europe`. */
  readonly regionDisplayName: string;
  readonly vaultUri: string;
  /** App setting -> secret name. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly applicationInsightsConnectionString: string;
}

/** What the container finds in its environment. No list of regions: adding one must not restart the others. */
export function appSettings(props: AppSettingsProps): Record<string, string> {
  return {
    WEBSITES_PORT: String(props.port),
    WEBSITES_ENABLE_APP_SERVICE_STORAGE: 'false',
    WEBSITE_SWAP_WARMUP_PING_PATH: props.healthPath,
    WEBSITE_SWAP_WARMUP_PING_STATUSES: '200',
    AZURE_CLIENT_ID: props.identity.clientId,
    COSMOS_ENDPOINT: props.cosmos.endpoint,
    COSMOS_DATABASE: props.cosmos.databaseName,
    COSMOS_REGION: props.regionDisplayName,
    // An address, not a key: the component takes Entra tokens only.
    APPLICATIONINSIGHTS_CONNECTION_STRING: props.applicationInsightsConnectionString,
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: `Authorization=AAD;ClientId=${props.identity.clientId}`,
    ...Object.fromEntries(
      Object.entries(props.secrets).map(([setting, secret]) => [
        setting,
        `@Microsoft.KeyVault(SecretUri=${props.vaultUri}secrets/${secret})`,
      ]),
    ),
  };
}
