import { blocks, type Value, type Values } from '../value';
import type { Answers, ResourceType } from './resource-type';

const entraIds: Answers = {
  client_id: '{guid}',
  object_id: '{id:name}',
  publisher_domain: 'contoso.onmicrosoft.com',
};

/** Microsoft Entra ID, which chooses its ids itself. */
export const entraTypes: Readonly<Record<string, ResourceType>> = {
  azuread_application: {
    id: '/applications/{guid}',
    takenBy: ['application_id'],
    answers: {
      ...entraIds,
      template_id: '',
      app_role_ids: ({ app_role }) => idsByValue(app_role),
      oauth2_permission_scope_ids: ({ api }) => idsByValue(blocks(api)[0]?.oauth2_permission_scope),
    },
  },
  azuread_application_registration: {
    id: '/applications/{guid}',
    takenBy: ['application_id'],
    answers: entraIds,
  },
  azuread_service_principal: {
    id: '/servicePrincipals/{guid}',
    answers: { object_id: '{id:name}', application_tenant_id: '{tenant}', type: 'Application' },
  },
  azuread_application_identifier_uri: { id: '{application_id}/identifierUris/{identifier_uri:base64}' },
  azuread_application_federated_identity_credential: {
    id: '{application_id}/federatedIdentityCredential/{guid}',
    answers: { credential_id: '{id:name}' },
  },
  azuread_app_role_assignment: {
    id: '/servicePrincipals/{resource_object_id}/appRoleAssignedTo/{guid}',
    answers: { principal_type: 'ServicePrincipal' },
  },
  azuread_group: { id: '/groups/{guid}', answers: { object_id: '{id:name}', mail_nickname: '{token}' } },
};

const idsByValue = (items: Value | undefined): Values =>
  Object.fromEntries(
    blocks(items)
      .filter(({ value }) => value)
      .map(({ value, id }) => [String(value), id ?? null]),
  );
