import { LinuxWebApp } from '@cdktf/provider-azurerm/lib/linux-web-app';
import { LinuxWebAppSlot } from '@cdktf/provider-azurerm/lib/linux-web-app-slot';
import type { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { stagingSlot } from '../topology/topology';
import { type AppSettingsProps, appSettings } from './app-settings';
import { literal } from './literal';

export interface ApiAppProps extends AppSettingsProps {
  /** What the staging slot runs; undefined: there is no slot. */
  readonly slotImage: string | undefined;
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly planId: string;
  readonly subnetId: string;
  readonly identity: UserAssignedIdentity;
  readonly registryLoginServer: string;
  readonly frontDoorId: string;
  /** Of the API's registration in Entra. */
  readonly clientId: string;
  /** Of the tokens that it accepts. */
  readonly issuer: string;
  readonly dependsOn: readonly ITerraformDependable[];
}

/** The API and its staging slot, if there is an image to try; both are hardened alike. */
export class ApiApp extends Construct {
  readonly app: LinuxWebApp;
  readonly staging: LinuxWebAppSlot | undefined;

  constructor(scope: Construct, id: string, props: ApiAppProps) {
    super(scope, id);
    const both = ({ image }: Pick<ApiAppProps, 'image'>) => ({
      httpsOnly: true,
      // Public, but denied by default: Front Door connects over the internet.
      publicNetworkAccessEnabled: true,
      clientAffinityEnabled: false,
      ftpPublishBasicAuthenticationEnabled: false,
      webdeployPublishBasicAuthenticationEnabled: false,
      virtualNetworkSubnetId: props.subnetId,
      vnetImagePullEnabled: true,
      keyVaultReferenceIdentityId: props.identity.id,
      identity: { type: 'UserAssigned', identityIds: [props.identity.id] },
      appSettings: appSettings({ ...props, image }),
      authSettingsV2: authentication(props),
      // The portal writes these tags when somebody opens the app's insights.
      lifecycle: {
        ignoreChanges: ['conn-string', 'instrumentation-key', 'resource-id'].map(
          (what) => `tags["hidden-link: /app-insights-${what}"]`,
        ),
      },
    });
    this.app = new LinuxWebApp(this, 'app', {
      ...both(props),
      siteConfig: { ...siteConfig(props), ...healthCheck(props) },
      name: props.name,
      resourceGroupName: props.resourceGroupName,
      location: props.location,
      servicePlanId: props.planId,
      dependsOn: [...props.dependsOn],
    });
    if (props.slotImage === undefined) return;
    const slot = { ...props, image: props.slotImage };
    this.staging = new LinuxWebAppSlot(this, 'staging', {
      ...both(slot),
      // No health check: with one, a healthy slot would keep an instance whose app is unhealthy.
      siteConfig: siteConfig(slot),
      name: stagingSlot,
      appServiceId: this.app.id,
    });
  }
}

/** The provider accepts these two only together. */
const healthCheck = ({ settings }: ApiAppProps) => ({
  healthCheckPath: settings.healthPath,
  healthCheckEvictionTimeInMin: 5,
});

function siteConfig(props: ApiAppProps) {
  return {
    alwaysOn: true,
    http2Enabled: true,
    minimumTlsVersion: '1.2',
    scmMinimumTlsVersion: '1.2',
    ftpsState: 'Disabled',
    remoteDebuggingEnabled: false,
    use32BitWorker: false,
    vnetRouteAllEnabled: true,
    containerRegistryUseManagedIdentity: true,
    containerRegistryManagedIdentityClientId: props.identity.clientId,
    applicationStack: {
      dockerImageName: props.image,
      dockerRegistryUrl: `https://${props.registryLoginServer}`,
    },
    ipRestrictionDefaultAction: 'Deny',
    scmIpRestrictionDefaultAction: 'Deny',
    scmUseMainIpRestriction: false,
    ipRestriction: [
      {
        name: 'front-door',
        priority: 100,
        action: 'Allow',
        // Every Front Door has the service tag; the header identifies this one.
        // https://learn.microsoft.com/azure/app-service/app-service-ip-restrictions#restrict-access-to-a-specific-azure-front-door-instance
        serviceTag: 'AzureFrontDoor.Backend',
        headers: [
          { xAzureFdid: [props.frontDoorId], xFdHealthProbe: [], xForwardedFor: [], xForwardedHost: [] },
        ],
      },
    ],
  };
}

function authentication({ clientId, issuer, settings }: ApiAppProps) {
  return {
    authEnabled: true,
    requireAuthentication: true,
    requireHttps: true,
    unauthenticatedAction: 'Return401',
    defaultProvider: 'azureactivedirectory',
    // Probes carry no token: without this each would get a 401, and Front Door would find every region unhealthy.
    excludedPaths: [settings.healthPath, settings.otherHealthPath].filter((path) => path !== undefined),
    forwardProxyConvention: 'Standard',
    activeDirectoryV2: {
      clientId,
      tenantAuthEndpoint: issuer,
      // The last ones are in the tokens of existing clients.
      allowedAudiences: [clientId, `api://${clientId}`, ...settings.audiences.map(literal)],
    },
    login: { tokenStoreEnabled: false },
  };
}
