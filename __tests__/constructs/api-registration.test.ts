import { expectProperties } from '../support/properties';
import { topologyOf } from '../support/regions-file';
import { reference, resourceAt, stackOf, synthesized } from '../support/synthesize';

const global = stackOf(synthesized(topologyOf()), 'global');
const application = 'azuread_application.api_application';

describe('application', () => {
  expectProperties(resourceAt(global, application), {
    display_name: 'shop API (test)',
    sign_in_audience: 'AzureADMyOrg',
    prevent_duplicate_names: true,
    api: { requested_access_token_version: 2 },
    'app_role.0.value': 'Api.Invoke',
    'app_role.0.enabled': true,
    'app_role.0.allowed_member_types': ['Application', 'User'],
    'app_role.0.id': reference('uuidv5("url", "https://api.shop.example/roles/invoke")'),
    lifecycle: { prevent_destroy: true, ignore_changes: ['identifier_uris', 'owners'] },
  });

  test('has no password: nothing signs in as the API', () => {
    expect(resourceAt(global, application)).not.toHaveProperty('password');
    expect(Object.keys(global.resource)).not.toContain('azuread_application_password');
  });
});

test('its audience is its own id, the same in every region', () => {
  const uri = resourceAt(global, 'azuread_application_identifier_uri.api_identifier-uri');
  expect(uri.identifier_uri).toBe(`api://\${${application}.client_id}`);
});

describe('service principal', () => {
  expectProperties(resourceAt(global, 'azuread_service_principal.api_service-principal'), {
    client_id: `\${${application}.client_id}`,
    app_role_assignment_required: true,
    'lifecycle.prevent_destroy': true,
  });
});
