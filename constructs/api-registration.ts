import { Application } from '@cdktf/provider-azuread/lib/application';
import { ApplicationIdentifierUri } from '@cdktf/provider-azuread/lib/application-identifier-uri';
import { ServicePrincipal } from '@cdktf/provider-azuread/lib/service-principal';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';

/** The API in Entra: one audience, so that a token is good in any region. */
export class ApiRegistration extends Construct {
  readonly clientId: string;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly displayName: string; readonly hostname: string },
  ) {
    super(scope, id);
    const application = new Application(this, 'application', {
      displayName: props.displayName,
      signInAudience: 'AzureADMyOrg',
      preventDuplicateNames: true,
      api: { requestedAccessTokenVersion: 2 },
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
        // The URI is set below, as it holds the application's own id. Owners are named in Entra; left out here,
        // azuread would remove them: a deploying identity with Application.ReadWrite.OwnedBy must be one.
        ignoreChanges: ['identifier_uris', 'owners'],
      },
    });
    new ApplicationIdentifierUri(this, 'identifier_uri', {
      applicationId: application.id,
      identifierUri: `api://${application.clientId}`,
    });
    new ServicePrincipal(this, 'service_principal', {
      clientId: application.clientId,
      // Nobody gets a token who was not given the role.
      appRoleAssignmentRequired: true,
      lifecycle: { preventDestroy: true, ignoreChanges: ['owners'] },
    });
    this.clientId = application.clientId;
  }
}
