import { Refusal } from '../errors';
import { guidOf } from '../identifiers';
import { blocks, textOf, type Value, type Values } from '../value';
import type { Answers, DataSource, ResourceType } from './resource-type';

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

/** In every tenant; these permissions of many: https://learn.microsoft.com/graph/permissions-reference */
const GRAPH = {
  client_id: '00000003-0000-0000-c000-000000000000',
  display_name: 'Microsoft Graph',
  app_role_ids: {
    'Application.Read.All': '9a5d68dd-52b0-4cc2-bd40-abcbac3ac30f',
    'Application.ReadWrite.OwnedBy': '18a4783c-866b-4cc7-a460-3d5e5662c884',
  },
};

export const entraDataSources: Readonly<Record<string, DataSource>> = {
  azuread_service_principal: (config, { tenant }, world) => {
    const clientId = textOf(config, 'client_id');
    const own = world
      .ofType('azuread_service_principal')
      .find((one) => one.tenant === tenant && one.values.client_id === clientId);
    const known = clientId === GRAPH.client_id ? GRAPH : own?.values;
    if (!known) throw new Refusal(`service principal with client ID "${clientId}" was not found`);
    const objectId = own ? textOf(own.values, 'object_id') : guidOf(`${tenant} ${clientId}`);
    return {
      ...Object.fromEntries(
        Object.keys(config).map((name) => [name, known[name as keyof typeof known] ?? null]),
      ),
      id: `/servicePrincipals/${objectId}`,
      object_id: objectId,
      client_id: clientId,
      display_name: known.display_name ?? null,
      app_role_ids: known.app_role_ids ?? {},
    };
  },
};
