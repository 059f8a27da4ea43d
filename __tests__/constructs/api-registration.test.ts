import { issuer } from '../../topology/tokens';
import { type Edit, SLOT, topologyOf } from '../support/regions-file';
import { reference, resourceAt, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const application = 'azuread_application.api_application';
const TENANT = '44444444-4444-4444-8444-444444444444';
const OBJECT = '77777777-7777-4777-8777-777777777777';
const adopt = (tokenVersion: 1 | 2): Edit => [
  'alerts:',
  `adopt: { apiApplication: { objectId: ${OBJECT}, tokenVersion: ${tokenVersion} } }\nalerts:`,
];
const globalOf = (...edits: readonly Edit[]) => stackOf(synthesized(topologyOf(...edits)), 'global');

describe('a new one', () => {
  const global = globalOf();
  const owners = [reference('data.azuread_client_config.api_deployer.object_id')];

  test.each([application, 'azuread_service_principal.api_service_principal'])(
    '%s: the deploying identity owns it, and other owners stay',
    (address) => {
      expect(resourceAt(global, address)).toMatchObject({
        owners,
        lifecycle: { prevent_destroy: true, ignore_changes: expect.arrayContaining(['owners']) },
      });
    },
  );

  test('has a scope for users beside the role, under another value', () => {
    const { api, app_role } = resourceAt(global, application) as {
      api: { oauth2_permission_scope: { value: string; id: string }[] };
      app_role: { value: string; id: string }[];
    };
    const all = [...api.oauth2_permission_scope, ...app_role];
    expect(all.map(({ value }) => value)).toEqual(['Api.Access', 'Api.Invoke']);
    expect(new Set(all.map(({ id }) => id)).size).toBe(2);
  });
});

describe('the legacy one', () => {
  const application = 'azuread_application.api_legacy_application';
  const global = globalOf(adopt(1));

  test('is imported, and nothing of it is changed', () => {
    expect(global.import).toEqual([{ to: application, id: `/applications/${OBJECT}` }]);
    expect(resourceAt(global, application).lifecycle).toEqual({
      prevent_destroy: true,
      ignore_changes: 'all',
    });
  });

  test('nothing is made beside it', () => {
    const made = Object.keys(global.resource).filter((type) => type.startsWith('azuread_'));
    expect(made).toEqual(['azuread_application']);
    expect(resourcesOf(global, 'azuread_application')).toHaveLength(1);
    expect(global.data).toBeUndefined();
  });

  test.each([
    [1, `https://login.microsoftonline.com/${TENANT}`],
    [2, `https://login.microsoftonline.com/${TENANT}/v2.0`],
  ] as const)('the apps take its tokens of version %i: issuer %s', (version, expected) => {
    const system = synthesized(topologyOf(SLOT, adopt(version)));
    expect(stackOf(system, 'global').output.api_client_id?.value).toBe(reference(`${application}.client_id`));
    const stamp = stackOf(system, 'stamp-northeurope');
    for (const address of ['azurerm_linux_web_app.api_app', 'azurerm_linux_web_app_slot.api_staging']) {
      expect(resourceAt(stamp, address)).toHaveProperty('auth_settings_v2.active_directory_v2', {
        client_id: reference('data.terraform_remote_state.global.outputs.api_client_id'),
        tenant_auth_endpoint: expected,
        allowed_audiences: expect.any(Array),
      });
    }
  });
});

test('a new one gets tokens of version 2', () => {
  expect(issuer(topologyOf())).toBe(`https://login.microsoftonline.com/${TENANT}/v2.0`);
});
