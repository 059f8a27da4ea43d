import type { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import type { Topology } from '../topology/topology';

export interface AppSettingsProps {
  readonly identity: UserAssignedIdentity;
  /** What runs: `REPOSITORY@sha256:DIGEST`. */
  readonly image: string;
  readonly settings: Topology['api'];
  readonly cosmos: { readonly endpoint: string; readonly databaseName: string };
  /** As the Cosmos DB SDK names it: `West Europe`. */
  readonly regionDisplayName: string;
  readonly vaultUri: string;
  readonly applicationInsightsConnectionString: string;
}

/** The environment of the container. It has no list of regions: adding one must not restart the others. */
export function appSettings(props: AppSettingsProps): Record<string, string> {
  const { port, healthPath, secrets } = props.settings;
  return {
    // An image cannot contain its own digest.
    API_IMAGE: props.image,
    WEBSITES_PORT: String(port),
    WEBSITES_ENABLE_APP_SERVICE_STORAGE: 'false',
    // As long as Front Door waits for an answer. The default is 5 seconds.
    WEBSITES_CONTAINER_STOP_TIME_LIMIT: '30',
    // Otherwise any answer, a 404 or 502 included, makes a new instance ready.
    // https://learn.microsoft.com/azure/app-service/reference-app-settings#app-environment
    WEBSITE_WARMUP_PATH: healthPath,
    WEBSITE_WARMUP_STATUSES: '200',
    AZURE_CLIENT_ID: props.identity.clientId,
    COSMOS_ENDPOINT: props.cosmos.endpoint,
    COSMOS_DATABASE: props.cosmos.databaseName,
    COSMOS_REGION: props.regionDisplayName,
    // An address, not a key: the component takes Entra tokens only.
    APPLICATIONINSIGHTS_CONNECTION_STRING: props.applicationInsightsConnectionString,
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: `Authorization=AAD;ClientId=${props.identity.clientId}`,
    ...Object.fromEntries(
      Object.entries(secrets).map(([setting, secret]) => [
        setting,
        `@Microsoft.KeyVault(SecretUri=${props.vaultUri}secrets/${secret})`,
      ]),
    ),
  };
}
