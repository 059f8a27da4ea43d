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

/** The API in Entra: one audience, so that a token is good in any region. */
export class ApiRegistration extends Construct {
  readonly clientId: string;

  constructor(scope: Construct, id: string, props: ApiRegistrationProps) {
    super(scope, id);
    if (props.adopt) {
      // Not 'application': whoever adopts late gives up the new one, and would otherwise go on with it.
      const legacy = new Application(this, 'legacy_application', {
        displayName: props.displayName,
        // What its clients rely on is theirs: it is known here, and nothing of it is changed.
        lifecycle: { preventDestroy: true, ignoreChanges: 'all' },
      });
      legacy.importFrom(`/applications/${props.adopt.objectId}`);
      this.clientId = legacy.clientId;
      return;
    }
    // Who may write only what it owns could not even read it afterwards: left out, azuread removes the creator.
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
        // The URI is set below, as it holds the application's own id. Who plans is not who deploys: the owners are
        // set once, and others are named in Entra.
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
      // Nobody gets a token who was not given the role.
      appRoleAssignmentRequired: true,
      lifecycle: { preventDestroy: true, ignoreChanges: ['owners'] },
    });
    this.clientId = application.clientId;
  }
}
