import { Application } from '@cdktf/provider-azuread/lib/application';
import { ApplicationIdentifierUri } from '@cdktf/provider-azuread/lib/application-identifier-uri';
import { DataAzureadClientConfig } from '@cdktf/provider-azuread/lib/data-azuread-client-config';
import { ServicePrincipal } from '@cdktf/provider-azuread/lib/service-principal';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import type { Topology } from '../topology/topology';

export interface ApiRegistrationProps {
  readonly displayName: string;
  readonly hostname: string;
  readonly adopt: Topology['adopt']['apiApplication'];
}

/** The API in Entra: one audience, so that a token is valid in every region. */
export class ApiRegistration extends Construct {
  readonly clientId: string;

  constructor(scope: Construct, id: string, props: ApiRegistrationProps) {
    super(scope, id);
    if (props.adopt) {
      // Not 'application': a late adoption must replace the new registration, not continue with it.
      const legacy = new Application(this, 'legacy_application', {
        displayName: props.displayName,
        // Its clients rely on it: Terraform knows it, and changes nothing.
        lifecycle: { preventDestroy: true, ignoreChanges: 'all' },
      });
      legacy.importFrom(`/applications/${props.adopt.objectId}`);
      this.clientId = legacy.clientId;
      return;
    }
    // The deploying identity may write only what it owns: without owners, azuread removes the creator from them.
    // https://github.com/hashicorp/terraform-provider-azuread/blob/v3.7.0/internal/services/applications/application_resource.go#L1294
    const owners = [new DataAzureadClientConfig(this, 'deployer').objectId];
    const application = new Application(this, 'application', {
      displayName: props.displayName,
      owners,
      signInAudience: 'AzureADMyOrg',
      preventDuplicateNames: true,
      api: {
        requestedAccessTokenVersion: 2,
        oauth2PermissionScope: [
          {
            id: Fn.uuidv5('url', `https://${props.hostname}/scopes/access`),
            value: 'Api.Access', // roles and scopes share one set of names
            type: 'User',
            enabled: true,
            adminConsentDisplayName: 'Call the API for the user',
            adminConsentDescription: 'Calls the API for the user who is signed in.',
            userConsentDisplayName: 'Call the API for you',
            userConsentDescription: 'Calls the API for you.',
          },
        ],
      },
      appRole: [
        {
          id: Fn.uuidv5('url', `https://${props.hostname}/roles/invoke`),
          value: 'Api.Invoke',
          displayName: 'Call the API',
          description: 'Calls the API, as a user or as a service.',
          allowedMemberTypes: ['Application', 'User'],
          enabled: true,
        },
      ],
      lifecycle: {
        preventDestroy: true,
        // The URI is set below, because it contains the application's own id. The planning identity is not the deploying
        // one, so the owners are set once; others are added in Entra.
        ignoreChanges: ['identifier_uris', 'owners'],
      },
    });
    new ApplicationIdentifierUri(this, 'identifier_uri', {
      applicationId: application.id,
      identifierUri: `api://${application.clientId}`,
    });
    new ServicePrincipal(this, 'service_principal', {
      clientId: application.clientId,
      owners,
      // Only those with the role get a token.
      appRoleAssignmentRequired: true,
      lifecycle: { preventDestroy: true, ignoreChanges: ['owners'] },
    });
    this.clientId = application.clientId;
  }
}
