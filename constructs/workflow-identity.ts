import { AppRoleAssignment } from '@cdktf/provider-azuread/lib/app-role-assignment';
import { Application } from '@cdktf/provider-azuread/lib/application';
import { ApplicationFederatedIdentityCredential } from '@cdktf/provider-azuread/lib/application-federated-identity-credential';
import type { DataAzureadServicePrincipal } from '@cdktf/provider-azuread/lib/data-azuread-service-principal';
import { ServicePrincipal } from '@cdktf/provider-azuread/lib/service-principal';
import { Construct } from 'constructs';

export interface WorkflowIdentityProps {
  readonly displayName: string;
  /** Name of a credential -> the subject of the tokens that it accepts. */
  readonly subjects: Readonly<Record<string, string>>;
  readonly graph: DataAzureadServicePrincipal;
  /** An application permission of Microsoft Graph: https://learn.microsoft.com/graph/permissions-reference */
  readonly graphPermission: string;
}

/** The identity of GitHub Actions, which sign in with their own tokens: there is no secret. */
export class WorkflowIdentity extends Construct {
  readonly clientId: string;
  /** Object id of the service principal, which is given roles. */
  readonly principalId: string;

  constructor(scope: Construct, id: string, props: WorkflowIdentityProps) {
    super(scope, id);
    const { displayName, subjects, graph, graphPermission } = props;
    const permissionId = graph.appRoleIds.lookup(graphPermission);
    // No owners, because they could add credentials: only Entra's administrators may.
    const application = new Application(this, 'application', {
      displayName,
      signInAudience: 'AzureADMyOrg',
      preventDuplicateNames: true,
      requiredResourceAccess: [
        { resourceAppId: graph.clientId, resourceAccess: [{ id: permissionId, type: 'Role' }] },
      ],
      lifecycle: { preventDestroy: true }, // the repository knows it by its client id
    });
    const principal = new ServicePrincipal(this, 'service_principal', {
      clientId: application.clientId,
      // Nobody gets tokens for it; it only signs in elsewhere.
      appRoleAssignmentRequired: true,
      lifecycle: { preventDestroy: true },
    });
    for (const [name, subject] of Object.entries(subjects)) {
      new ApplicationFederatedIdentityCredential(this, name, {
        applicationId: application.id,
        displayName: name.replaceAll('_', '-'),
        issuer: 'https://token.actions.githubusercontent.com',
        audiences: ['api://AzureADTokenExchange'],
        subject,
      });
    }
    // Admin consent: an administrator must run this.
    new AppRoleAssignment(this, 'graph', {
      appRoleId: permissionId,
      principalObjectId: principal.objectId,
      resourceObjectId: graph.objectId,
    });
    this.clientId = application.clientId;
    this.principalId = principal.objectId;
  }
}
